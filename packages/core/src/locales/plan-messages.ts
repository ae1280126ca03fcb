import type { HandbookSectionId } from "../compose/handbook/handbook-section.ts";
import type { DiscoveryQuestion } from "../config/plan/discovery.ts";
import type { NoticeKind } from "../config/plan/notices.ts";
import type { EvidenceKind, FocusArea } from "../config/plan/routines.ts";
import type { SampleText } from "../plan/start/answers-template.ts";
import type { TaskKind } from "../updates/update-record.ts";
import type { UpdateAudience } from "../updates/update.ts";
import type { PluralForms } from "./formatter.ts";

/** The plan as a document: the questions it begins with, its handbook, and how one is begun. */
export interface PlanMessages {
  readonly question: Readonly<Record<DiscoveryQuestion, { readonly text: string; readonly short: string }>>;
  readonly area: Readonly<Record<FocusArea, string>>;
  readonly evidence: Readonly<Record<EvidenceKind, string>>;
  /** Parts of the product by id, as updates are sorted. */
  readonly updateArea: Readonly<Record<string, string>>;
  /** Whom an update has an effect on. */
  readonly updateAudience: Readonly<Record<UpdateAudience, string>>;
  readonly handbook: HandbookMessages;
  readonly init: InitMessages;
}

/** What is asked of an organisation that begins. */
export interface InitMessages {
  readonly ask: Readonly<Record<InitQuestion, string>>;
  /** Made-up answers in words, for the file of answers. */
  readonly sample: Readonly<Record<SampleText, string>>;
  readonly choice: Readonly<Record<"weekly" | "monthly" | "suggested" | "none" | "nobody", string>>;
  /** What an answer that will not do is told. */
  readonly refusal: Readonly<
    Record<"empty" | "address" | "taken" | "url" | "zone" | "country" | "id" | "host", string>
  >;
}

export type InitQuestion =
  | "file"
  | "welcome"
  | "optional"
  | "several"
  | "organisation"
  | "country"
  | "timeZone"
  | "language"
  | "people"
  | "personName"
  | "personAddress"
  | "morePeople"
  | "team"
  | "holder"
  | "deputy"
  | "reportTo"
  | "reportOften"
  | "reportHow"
  | "alerts"
  | "targets"
  | "decidedOn"
  | "pilot"
  | "platforms"
  | "needs"
  | "reached"
  | "help"
  | "helpTitle"
  | "helpUrl"
  | "more"
  | "contact"
  | "contactAddress"
  | "contactPhone"
  | "risks"
  | "riskTitle"
  | "riskLevel"
  | "tenantId"
  | "clientId"
  | "mailHost"
  | "mailFrom"
  | "done";

/** The O&M handbook. */
export interface HandbookMessages {
  readonly title: string;
  readonly audience: string;
  readonly section: Readonly<Record<HandbookSectionId, { readonly title: string; readonly intro: string }>>;
  readonly noticeKind: Readonly<Record<NoticeKind, string>>;
  readonly updateTask: Readonly<Record<TaskKind, string>>;
  readonly changes: PluralForms;
  readonly days: PluralForms;
  readonly workingDays: PluralForms;
  readonly months: PluralForms;
  readonly texts: Readonly<Record<HandbookText, string>>;
}

export type HandbookText =
  | "version"
  | "approved"
  | "approvedLabel"
  | "changedLabel"
  | "changed"
  | "notApproved"
  | "notApprovedLabel"
  | "question"
  | "answer"
  | "answeredBy"
  | "unanswered"
  | "role"
  | "duty"
  | "holders"
  | "deputies"
  | "none"
  | "person"
  | "reach"
  | "hours"
  | "standsIn"
  | "roleTable"
  | "peopleTable"
  | "noRoles"
  | "noPeople"
  | "absenceTable"
  | "noAbsences"
  | "from"
  | "to"
  | "what"
  | "area"
  | "who"
  | "next"
  | "shownBy"
  | "noRoutines"
  | "practice"
  | "noPractice"
  | "alertTable"
  | "escalation"
  | "noAlertRoles"
  | "routeTable"
  | "routeAlerts"
  | "routeTold"
  | "otherAlerts"
  | "routeOwner"
  | "routeDeputy"
  | "routeOnCall"
  | "routeOutOfHours"
  | "routeStep"
  | "routeDigest"
  | "routeNever"
  | "routeBySeverity"
  | "routeAtWork"
  | "onCallTurns"
  | "watch"
  | "noWatcher"
  | "ruleTable"
  | "noRules"
  | "when"
  | "owner"
  | "taskTable"
  | "noTasks"
  | "ownerOfUpdate"
  | "setting"
  | "value"
  | "noticeTable"
  | "approver"
  | "nobodyApproves"
  | "pilot"
  | "noPilot"
  | "mostRecipients"
  | "quietHours"
  | "always"
  | "toldOf"
  | "staleAfter"
  | "graceDays"
  | "endOfSupportDays"
  | "welcome"
  | "noWelcome"
  | "welcomeBy"
  | "welcomeWaits"
  | "strategy"
  | "reportTable"
  | "noReports"
  | "report"
  | "readers"
  | "byHand"
  | "approvedBy"
  | "communicationTable"
  | "noCommunications"
  | "channel"
  | "moduleTable"
  | "noModules"
  | "forWhom"
  | "materialVersion"
  | "revised"
  | "holds"
  | "forGood"
  | "stepTable"
  | "noSteps"
  | "within"
  | "deploymentTable"
  | "noDeployments"
  | "phases"
  | "targetTable"
  | "noTargets"
  | "figure"
  | "target"
  | "atLeast"
  | "atMost"
  | "decided"
  | "windowTable"
  | "noWindows"
  | "begins"
  | "ends"
  | "versionTable"
  | "noVersions"
  | "seen"
  | "note"
  | "everyRole"
  | "notAvailable";
