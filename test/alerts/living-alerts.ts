import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AlertEvent,
  collectSnapshot,
  createCollectors,
  createErrorCodeTable,
  createGraphReader,
  createReportRunner,
  createTokenSource,
  directoryNeeds,
  keepSnapshot,
  KPI_IDS,
  loadOrganisation,
  type Message,
  newSnapshotId,
  openStore,
  type Plan,
  type RuleStanding,
  type RunnerDeps,
  SECTION_IDS,
  type Snapshot,
  type Store,
  watchAlerts,
} from "@intune-om/core";
import type { DemoTenant, Fault } from "@intune-om/demo-tenant";
import { createMailComposer, reporters } from "@intune-om/reporters";
import { copySample } from "../support/organisation.ts";

/** A mail that was handed over. */
export interface SentMail {
  readonly at: Date;
  readonly message: Message;
}

/** The alerts of the sample organisation, from its tenant to the mails, on a clock of the test's own. */
export interface LivingAlerts extends AsyncDisposable {
  readonly plan: Plan;
  readonly store: Store;
  readonly tenant: string;
  readonly sent: readonly SentMail[];
  /** Takes the snapshot of the tenant's day, and tells whoever has to be told at once. */
  snapshot(): Promise<void>;
  /** Lets time pass, and everything happen in it that is due. */
  passTo(until: Date): Promise<void>;
  events(): Promise<readonly AlertEvent[]>;
  standings(): Promise<readonly RuleStanding[]>;
}

export async function startLivingAlerts(
  demo: DemoTenant,
  options: {
    /** What goes wrong when the tenant is read on a day. */
    readonly faultsOn?: (at: Date) => readonly Fault[];
  } = {},
): Promise<LivingAlerts> {
  const copy = await copySample({ graphUrl: demo.graphUrl, smtpPort: 1 });
  await copy.set(["feeds"], []);
  const { config, plan } = await loadOrganisation(copy.config, {
    knownSections: SECTION_IDS,
    knownKpis: KPI_IDS,
  });
  const [tenant] = config.tenants;
  if (tenant === undefined) throw new Error("the sample has no tenant");
  let now = demo.now();
  const clock = { now: (): Date => now };
  const folder = await mkdtemp(join(tmpdir(), "intune-om-year-"));
  const store = await openStore({ kind: "sqlite", path: join(folder, "om.db") }, { clock });
  const composer = createMailComposer();
  const sent: SentMail[] = [];
  const unused = async (): Promise<never> => {
    throw new Error("alerts need none of this");
  };
  const deps: RunnerDeps = {
    config,
    plan,
    store,
    clock,
    sleep: async () => undefined,
    every: () => () => undefined,
    owner: "year",
    errorCodes: createErrorCodeTable([]),
    collect: unused,
    reporter: (format) => (format === "xlsx" ? reporters.xlsx() : unused()),
    reportsFolder: join(folder, "reports"),
    writeFile: unused,
    mailComposer: async () => composer,
    notifier: async () => ({
      channel: "smtp",
      verify: async () => undefined,
      close: async () => undefined,
      deliver: async (message) => {
        sent.push({ at: now, message });
        return { outcome: "accepted", response: "250" };
      },
    }),
  };
  const runner = createReportRunner(deps);
  const signal = new AbortController().signal;
  const collect = (): Promise<Snapshot> => {
    const credential = createTokenSource(tenant.auth, tenant.cloud, { readSecret: async () => demo.token });
    return collectSnapshot({
      id: newSnapshotId(),
      tenant: tenant.id,
      collectors: createCollectors(tenant.collectors, directoryNeeds(plan, tenant.id)),
      graph: createGraphReader({ cloud: tenant.cloud, credential, clock, sleep: async () => undefined }),
      clock,
      beta: tenant.beta,
      exportJobs: tenant.exportJobs,
    });
  };
  const watch = async (): Promise<void> => {
    for (const event of await watchAlerts(deps, now, signal)) {
      if (event.kind === "failed") throw event.error;
      if (event.kind === "posted") await runner.resume(event.run, signal);
    }
  };
  return {
    plan,
    store,
    tenant: tenant.id,
    sent,
    snapshot: async () => {
      now = demo.now();
      demo.setFaults(options.faultsOn?.(now) ?? []);
      const snapshot = await collect();
      demo.setFaults([]);
      await keepSnapshot(snapshot, deps);
      await watch();
    },
    passTo: async (until) => {
      for (;;) {
        const next = await store.alerts.nextAt(tenant.id);
        if (next === null || next > until) break;
        now = next > now ? next : new Date(now.getTime() + 60_000);
        await watch();
      }
      now = until;
    },
    events: () => store.alerts.events({ tenant: tenant.id }),
    standings: () => store.alerts.standings(tenant.id),
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await copy[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
