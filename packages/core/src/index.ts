// What is loaded whatever a process does; the stages stand below.
export * from "./base.ts";

// The words of the domain and the contracts.
export * from "./config/plan/plan.ts";
export * from "./collect/lists.ts";
export * from "./collect/rows/app.ts";
export * from "./collect/rows/connection.ts";
export * from "./collect/rows/device.ts";
export * from "./collect/rows/directory.ts";
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
export { SECTION_IDS, type SectionId } from "./compose/section.ts";

// Configuration.
export { checkOrganisation } from "./config/check-organisation.ts";
export { type AlertPlanContext, loadAlertPlan } from "./config/load-alert-plan.ts";
export { loadOrganisation, type LoadOptions } from "./config/load.ts";
export { findSuppressionFaults } from "./config/suppression-faults.ts";
export { nearest, suggest } from "./config/suggest.ts";

// Collect.
export { createGraphReader, type GraphReaderOptions } from "./graph/create-graph-reader.ts";
export { GraphError, type GraphErrorKind } from "./graph/graph-error.ts";
export { appRoleId, GRAPH_APP_ID } from "./graph/permission-ids.ts";
export {
  collectorFactories,
  createCollectors,
  directoryCollectorFactories,
} from "./collect/collectors/index.ts";
export { type DirectoryNeeds, directoryNeeds, NO_DIRECTORY } from "./collect/directory-needs.ts";
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
export { PROBE_LIMITS, probeCollectors } from "./collect/probe-collectors.ts";
export { isHealthy, type SourceProbe } from "./collect/source-probe.ts";
export { classify } from "./updates/classify.ts";
export type { ToldUpdate } from "./updates/told-update.ts";
export { createFeedCollector } from "./feeds/feed-collector.ts";
export { feedKinds } from "./feeds/kinds/index.ts";
export { inspectFeed } from "./feeds/inspect-feed.ts";

// Updates: what they touch, and what people do with them.
export { acknowledgementMatrix, type AcknowledgementMatrix } from "./updates/acknowledgement-matrix.ts";
export { createEstate, type Estate, type EstateInput } from "./updates/estate.ts";
export { type Relevance, type Touched, touchedBy } from "./updates/touched.ts";
export { recentRecords } from "./updates/recent-records.ts";
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
export { createOwnerFinder, ownersOf } from "./audiences/owners-of.ts";
export type { ReachOptions } from "./audiences/reach.ts";
export { isComputed, resolveAudience } from "./audiences/resolve-audience.ts";
export { type Surprise, surpriseOf, surpriseText } from "./audiences/surprise.ts";
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
export * from "./assess/deployments/deployment-state.ts";
export { judgeDeployments, type JudgeDeploymentsInput } from "./assess/deployments/judge-deployments.ts";
export { mayAct, whoActs, type WhoActs } from "./people/who-acts.ts";
export { type Adherence, adherenceShare } from "./routines/adherence.ts";
export { findReminders, isWaiting, type Reminder } from "./routines/find-reminders.ts";
export { occurrencesOf, type Occurrence } from "./routines/occurrences.ts";
export {
  OCCURRENCE_STATES,
  type OccurrenceState,
  type RoutinesState,
  type RoutineState,
} from "./routines/routine-state.ts";
export type { ChecklistItemState } from "./assess/checklist/checklist-item.ts";
export { composeReminder } from "./compose/reminder-letter.ts";
export { createPracticeWriter, type PracticeWriter } from "./compose/practice-writer.ts";
export { expectedOccurrences, type Schedule } from "./schedule/expected-occurrences.ts";
export { instantOfLocal } from "./schedule/wall-instant.ts";
export { dayRuleOf, type IsWorkingDay } from "./schedule/working-days.ts";
export * from "./schedule/decide-due.ts";
export { isPausedAt, type Pause } from "./schedule/pause.ts";
export { type Beginning, mayBegin } from "./schedule/may-begin.ts";
export { type CronFault, findCronFault } from "./config/cron-syntax.ts";
export { durationText, parseDuration } from "./config/duration.ts";
export { isTimeZone } from "./config/time-fields.ts";
export type { ScheduleKey, StoredSchedule } from "./store/schedule-row.ts";
export type { ScheduleTable, SeenSchedule } from "./store/schedules.ts";
export { findWebUrlFault } from "./config/fields.ts";
export { assessPractice, type PracticeInput, type PracticeState } from "./assess/practice.ts";
export * from "./newcomers/newcomer.ts";
export {
  type NewcomerStanding,
  type NewcomersState,
  newcomersState,
  standingsOf,
  type WelcomeOutcome,
  type WelcomeState,
} from "./assess/newcomers/newcomer-state.ts";
export {
  type OnboardingState,
  type OnboardingStepState,
  onboardingOf,
  type StepState,
  stepsFor,
} from "./assess/onboarding/onboarding-state.ts";
export {
  type AddressedLetter,
  type LetterSheet,
  postLetters,
  type Posting,
  writeLetters,
} from "./letters/post-letters.ts";

// Training, rounds and drills.
export { type UpdatesRead, updatesRead } from "./assess/relevant-updates.ts";
export { type MaterialTask, trainerOf } from "./assess/training/material-tasks.ts";
export { versionOn } from "./assess/training/material-versions.ts";
export { type CompletionState } from "./assess/training/completions.ts";
export {
  assessTraining,
  countTrained,
  type LearnerState,
  type ModuleState,
  type TrainingState,
} from "./assess/training/training-state.ts";
export { readCompletionDay } from "./training/completion-day.ts";
export {
  type CompletionFile,
  LARGEST_FILE,
  type ReadCompletion,
  readCompletions,
} from "./training/read-completions.ts";
export type { TrainingTable } from "./store/training.ts";
export {
  ACKNOWLEDGE_MINUTES,
  ALERT_KINDS,
  type AlertKind,
  DRILL_SEVERITIES,
  type DrillSeverity,
} from "./drills/alert-kinds.ts";
export { drillToAcknowledge } from "./drills/acknowledge.ts";
export { drillLetter } from "./drills/drill-letter.ts";
export { type Called, whomToCall } from "./drills/whom-to-call.ts";
export {
  assessDrills,
  DRILL_DAYS,
  drillPosting,
  type DrillsState,
  type DrillState,
} from "./assess/drills/drill-state.ts";
export { BLADES } from "./rounds/blades.ts";
export { ROUND_IDS, type RoundId } from "./rounds/round.ts";
export { guideRound, type RoundGuide, type WrittenStep } from "./rounds/round-words.ts";

// Notices to users.
export * from "./notices/index.ts";

// Alerts.
export * from "./alerts/index.ts";

// Languages.
export { completeTexts, type GivenText, inEveryLanguage, tellIn } from "./locales/given-text.ts";
export { fill } from "./locales/fill.ts";
export type { Messages } from "./locales/en.ts";
export type { Language } from "./locales/language.ts";

// The plan as a document: what it lacks, its versions, and how one is begun.
export { type QuestionAnswer, answerQuestions } from "./plan/questions.ts";
export { type FindGaps, findPlanGaps } from "./plan/gaps/find-plan-gaps.ts";
export { PLAN_GAP_CODES, type PlanGap, type PlanGapCode } from "./plan/gaps/gap.ts";
export { type FieldChange, type PlanChange, planChanges } from "./plan/versions/plan-changes.ts";
export { lastApproval, type PlanApproval, type PlanVersion } from "./plan/versions/plan-version.ts";
export { mayApprovePlan, PLAN_APPROVERS, planApprovers } from "./plan/versions/plan-approvers.ts";
export { composeHandbook, type HandbookInput } from "./compose/handbook/compose-handbook.ts";
export type { PlanHistory } from "./compose/handbook/handbook-section.ts";
export { type PlanState, planStateOf } from "./assess/plan/plan-state.ts";
export { answersTemplate } from "./plan/start/answers-template.ts";
export { startOrganisation, type StartedOrganisation } from "./plan/start/start-organisation.ts";
export { parseAnswers } from "./plan/start/parse-answers.ts";
export type { StartingAnswers } from "./plan/start/starting-answers.ts";
export { STARTING_ROLES, type StartingRole } from "./plan/start/starting-roles.ts";
export { createPlanLocator } from "./config/plan/plan-locator.ts";

// Assess and compose.
export { estateOf } from "./assess/estate-of.ts";
export { judgeUpdates, type UpdateState } from "./assess/updates.ts";
export { assess, type Assessment, type AssessInput } from "./assess/assessment.ts";
export * from "./assess/kpi.ts";
export { measureKpis } from "./assess/measure-kpis.ts";
export { createChangeWords } from "./compose/describe-change.ts";
export { composeReport, type ComposeInput } from "./compose/compose-report.ts";
export { alertRunbook } from "./compose/alert-runbook.ts";

// Remember and run.
export { checkStore, type StoreCheck, type StoreProblem } from "./store/store-check.ts";
export { backupSqlite } from "./store/backup-store.ts";
export { type Restored, restoreSqlite } from "./store/restore-store.ts";
export { postgresConfig, postgresName } from "./store/postgres-config.ts";
export { postgresLocation } from "./config/store-schema.ts";
export type { Forgotten } from "./store/forget/forget.ts";
export type { PurgedKind, PurgeResult } from "./store/purge/purge.ts";
export type { TrailEntry, TrailFilter, TrailStep } from "./store/trail.ts";
export type { DeliveryFilter } from "./store/deliveries.ts";
export type { Delivery } from "./store/delivery-row.ts";
export { DROPPED_STATES, RETRIED_STATES } from "./store/outbox-by-hand.ts";
export { endRun } from "./run/end-run.ts";
export type { StoredArtifact } from "./store/artifacts.ts";
export { newSnapshotId } from "./store/snapshots.ts";
export type { UpdateFilter } from "./store/read-updates.ts";
export type { NewcomerTable } from "./store/newcomers.ts";
export type { AudienceSize, AudienceSizeTable, AudienceSubject } from "./store/audience-sizes.ts";
export type { UpdateEvent, UpdateTable } from "./store/updates.ts";
export type { Run, RunRequest } from "./store/run-row.ts";
export type { MeasureTable, ReportTime, TenantCoverage } from "./store/measures.ts";
export { createReportRunner } from "./run/report-runner.ts";
export { isWhole } from "./collect/is-whole.ts";
export { refuseBlindness } from "./run/collect-stage.ts";
export { keepSnapshot, type KeepDeps } from "./run/keep-snapshot.ts";

// The help desk: error codes and the organisation's own articles.
export { type Article, type ArticleText, CODE_AREAS, type CodeArea } from "./helpdesk/article.ts";
export {
  type CodeBook,
  type CodeLookup,
  type CodeQuery,
  createCodeBook,
  type MatchKind,
  type RowMatch,
} from "./helpdesk/code-book.ts";
export { platformKey } from "./assess/error-groups.ts";
