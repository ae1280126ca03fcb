import { cleanText } from "../../text/clean-text.ts";
import type { FeedProblem } from "../feed.ts";
import type { Fields } from "../json/records.ts";
import { readMoment } from "../json/values.ts";

const NAMES = ["releasedate", "released", "postingdate", "availabilitydate", "pubdate", "date"];

/** The day of a release; one that is no date is a problem of this release only. */
export function releaseDate(fields: Fields, name: string, list: (problem: FeedProblem) => void): Date | null {
  const value = NAMES.map((field) => fields.get(field)).find((date) => (date ?? "") !== "");
  const date = readMoment(value);
  if (date !== undefined) return date;
  const shown = typeof value === "string" ? cleanText(value, 60) : typeof value;
  list({
    code: "item.bad-date",
    message: `"${cleanText(name, 100)}" is dated "${shown}", which is no date.`,
  });
  return null;
}
