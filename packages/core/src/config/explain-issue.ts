import type { z } from "zod";
import type { Fault } from "./fields.ts";
import { formatPath, valueAt } from "./path.ts";
import type { Path } from "./path.ts";
import type { Finding } from "./references.ts";

type Issue = z.core.$ZodIssue;

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of keys and values",
  record: "a mapping of keys and values",
};

const HOW_TO_WRITE: Readonly<Record<string, string>> = {
  string: "Write text; put a number or a word such as true in quotation marks.",
  number: "Write a number, without quotation marks.",
  boolean: "Write true or false, without quotation marks.",
  array: "Write its entries below it, each after a hyphen, or between [ and ].",
  object: "Write its keys below it, indented, or between { and }.",
  record: "Write its keys below it, indented, or between { and }.",
};

/** Says in plain words what a schema found. `under` is where in the data the issue's path begins. */
export function explainIssue(issue: Issue, data: unknown, under: Path = []): Finding[] {
  const path = [...under, ...issue.path.map((part) => (typeof part === "number" ? part : String(part)))];
  const value = valueAt(data, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], issue.message.split(" ")));
    case "invalid_union":
      return explainUnion(issue, data, path);
    case "invalid_value":
      return value === undefined ? [missing(path, oneOf(issue.values))] : [notAllowed(path, issue.values)];
    case "custom":
      return [{ path, at: "value", ...(issue.params?.["fault"] as Fault) }];
    case "too_small":
    case "too_big":
      return [outOfRange(issue, path)];
    case "invalid_type":
      return [
        value === undefined ? missing(path, wordFor(issue.expected)) : wrongType(path, value, issue.expected),
      ];
    default:
      return [{ path, at: "value", message: "cannot be read", fix: "Write it as in the sample." }];
  }
}

/** One of several forms: speaks of the form that the writer seems to have meant. */
function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  data: unknown,
  path: Path,
): Finding[] {
  if (issue.discriminator !== undefined) {
    // A form that may leave its name out lists "nothing" among the names.
    const words = "options" in issue ? (issue.options ?? []).filter((word) => word !== undefined) : [];
    return valueAt(data, path) === undefined ? [missing(path, oneOf(words))] : [notAllowed(path, words)];
  }
  const branch = issue.errors.find((issues) => !issues.some(isOtherForm)) ?? issue.errors[0] ?? [];
  return branch.flatMap((inner) => explainIssue(inner, data, path));
}

/** Whether a form was refused as a whole, so that its writer meant another one. */
function isOtherForm(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

function unknownKey(path: Path, allowed: readonly string[]): Finding {
  const place = formatPath(path.slice(0, -1)) || "the top of the file";
  const fix = `Correct or remove it; ${place} takes: ${allowed.join(", ")}.`;
  return { path, at: "key", message: "is not a known key", fix, among: () => allowed };
}

function missing(path: Path, expected: string): Finding {
  const place = formatPath(path.slice(0, -1));
  const where = place === "" ? "at the top level" : `under ${place}`;
  return { path, at: "key", message: "is missing", fix: `Add ${path.at(-1) ?? "it"} ${where}: ${expected}.` };
}

function notAllowed(path: Path, values: readonly unknown[]): Finding {
  const words = values.map(String);
  return { path, at: "value", message: "is not allowed", fix: `Write ${oneOf(values)}.`, among: () => words };
}

function outOfRange(issue: Extract<Issue, { code: "too_small" | "too_big" }>, path: Path): Finding {
  if (issue.origin === "array")
    return { path, at: "value", message: "is an empty list", fix: "Add at least one entry." };
  const small = issue.code === "too_small";
  const limit = small ? `${issue.minimum} or more` : `${issue.maximum} or less`;
  return { path, at: "value", message: small ? "is too small" : "is too large", fix: `Write ${limit}.` };
}

function wrongType(path: Path, value: unknown, expected: string): Finding {
  const word = wordFor(expected);
  if (value === null && path.length === 0) {
    return { path, at: "value", message: "is empty", fix: "Begin with the sample organisation." };
  }
  if (value === null) {
    return {
      path,
      at: "value",
      message: "is empty",
      fix: `Write ${word}, or remove the key if it may be left out.`,
    };
  }
  const fix = HOW_TO_WRITE[expected] ?? `Write ${word}.`;
  return { path, at: "value", message: `must be ${word}`, fix };
}

function wordFor(expected: string): string {
  return WORDS[expected] ?? "a value of another kind";
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
}
