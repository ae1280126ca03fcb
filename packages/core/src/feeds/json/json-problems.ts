import type { FeedProblem } from "../feed.ts";

/** What can be wrong with a text of JSON. The harmless ones lose nothing. */
export const JSON_PROBLEMS: Readonly<Record<JsonProblem, FeedProblem>> = {
  controlCharacter: {
    code: "json.control-character",
    message: "A text holds a control character that is not escaped.",
    harmless: true,
  },
  badEscape: {
    code: "json.bad-escape",
    message: "A \\ that escapes nothing was read as text.",
    harmless: true,
  },
  trailingComma: {
    code: "json.trailing-comma",
    message: "A comma stands before the end of a list or object.",
    harmless: true,
  },
  noNumber: {
    code: "json.no-number",
    message: "A number that JSON does not have (NaN, Infinity) was left out.",
    harmless: true,
  },
  lines: {
    code: "json.lines",
    message: "The text is one object a line; it was read as a list.",
    harmless: true,
  },
  cutShort: {
    code: "json.cut-short",
    message: "The text ends in the middle; what was not whole was left out.",
  },
  tooManyItems: {
    code: "json.too-many-items",
    message: "The text has more items than are read; the rest was passed over.",
  },
  noItems: {
    code: "json.no-items",
    message: "No item was found in the text.",
  },
};

export type JsonProblem =
  | "controlCharacter"
  | "badEscape"
  | "trailingComma"
  | "noNumber"
  | "lines"
  | "cutShort"
  | "tooManyItems"
  | "noItems";
