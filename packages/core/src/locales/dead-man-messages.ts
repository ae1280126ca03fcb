import type { RunStanding } from "../schedule/dead-man.ts";

/** The letters about a scheduled report that did not go out in time. */
export interface DeadManMessages {
  /** How far its run has come, in a sentence. */
  readonly standing: Readonly<Record<RunStanding, string>>;
  /** What to do about it, with `{command}`. */
  readonly steps: Readonly<Record<RunStanding, readonly string[]>>;
  readonly texts: Readonly<Record<DeadManText, string>>;
  /** In their place where it is the collection for alerts. */
  readonly alertWatch: Readonly<Record<AlertWatchText, string>>;
}

type AlertWatchText =
  | "title"
  | Extract<DeadManText, "subject" | "lead" | "overSubject" | "overLead" | "onlyOnce">
  /** What to do when its run failed, and when it did not take place, with `{command}`. */
  | "collect";

type DeadManText =
  /** With `{title}` and `{due}`. */
  | "subject"
  /** With `{title}`, `{due}` and `{deadline}`. */
  | "lead"
  /** With `{title}` and `{due}`. */
  | "overSubject"
  | "overLead"
  /** How many occurrences since then have not gone out either, with `{count}`. */
  | "others"
  | "onlyOnce"
  | "report"
  | "tenant"
  | "due"
  | "reason"
  | "run"
  | "stepsTitle"
  | "help"
  /** With `{organisation}`. */
  | "why";
