import type { Alert, Resolution } from "./alert.ts";

/**
 * What it means that an alert is over. Some are of what has happened, and end because time passes: `older` than the log is
 * read for, `uncounted` by their rule, or `rarer` than before. Only `clear` is good news: within a `limit` that the
 * plan has changed, all may be as it was, and so it may be with what has `lapsed`.
 */
export type AlertEnding = Resolution | "older" | "uncounted" | "rarer";

/** What a resolution of an alert says, by what it is about. */
export function endingOf({ entity: { kind } }: Pick<Alert, "entity">, resolution: Resolution): AlertEnding {
  if (kind === "change" && resolution === "gone") return "older";
  if (kind === "change" && resolution === "clear") return "uncounted";
  return kind === "enrollment" && resolution === "clear" ? "rarer" : resolution;
}
