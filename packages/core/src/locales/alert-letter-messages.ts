import type { AlertMessageKind } from "../alerts/alert-message.ts";
import type { PluralForms } from "./formatter.ts";

/** What the messages about alerts are written with. */
export interface AlertLetterMessages {
  /** In the brackets of a subject, behind the severity: `[High, reminder]`. */
  readonly tag: Readonly<Record<Exclude<AlertMessageKind, "open" | "recovery" | "digest">, string>>;
  /** With `#`; `notShown` also with `{command}`, which lists them. */
  readonly counts: Readonly<Record<"alerts" | "andMore" | "inSheet" | "notShown" | "others", PluralForms>>;
  readonly columns: Readonly<Record<AlertColumn, string>>;
  /** Titles of a column of figures: what they count. */
  readonly counted: Readonly<Record<"devices" | "licences" | "enrollments", string>>;
  readonly texts: Readonly<Record<AlertText, string>>;
}

export type AlertColumn =
  | "severity"
  | "rule"
  | "what"
  | "value"
  | "unit"
  | "detail"
  | "left"
  | "end"
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
  /** Why the message comes. */
  | "flapping"
  | "repeat"
  | "escalated"
  | "hidden"
  /** The same under the name of its `{cause}`. */
  | "hiddenBehind"
  /** With `{why}`, `{count}` and `{list}`: what is news, where the table may not reach it. */
  | "countedNamed"
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
  | "limitNow"
  | "limitEnded"
  | "limitNamed"
  | "limitNone"
  | "points"
  | "lessThanDay"
  /** With `{part}`, `{whole}` and `{target}`. */
  | "share"
  | "shareBelow"
  /** What is left of a time that is up, with `{value}`. */
  | "endedAgo"
  /** When it was measured, where that is not when the message was made. */
  | "dataAt"
  /** What stands for the key of one of several. */
  | "yourKey"
  /** Links. */
  | "openBlade"
  /** With `{post}`, the id of a post of the message center or of the service's health. */
  | "openPost"
  | "runbook"
  /** How to acknowledge; the command follows on a line of its own, to be copied. */
  | "ackOne"
  | "ackSeveral"
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
