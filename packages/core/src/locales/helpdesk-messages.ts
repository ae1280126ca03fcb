import type { FailingApp } from "../assess/failing-apps.ts";
import type { UpdateKind } from "../updates/update.ts";
import type { PluralForms } from "./formatter.ts";

/** Words of what the help desk is told before users notice. */
export interface HelpdeskMessages {
  /** What somebody who uses a device sees of a kind of update. */
  readonly sees: Readonly<Record<UpdateKind, string>>;
  /** What the help desk answers. */
  readonly answer: Readonly<Record<UpdateKind, string>>;
  readonly change: Readonly<Record<FailingApp["change"], string>>;
  /** Parts of the first sentence of a brief. */
  readonly status: Readonly<Record<"coming" | "open" | "failing", PluralForms>>;
  readonly comingCount: PluralForms;
  readonly openCount: PluralForms;
  readonly inDays: PluralForms;
  readonly columns: Readonly<
    Record<"article" | "review" | "met" | "before" | "change" | "step" | "hours" | "deputies", string>
  >;
  readonly texts: Readonly<
    Record<
      | "isBroken"
      | "isComing"
      | "isOpen"
      | "isQuiet"
      | "quietSentence"
      | "maintenance"
      | "maintenanceAt"
      | "nothingComing"
      | "noneFor"
      | "later"
      | "onDay"
      | "today"
      | "outSince"
      | "usersSee"
      | "answerIs"
      | "acknowledged"
      | "noneOpen"
      | "since"
      | "impact"
      | "effect"
      | "workaround"
      | "noWorkaround"
      | "saysNoWorkaround"
      | "postAt"
      | "failingTable"
      | "noneFailing"
      | "comparedWith"
      | "byDates"
      | "enrollmentErrors"
      | "appErrors"
      | "ownAndShipped"
      | "articleOwner"
      | "articleIn"
      | "articleTable"
      | "noArticles"
      | "noneApplies"
      | "unreadableArticles"
      | "brokenArticles"
      | "reviewed"
      | "reviewOverdue"
      | "coverage"
      | "gapTable"
      | "noGaps"
      | "escalationTable"
      | "noEscalation"
      | "vendor"
      | "daysAndHours"
      | "away"
      | "awayFor",
      string
    >
  >;
}
