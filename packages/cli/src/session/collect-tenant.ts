import {
  type Clock,
  type Collector,
  type Config,
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
import type { Output } from "../output/output.ts";

export interface CollectTenant {
  readonly config: Config;
  readonly tenant: TenantConfig;
  readonly clock: Clock;
  readonly readSecret: SecretReader;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly allowPrivateFeeds: boolean;
}

/** Takes one snapshot of a tenant, its feeds included. Nothing is kept. */
export function collectTenant(options: CollectTenant): Promise<Snapshot> {
  const { tenant, clock, readSecret, output, signal } = options;
  const credential = createTokenSource(tenant.auth, tenant.cloud, {
    readSecret,
    onDeviceCode: output.problem,
  });
  return collectSnapshot({
    id: newSnapshotId(),
    tenant: tenant.id,
    collectors: collectorsOf(options),
    graph: createGraphReader({ cloud: tenant.cloud, credential, clock }),
    clock,
    beta: tenant.beta,
    signal,
    onSource: (progress) => show(progress, output),
  });
}

/** The Graph collectors that the tenant has switched on, and one for each feed. */
export function collectorsOf({
  config,
  tenant,
  allowPrivateFeeds,
}: Pick<CollectTenant, "config" | "tenant" | "allowPrivateFeeds">): readonly Collector[] {
  const fetcher = createFeedFetcher({ allowFiles: true, allowPrivate: allowPrivateFeeds });
  return [
    ...createCollectors(tenant.collectors),
    ...config.feeds.map((feed) => createFeedCollector(feed, { fetcher, kinds: feedKinds })),
  ];
}

function show(progress: SourceProgress, output: Output): void {
  if (progress.state === "reading") output.progress(`Reading ${progress.source}: ${progress.rows} rows`);
  if (progress.state === "started") output.progress(`Reading ${progress.source}`);
  if (progress.state === "done") output.log("source read", { ...progress.coverage });
}
