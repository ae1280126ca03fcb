import {
  collectSnapshot,
  createCollectors,
  createGraphReader,
  fixedClock,
  type Snapshot,
} from "@intune-om/core";
import { DEMO_GROUPS, type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import type { SentRequest } from "@intune-om/demo-tenant/contract";

export interface Collecting {
  readonly snapshot: Snapshot;
  /** Every request to Graph, the parts of batches each. */
  readonly sent: readonly SentRequest[];
}

export interface CollectingOptions {
  readonly beta?: boolean;
  readonly exportJobs?: boolean;
  /** Default 130. */
  readonly devices?: number;
  /** Default every source. */
  readonly sources?: readonly string[];
}

/** As if the plan had people told by user and by group. */
const DIRECTORY = { users: true, groups: Object.values(DEMO_GROUPS) };

/** Collects the sources of a demo tenant whose pages are short, and keeps what was sent. */
export async function collectAll(options: CollectingOptions = {}): Promise<Collecting> {
  const { devices = 130, sources, ...switches } = options;
  const tenant = await startDemoTenant({
    devices,
    day: 4,
    pageSize: Math.min(1_000, Math.ceil(devices / 3)),
  });
  try {
    const clock = fixedClock(tenant.now());
    const snapshot = await collectSnapshot({
      id: "s1",
      tenant: "norrviken",
      collectors: createCollectors({}, DIRECTORY).filter(({ source }) => sources?.includes(source) ?? true),
      graph: createGraphReader({
        cloud: { name: "custom", graph: tenant.graphUrl, login: tenant.loginUrl },
        credential: { getToken: async () => tenant.token },
        clock,
        sleep: async () => undefined,
      }),
      clock,
      applicationId: tenant.clientId,
      ...switches,
    });
    return { snapshot, sent: sentTo(tenant) };
  } finally {
    await tenant.close();
  }
}

function sentTo(tenant: DemoTenant): readonly SentRequest[] {
  return tenant.requests.flatMap(({ method, path, query, body }) => {
    const [, version, rest] = /^\/(v1\.0|beta)(\/.*)$/.exec(path) ?? [];
    if (version === undefined || rest === undefined || rest === "/$batch") return [];
    return [{ method, version, target: `${rest}${query}`, body }];
  });
}
