// The words of the domain and the contracts.
export type { Clock } from "./clock.ts";
export { fixedClock, systemClock } from "./clock.ts";
export type { OmErrorDetails } from "./errors.ts";
export { messageOf, OmError } from "./errors.ts";
export { cleanLines, cleanText, DISPLAY_LIMIT } from "./text/clean-text.ts";
export * from "./config/config.ts";
export * from "./config/plan/plan.ts";
export * from "./collect/lists.ts";
export * from "./collect/rows/app.ts";
export * from "./collect/rows/connection.ts";
export * from "./collect/rows/device.ts";
export * from "./collect/rows/enrollment.ts";
export * from "./collect/rows/policy.ts";
export * from "./collect/rows/protection.ts";
export * from "./collect/rows/service.ts";
export * from "./collect/rows/tenant.ts";
export * from "./collect/snapshot.ts";
export * from "./collect/source.ts";
export type * from "./collect/collector.ts";
export type * from "./graph/graph-reader.ts";
export * from "./updates/update.ts";
export * from "./updates/update-record.ts";
export type * from "./feeds/feed.ts";
export type * from "./compose/document.ts";
export type { Letter } from "./compose/letter.ts";
export { SECTION_IDS, type SectionId } from "./compose/section.ts";
export * from "./render/reporter.ts";
export * from "./deliver/address.ts";
export * from "./deliver/delivery-states.ts";
export { deliveryMessageId } from "./deliver/message-id.ts";
export type * from "./deliver/notifier.ts";
export * from "./deliver/delivery-gate.ts";
export * from "./run/run-states.ts";

// Configuration.
export { loadOrganisation, type LoadOptions, type Organisation } from "./config/load.ts";
export { ConfigError, type ConfigProblem, formatProblem } from "./config/problem.ts";
export { createSecretReader, type SecretReader } from "./config/secrets.ts";
export { suggest } from "./config/suggest.ts";

// Collect.
export { createGraphReader, type GraphReaderOptions } from "./graph/create-graph-reader.ts";
export { createTokenSource, type CredentialDeps } from "./graph/credentials.ts";
export { GraphError, type GraphErrorKind } from "./graph/graph-error.ts";
export { describeNetworkFault } from "./graph/network-fault.ts";
export { appRoleId, GRAPH_APP_ID } from "./graph/permission-ids.ts";
export { collectorFactories, createCollectors } from "./collect/collectors/index.ts";
export {
  collectSnapshot,
  type CollectSnapshotOptions,
  type SourceProgress,
} from "./collect/collect-snapshot.ts";
export {
  collectTenants,
  type CollectTenantsOptions,
  type TenantOutcome,
} from "./collect/collect-tenants.ts";
export {
  isWriting,
  type NeededPermission,
  neededPermissions,
  resourceAccessOf,
} from "./collect/needed-permissions.ts";
export { PROBE_LIMITS, probeCollectors, type ProbedSource } from "./collect/probe-collectors.ts";
export { isHealthy, type SourceProbe } from "./collect/source-probe.ts";
export { classify } from "./updates/classify.ts";
export type { ToldUpdate } from "./updates/told-update.ts";
export { createFeedCollector } from "./feeds/feed-collector.ts";
export type { FeedAnswers } from "./feeds/feed-answers.ts";
export { createFeedFetcher, type FeedFetcher } from "./feeds/fetch-feed.ts";
export { feedKinds } from "./feeds/kinds/index.ts";
export { inspectFeed } from "./feeds/inspect-feed.ts";
export { shareReads } from "./feeds/share-reads.ts";

// Updates: what they touch, and what people do with them.
export { acknowledgementMatrix, type AcknowledgementMatrix } from "./updates/acknowledgement-matrix.ts";
export { createEstate, type Estate, type EstateInput } from "./updates/estate.ts";
export { type Relevance, type Touched, touchedBy } from "./updates/touched.ts";
export { createTriage, reviseTriage, startTriage, type TriageSetting } from "./updates/start-triage.ts";
export {
  acknowledge,
  assignTriage,
  isOverdue,
  moveTriage,
  TRIAGE_MOVES,
  type TriageMove,
} from "./updates/triage.ts";
export { createOrganisationCalendar } from "./calendar/organisation-calendar.ts";
export * from "./audiences/recipient.ts";
export { createWorkCalendar, isWeekday, type WorkCalendar } from "./calendar/work-calendar.ts";

// Practice: how the organisation follows its plan.
export {
  type EntryOf,
  entriesOf,
  type JournalEntry,
  type JournalFact,
  type JournalKind,
} from "./practice/journal-entry.ts";
export {
  type DeliveryFact,
  NO_LOG,
  type PracticeLog,
  type RunFact,
} from "./practice/practice-log.ts";
export { assessPractice, type PracticeInput, type PracticeState } from "./assess/practice.ts";
export { type AddressedLetter, postLetters, type Posting } from "./letters/post-letters.ts";

// Assess and compose.
export { estateOf } from "./assess/estate-of.ts";
export { judgeUpdates, type UpdateState } from "./assess/updates.ts";
export { assess, type Assessment, type AssessInput } from "./assess/assessment.ts";
export * from "./assess/kpi.ts";
export { measureKpis } from "./assess/measure-kpis.ts";
export { createChangeWords } from "./compose/describe-change.ts";
export { composeReport, type ComposeInput } from "./compose/compose-report.ts";
export {
  loadErrorCodes,
  createErrorCodeTable,
  type ErrorCode,
  type ErrorCodeTable,
} from "./domain/error-codes.ts";

// Remember and run.
export { openStore, type Store } from "./store/store.ts";
export type { DeliveryFilter } from "./store/deliveries.ts";
export type { Delivery } from "./store/delivery-row.ts";
export type { StoredArtifact } from "./store/artifacts.ts";
export { newSnapshotId } from "./store/snapshots.ts";
export type { UpdateFilter } from "./store/read-updates.ts";
export type { UpdateEvent, UpdateTable } from "./store/updates.ts";
export type { Run, RunRequest } from "./store/run-row.ts";
export {
  createReportRunner,
  type ReportRunner,
  type RunnerDeps,
  type RunOutcome,
  type RunStage,
} from "./run/report-runner.ts";
export { isWhole } from "./collect/is-whole.ts";
export { refuseBlindness } from "./run/collect-stage.ts";
export { keepSnapshot, type KeepDeps } from "./run/keep-snapshot.ts";
