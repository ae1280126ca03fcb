/**
 * What is loaded whatever a process does: the words of the domain, the contracts, what a channel stands on, and what a
 * process that works for months waits with (the store, the schedules, the dispatchers and the watch over reports and
 * alerts). None of the stages is loaded by it: those that wait load them with the first work that needs them.
 * `@intune-om/core` has all of this, and the stages.
 */
export type { Clock } from "./clock.ts";
export { fixedClock, systemClock } from "./clock.ts";
export { describeOwner } from "./describe-owner.ts";
export type { OmErrorDetails } from "./errors.ts";
export { messageOf, OmError } from "./errors.ts";
export { cleanLines, cleanText, DISPLAY_LIMIT } from "./text/clean-text.ts";
export { type CodePart, codeParts } from "./text/code-parts.ts";
export { quoted } from "./text/quoted.ts";
export { timeId } from "./text/time-id.ts";
export * from "./checkpoint.ts";

// Configuration.
export * from "./config/config.ts";
export type { Plan } from "./config/plan/plan.ts";
export type { Organisation } from "./config/load.ts";
export { ConfigError, type ConfigProblem, formatProblem, formatWarning } from "./config/problem.ts";
export { createSecretReader, type SecretReader, type SecretSources } from "./config/secrets.ts";
export { isLoopback } from "./config/clouds.ts";
export { canonicalPlan } from "./plan/versions/canonical-plan.ts";

// What is read and written.
export type * from "./collect/snapshot.ts";
export type { ProbedSource } from "./collect/probe-collectors.ts";
export type { FeedAnswers } from "./feeds/feed-answers.ts";
export { type AddressLookup, checkedAddresses, type HostAddress } from "./feeds/checked-address.ts";
export { createFeedFetcher, type FeedFetcher } from "./feeds/fetch-feed.ts";
export { shareReads } from "./feeds/share-reads.ts";
export { type Letter, LETTER_ROWS, type LetterCell, type LetterTable } from "./compose/letter.ts";
export type { AlertDetail, AlertDetails } from "./compose/alert-details.ts";
export * from "./render/reporter.ts";
export {
  loadErrorCodes,
  createErrorCodeTable,
  type ErrorCode,
  type ErrorCodeTable,
} from "./domain/error-codes.ts";
export {
  daysSinceReview,
  DEFAULT_STALE_DAYS,
  isStale,
  type KnowledgeBase,
  NO_KNOWLEDGE,
} from "./helpdesk/knowledge-base.ts";
export { articleOwners, readKnowledgeBase, readPlannedKnowledge } from "./helpdesk/read-knowledge-base.ts";
export type { FormatWords } from "./locales/format-words.ts";
export { catalogues, LANGUAGES, LOCALE_IDS } from "./locales/index.ts";
export { FALLBACK_LOCALE, toLocaleId } from "./locales/locale-id.ts";

// Graph, as far as mail goes that way.
export { graphOrigin, smtpScopeOf } from "./graph/cloud.ts";
export { createTokenSource, type CredentialDeps } from "./graph/credentials.ts";
export { readErrorBody } from "./graph/error-body.ts";
export { describeNetworkFault } from "./graph/network-fault.ts";
export { redactText } from "./graph/redact.ts";
export { parseRetryAfter } from "./graph/retry-after.ts";
export type { TokenSource } from "./graph/token-source.ts";

// Deliver.
export * from "./deliver/address.ts";
export * from "./deliver/delivery-states.ts";
export { encodedSize, type SizedFile, type SizedMessage } from "./deliver/encoded-size.ts";
export { deliveryMessageId } from "./deliver/message-id.ts";
export { deliveryClass, type DeliveryClass } from "./deliver/delivery-class.ts";
export type { DeliveryPolicy } from "./deliver/delivery-policy.ts";
export * from "./deliver/notifier.ts";
export * from "./deliver/delivery-gate.ts";
export { createKeptOutcomes, type KeptOutcomes } from "./deliver/kept-outcomes.ts";
export { createNoticeGate } from "./notices/notice-gate.ts";

// Alerts, as far as they are watched over.
export { countSteps, type StepCounts } from "./alerts/count-steps.ts";
export { createRulePlugins } from "./alerts/plugins/create-rule-plugins.ts";
export type { RulePlugins } from "./alerts/plugins/rule-plugins.ts";
export { ALERT_SEVERITIES, type AlertSeverity } from "./alerts/severity.ts";
export { type AlertWatchEvent, watchAlerts, type WatchOptions } from "./alerts/watch-alerts.ts";
export type { JudgedAlerts, PlannedMessages, RuleStanding } from "./store/alerts.ts";

// Schedules.
export { ALERT_WATCH, type Scheduled, schedulesOf } from "./schedule/alert-watch.ts";
export { nextOccurrence, type OccurrenceOptions, occurrencesFrom } from "./schedule/occurrences.ts";
export { scheduledOf, type TickDeps, type TickResult, tickSchedules } from "./schedule/schedule-tick.ts";
export { steadyTick, type TickOptions } from "./schedule/steady-tick.ts";
export { type WatchEvent, watchReports } from "./schedule/watch-reports.ts";
export { createZoneClocks, type ZoneClock, type ZoneClocks } from "./schedule/zone-clock.ts";

// Remember and work.
export { openStore, type Store, type StoreOptions } from "./store/store.ts";
export type { Lease, LeaseAnswer, LeaseTable } from "./store/leases.ts";
export * from "./run/run-states.ts";
export type { ReportRunner, RunnerDeps, RunOutcome, RunStage } from "./run/report-runner.ts";
export type { Dispatcher, DispatcherDeps, DispatchEvent } from "./dispatch/dispatcher.ts";
export { isTheEnd } from "./dispatch/lane.ts";
export { createLocalDispatcher } from "./dispatch/local-dispatcher.ts";
export { type BossDispatcherDeps, createBossDispatcher } from "./dispatch/boss-dispatcher.ts";
