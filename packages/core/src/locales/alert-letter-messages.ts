import type { AlertMessageKind } from "../alerts/alert-message.ts";
import type { PluralForms } from "./formatter.ts";

/** What the messages about alerts are written with. */
export interface AlertLetterMessages {
  /** In the brackets of a subject, behind the severity: `[High, reminder]`. */
  readonly tag: Readonly<Record<Exclude<AlertMessageKind, "open" | "recovery" | "digest">, string>>;
  /** With `#`; `notShown` also with `{command}`, which lists them. */
  readonly counts: Readonly<Record<"alerts" | "andMore" | "inSheet" | "notShown" | "others", PluralForms>>;
  readonly columns: Readonly<Record<AlertColumn, string>>;
  readonly texts: Readonly<Record<AlertText, string>>;
}

export type AlertColumn =
  | "severity"
  | "rule"
  | "what"
  | "value"
  | "unit"
  | "detail"
  | "at"
  | "firstSeen"
  | "lastSeen"
  | "status"
  | "resolved"
  | "platform"
  | "key";

export type AlertText =
  /** Subjects: with `{severity}`, `{tag}`, `{what}` and `{tenant}`, `{count}`. */
  | "subject"
  | "subjectTagged"
  | "subjectResolved"
  /** What is over for another reason than that it was put right. */
  | "subjectClosed"
  | "subjectDigest"
  /** A digest that holds something of high severity or worse. */
  | "subjectDigestSevere"
  /** Titles: several rules in one message, with `{what}` and `{more}`. */
  | "whatAndMore"
  | "whatOfDigest"
  | "titleResolved"
  | "titleClosed"
  /** What is over: the rule with `{name}`, and `{entity}` or `{count}`. */
  | "matter"
  | "matters"
  | "digestTitle"
  /** What stands out first where it is not what to do. */
  | "digestLead"
  | "digestSevere"
  /** Why the message comes. */
  | "flapping"
  | "repeat"
  | "escalated"
  | "hidden"
  | "unknown"
  | "recurs"
  /** With `{at}`: when it goes further unless somebody acknowledges it. */
  | "escalatesAt"
  | "counted"
  | "evidenceCut"
  /** Headings. */
  | "evidence"
  | "alerts"
  | "steps"
  | "links"
  | "acknowledge"
  /** Facts. */
  | "severity"
  /** Of several that are not alike. */
  | "worstSeverity"
  | "tenant"
  | "measured"
  | "worst"
  | "firstSeen"
  | "was"
  | "resolvedAt"
  | "lasted"
  | "acknowledged"
  | "acknowledgedAt"
  | "acknowledgedNote"
  | "assigned"
  | "role"
  | "noFigure"
  | "points"
  | "lessThanDay"
  /** Links. */
  | "openBlade"
  | "runbook"
  /** How to acknowledge; the command follows on a line of its own, to be copied. */
  | "ackOne"
  | "ackSeveral"
  | "ackList"
  /** What stands for the reader's own id where nobody is known by it. */
  | "yourId"
  /** The foot. */
  | "alsoTold"
  /** With `{list}`: channels that the configuration does not have. */
  | "notTold"
  | "channel"
  /** The sheet. */
  | "sheetTitle"
  /** What a rule is told to do about that no text is left of. */
  | "ruleGone";
