import type { CompletionState } from "../assess/training/completions.ts";
import type { AlertKind, DrillSeverity } from "../drills/alert-kinds.ts";

/** Words of who is trained, and of the material. */
export interface TrainingMessages {
  readonly states: Readonly<Record<CompletionState, string>>;
  readonly columns: Readonly<
    Record<
      | "person"
      | "needsFor"
      | "module"
      | "completed"
      | "learntVersion"
      | "validUntil"
      | "group"
      | "people"
      | "without"
      | "version"
      | "revised"
      | "because",
      string
    >
  >;
  readonly texts: Readonly<
    Record<
      | "peopleTable"
      | "groupTable"
      | "materialTable"
      | "noPeople"
      | "noMaterial"
      | "allTrained"
      | "notAllTrained"
      | "upToDate"
      | "noChangeKnown"
      | "toRevise"
      | "reviseLate"
      | "notLinked"
      | "summary"
      | "summaryMaterial",
      string
    >
  >;
}

/** Words of a test alert. */
export interface DrillMessages {
  /** Stands first in the subject: that it is a test. */
  readonly mark: string;
  readonly kinds: Readonly<Record<AlertKind, { readonly title: string; readonly text: string }>>;
  readonly severity: Readonly<Record<DrillSeverity, string>>;
  readonly texts: Readonly<
    Record<
      | "subject"
      | "lead"
      | "practise"
      | "kind"
      | "severity"
      | "sentAt"
      | "within"
      | "withinMinutes"
      | "number"
      | "stepsTitle"
      | "acknowledge"
      | "look"
      | "talk"
      | "linksTitle"
      | "open"
      | "helpTitle"
      | "whyHolder"
      | "whyStandsIn"
      | "whyRoleDeputy"
      | "whyAsked"
      | "whyRoute",
      string
    >
  >;
}
