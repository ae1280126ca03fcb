import {
  type Clock,
  type Config,
  type Coverage,
  type ErrorCodeTable,
  createFeedFetcher,
  createSecretReader,
  type FeedAnswers,
  type KnowledgeBase,
  loadErrorCodes,
  type Notifier,
  type Plan,
  type ProbedSource,
  readPlannedKnowledge,
  type SecretReader,
  type Snapshot,
  shareReads,
  type TenantConfig,
} from "@intune-om/core";
import type { ActionContext } from "../action.ts";
import { collectTenant, tryFeeds } from "./collect-tenant.ts";
import { loadConfiguration } from "./load-configuration.ts";
import { noteArticles } from "./knowledge.ts";
import { probeTenant } from "./probe-tenant.ts";

/** What an organisation's files and secrets let a command do outside, without the store. */
export interface Tools {
  readonly config: Config;
  readonly plan: Plan;
  readonly clock: Clock;
  readonly errorCodes: ErrorCodeTable;
  /** The organisation's own articles for the help desk. */
  readonly knowledge: KnowledgeBase;
  collect(tenant: TenantConfig): Promise<Snapshot>;
  /** Tries every source of Graph that a collection would read; those that are switched off are told as such. */
  probe(tenant: TenantConfig): Promise<readonly ProbedSource[]>;
  /** Reads every feed as a collection would, and keeps nothing of it. */
  tryFeeds(tenant: TenantConfig): Promise<readonly Coverage[]>;
  /** Opened when it is first asked for, and the same from then on. */
  notifier(): Promise<Notifier>;
  close(): Promise<void>;
}

/** What the demo hands in instead of the machine's own. */
export interface SessionParts {
  readonly organisation?: { readonly config: Config; readonly plan: Plan };
  readonly clock?: Clock;
  readonly readSecret?: SecretReader;
  /** Where the answers of feeds are kept between commands. Without it each command fetches them whole. */
  readonly feedAnswers?: FeedAnswers;
}

export async function openTools(context: ActionContext<object>, parts: SessionParts = {}): Promise<Tools> {
  const { output, signal, sleep } = context;
  const { config, plan } = parts.organisation ?? (await loadConfiguration(context));
  const clock = parts.clock ?? context.clock;
  const readSecret = parts.readSecret ?? createSecretReader({ env: context.env });
  const kept = parts.feedAnswers === undefined ? {} : { answers: parts.feedAnswers };
  const feeds = shareReads(createFeedFetcher({ allowFiles: true, ...kept }), { clock, signal });
  const knowledge = await readPlannedKnowledge(plan);
  noteArticles(knowledge, output);
  let notifier: Promise<Notifier> | null = null;
  return {
    config,
    plan,
    clock,
    errorCodes: loadErrorCodes(),
    knowledge,
    collect: (tenant) =>
      collectTenant({ config, plan, tenant, clock, sleep, readSecret, output, signal, feeds }),
    probe: (tenant) => probeTenant({ plan, tenant, clock, sleep, readSecret, output, signal }),
    tryFeeds: (tenant) => tryFeeds({ config, plan, tenant, clock, sleep, readSecret, output, signal, feeds }),
    notifier: () => {
      notifier ??= open(config, readSecret);
      return notifier;
    },
    close: async () => {
      await (await notifier?.catch(() => null))?.close();
    },
  };
}

async function open({ mail }: Config, readSecret: SecretReader): Promise<Notifier> {
  const { openNotifier } = await import("@intune-om/notifiers");
  return openNotifier(mail, { readSecret });
}
