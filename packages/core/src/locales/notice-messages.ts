import type { Surprise } from "../audiences/surprise.ts";
import type { NoticeKind } from "../config/plan/notices.ts";
import type { NoticeExclusion } from "../notices/exclusions.ts";
import type { GraceReason } from "../notices/grace-reason.ts";
import type { NoticeState } from "../notices/notice.ts";
import type { NamedVersion } from "../updates/update.ts";
import type { PluralForms } from "./formatter.ts";

/** What users are told, and what reports say of it. Places in braces are filled; `{devices}` is a list of names. */
export interface NoticeMessages {
  readonly texts: Readonly<Record<NoticeKind, NoticeTexts>>;
  readonly greeting: string;
  /** In place of a date that nobody has named. */
  readonly noDate: string;
  /** Introduces the words of Microsoft, `{title}`. */
  readonly quote: string;
  readonly quoteLink: string;
  /** Where nobody could tell whom it touches. */
  readonly toEverybody: string;
  readonly labels: Readonly<
    Record<"devices" | "when" | "deadline" | "reason" | "lastSeen" | "since" | "ended" | "system", string>
  >;
  /** Why a device does not comply, as a sentence to its user. */
  readonly reasons: Readonly<Record<GraceReason | "unknown", string>>;
  /** What to do about it. */
  readonly remedies: Readonly<Record<GraceReason | "unknown", string>>;
  /** `{system} {version}` with what else it stands for. */
  readonly versions: Readonly<Record<NamedVersion["range"], string>>;
  readonly stepsTitle: string;
  readonly linksTitle: string;
  readonly helpTitle: string;
  /** Where the plan names nobody to turn to. */
  readonly noHelp: string;
  /** At the head of a trial. */
  readonly pilot: PluralForms;
  readonly report: NoticeReportMessages;
}

export interface NoticeTexts {
  readonly subject: string;
  readonly title: string;
  /** What stands out first; null for nothing. */
  readonly lead: string | null;
  /** The same where there is no date; null for nothing. */
  readonly undated: string | null;
  readonly paragraphs: readonly string[];
  readonly steps: readonly string[];
  /** Why the reader gets it. */
  readonly why: string;
}

/** Words of the section about notices. */
export interface NoticeReportMessages {
  readonly kind: Readonly<Record<NoticeKind, string>>;
  readonly state: Readonly<Record<NoticeState, string>>;
  readonly hold: Readonly<Record<Surprise["kind"], string>>;
  readonly exclusion: Readonly<Record<NoticeExclusion, string>>;
  readonly columns: Readonly<
    Record<
      | "notice"
      | "state"
      | "recipients"
      | "reached"
      | "lead"
      | "effect"
      | "excluded"
      | "reason"
      | "what"
      | "value",
      string
    >
  >;
  readonly table: string;
  readonly leftOutTable: string;
  readonly noNotices: string;
  readonly nothingWaits: string;
  readonly waits: PluralForms;
  readonly held: PluralForms;
  readonly summary: Readonly<
    Record<"title" | "sent" | "people" | "reach" | "lead" | "inTime" | "waiting" | "none", string>
  >;
  readonly days: PluralForms;
  readonly unknown: string;
  readonly trial: string;
}
