import {
  type Clock,
  type Collector,
  type Config,
  type Coverage,
  collectSnapshot,
  createCollectors,
  createFeedCollector,
  createGraphReader,
  createTokenSource,
  directoryNeeds,
  type FeedFetcher,
  feedKinds,
  type GraphError,
  newSnapshotId,
  type Plan,
  type SecretReader,
  type Snapshot,
  type SourceProgress,
  type TenantConfig,
} from "@intune-om/core";
import type { Sleep } from "../action.ts";
import type { Output } from "../output/output.ts";

export interface CollectTenant {
  readonly config: Config;
  readonly plan: Plan;
  readonly tenant: TenantConfig;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly readSecret: SecretReader;
  readonly output: Output;
  readonly signal: AbortSignal;
  /** Reads the feeds, each once for all tenants. */
  readonly feeds: FeedFetcher;
}

/** Takes one snapshot of a tenant, its feeds included. Nothing is kept. */
export function collectTenant(options: CollectTenant): Promise<Snapshot> {
  return readSources(options, collectorsOf(options));
}

/** Reads the feeds alone, for what can be said of each. Nothing is kept, and nobody signs in. */
export async function tryFeeds(options: CollectTenant): Promise<readonly Coverage[]> {
  return (await readSources(options, feedCollectorsOf(options))).coverage;
}

function readSources(options: CollectTenant, collectors: readonly Collector[]): Promise<Snapshot> {
  const { tenant, clock, sleep, readSecret, output, signal } = options;
  const credential = createTokenSource(tenant.auth, tenant.cloud, {
    readSecret,
    onDeviceCode: output.problem,
  });
  return collectSnapshot({
    id: newSnapshotId(),
    tenant: tenant.id,
    collectors,
    graph: createGraphReader({
      cloud: tenant.cloud,
      credential,
      clock,
      sleep,
      onRetry: (error, waitMs) => tellWait(error, waitMs, options),
    }),
    clock,
    beta: tenant.beta,
    exportJobs: tenant.exportJobs,
    ...applicationOf(tenant),
    signal,
    onSource: (progress) => show(progress, options),
  });
}

/** The client id of the tenant's sign-in, for the kinds that name one. */
function applicationOf({ auth }: TenantConfig): { readonly applicationId?: string } {
  return "clientId" in auth && auth.clientId !== undefined ? { applicationId: auth.clientId } : {};
}

/** The Graph collectors that the tenant has switched on, and one for each feed. */
export function collectorsOf(
  options: Pick<CollectTenant, "config" | "plan" | "tenant" | "feeds">,
): readonly Collector[] {
  const { plan, tenant } = options;
  return [
    ...createCollectors(tenant.collectors, directoryNeeds(plan, tenant.id)),
    ...feedCollectorsOf(options),
  ];
}

/** One collector for each feed. */
function feedCollectorsOf({
  config,
  feeds: fetcher,
}: Pick<CollectTenant, "config" | "feeds">): readonly Collector[] {
  return config.feeds.map((feed) => createFeedCollector(feed, { fetcher, kinds: feedKinds }));
}

/** From how long a wait on is told: a person should know why nothing happens. */
const LONG_WAIT_MS = 10_000;

function tellWait(error: GraphError, waitMs: number, { tenant, clock, output }: CollectTenant): void {
  output.log("request repeated", { tenant: tenant.id, url: error.url, reason: error.detail, waitMs });
  if (waitMs < LONG_WAIT_MS) return;
  const until = new Date(clock.now().getTime() + waitMs).toISOString().slice(11, 19);
  const path = URL.parse(error.url)?.pathname ?? "";
  const text = `${tenant.id}: waiting ${Math.round(waitMs / 1_000)} s, until ${until} UTC (${path}: ${error.detail})`;
  output.note(text);
  output.progress(text);
}

function show(progress: SourceProgress, { config, tenant, output }: CollectTenant): void {
  const source = config.tenants.length > 1 ? `${tenant.id}/${progress.source}` : progress.source;
  if (progress.state === "reading") output.progress(`Reading ${source}: ${progress.rows} rows`);
  if (progress.state === "started") output.progress(`Reading ${source}`);
  if (progress.state === "done") output.log("source read", { tenant: tenant.id, ...progress.coverage });
}
