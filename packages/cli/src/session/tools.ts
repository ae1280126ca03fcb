import {
  type ChannelConfig,
  type Clock,
  type Config,
  type Coverage,
  type ErrorCodeTable,
  createFeedFetcher,
  createRulePlugins,
  createSecretReader,
  type FeedAnswers,
  type KnowledgeBase,
  loadErrorCodes,
  type Notifier,
  type Organisation,
  type Plan,
  type ProbedSource,
  readPlannedKnowledge,
  type RulePlugins,
  type SecretReader,
  type Snapshot,
  shareReads,
  type TenantConfig,
} from "@intune-om/core/base";
import type { ActionContext } from "../action.ts";
import { createTimes, type Times } from "../output/times.ts";
import { createNotifiers } from "./create-notifiers.ts";
import { noteArticles } from "./note-articles.ts";

/** What an organisation's files and secrets let a command do outside, without the store. */
export interface Tools {
  readonly config: Config;
  readonly plan: Plan;
  readonly clock: Clock;
  /** How instants are shown to people: as the clock of the organisation's zone does. */
  readonly times: Times;
  readonly errorCodes: ErrorCodeTable;
  /** The organisation's own articles for the help desk. */
  readonly knowledge: KnowledgeBase;
  /** Alert rules of the plug-ins that the configuration names; none is started before it is asked. */
  readonly rulePlugins: RulePlugins;
  collect(tenant: TenantConfig): Promise<Snapshot>;
  /** Tries every source of Graph that a collection would read; those that are switched off are told as such. */
  probe(tenant: TenantConfig): Promise<readonly ProbedSource[]>;
  /** Reads every feed as a collection would, and keeps nothing of it. */
  tryFeeds(tenant: TenantConfig): Promise<readonly Coverage[]>;
  /** For a channel of deliveries, by default mail. Opened when it is first asked for, and the same from then on. */
  notifier(channel?: string): Promise<Notifier>;
  /** Connects to one channel of the configuration without posting; answers what could be checked. */
  tryChannel(channel: ChannelConfig, signal: AbortSignal): Promise<string>;
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
  const { config, plan } = parts.organisation ?? (await loadFiles(context));
  const clock = parts.clock ?? context.clock;
  const readSecret = parts.readSecret ?? createSecretReader({ env: context.env });
  const kept = parts.feedAnswers === undefined ? {} : { answers: parts.feedAnswers };
  const feeds = shareReads(createFeedFetcher({ allowFiles: true, ...kept }), { clock, signal });
  const knowledge = await readPlannedKnowledge(plan);
  noteArticles(knowledge, output);
  const rulePlugins = createRulePlugins(config.alertRules);
  const notifiers = createNotifiers({
    config,
    deps: { readSecret, clock, tenants: config.tenants, onDeviceCode: output.problem },
  });
  return {
    config,
    plan,
    clock,
    times: createTimes(config.timeZone),
    errorCodes: loadErrorCodes(),
    knowledge,
    rulePlugins,
    // What reads Graph and feeds is loaded when it is asked: a process that waits does without.
    collect: async (tenant) => {
      const { collectTenant } = await import("./collect-tenant.ts");
      return collectTenant({ config, plan, tenant, clock, sleep, readSecret, output, signal, feeds });
    },
    probe: async (tenant) => {
      const { probeTenant } = await import("./probe-tenant.ts");
      return probeTenant({ plan, tenant, clock, sleep, readSecret, output, signal });
    },
    tryFeeds: async (tenant) => {
      const { tryFeeds } = await import("./collect-tenant.ts");
      return tryFeeds({ config, plan, tenant, clock, sleep, readSecret, output, signal, feeds });
    },
    notifier: notifiers.open,
    tryChannel: notifiers.tryChannel,
    close: async () => {
      await rulePlugins.close();
      await notifiers.close();
    },
  };
}

/** The daemon reads them in a process of its own, and need not load what checks them. */
async function loadFiles(context: ActionContext<object>): Promise<Organisation> {
  const { loadConfiguration } = await import("./load-configuration.ts");
  return loadConfiguration(context);
}
