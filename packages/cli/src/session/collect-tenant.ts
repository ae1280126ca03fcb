import {
  type Clock,
  type Collector,
  type Config,
  type Coverage,
  collectSnapshot,
  createCollectors,
  createFeedCollector,
  createFeedFetcher,
  createGraphReader,
  createTokenSource,
  feedKinds,
  newSnapshotId,
  type SecretReader,
  type Snapshot,
  type SourceProgress,
  type TenantConfig,
} from "@intune-om/core";
import type { Sleep } from "../action.ts";
import type { Output } from "../output/output.ts";

export interface CollectTenant {
  readonly config: Config;
  readonly tenant: TenantConfig;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly readSecret: SecretReader;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly allowPrivateFeeds: boolean;
}

/** Takes one snapshot of a tenant, its feeds included. Nothing is kept. */
export function collectTenant(options: CollectTenant): Promise<Snapshot> {
  return readSources(options, collectorsOf(options));
}

/** Reads the feeds alone, for what can be said of each. Nothing is kept, and nobody signs in. */
export async function tryFeeds(options: CollectTenant): Promise<readonly Coverage[]> {
  return (await readSources(options, feedCollectorsOf(options.config, options.allowPrivateFeeds))).coverage;
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
    graph: createGraphReader({ cloud: tenant.cloud, credential, clock, sleep }),
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
export function collectorsOf({
  config,
  tenant,
  allowPrivateFeeds,
}: Pick<CollectTenant, "config" | "tenant" | "allowPrivateFeeds">): readonly Collector[] {
  return [...createCollectors(tenant.collectors), ...feedCollectorsOf(config, allowPrivateFeeds)];
}

/** One collector for each feed. */
function feedCollectorsOf({ feeds }: Config, allowPrivate: boolean): readonly Collector[] {
  const fetcher = createFeedFetcher({ allowFiles: true, allowPrivate });
  return feeds.map((feed) => createFeedCollector(feed, { fetcher, kinds: feedKinds }));
}

function show(progress: SourceProgress, { config, tenant, output }: CollectTenant): void {
  const source = config.tenants.length > 1 ? `${tenant.id}/${progress.source}` : progress.source;
  if (progress.state === "reading") output.progress(`Reading ${source}: ${progress.rows} rows`);
  if (progress.state === "started") output.progress(`Reading ${source}`);
  if (progress.state === "done") output.log("source read", { tenant: tenant.id, ...progress.coverage });
}
