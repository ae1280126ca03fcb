import type { z } from "zod";
import { explainIssue } from "./explain-issue.ts";
import { formatPath, valueAt } from "./path.ts";
import type { Path } from "./path.ts";
import type { ConfigProblem, ParseResult } from "./problem.ts";
import type { Finding } from "./references.ts";
import { shownKey, shownValue } from "./shown-value.ts";
import { suggest } from "./suggest.ts";
import { readYaml } from "./yaml-document.ts";
import type { YamlDocument } from "./yaml-document.ts";
import type { Position } from "./yaml-locator.ts";

/** Problems that are listed of one file; more would help nobody. */
const MOST_PROBLEMS = 100;

/** Rules over the whole file, run on plain data that may have any other fault. */
export type Rules = (data: unknown, lineOf: (path: Path) => number) => readonly Finding[];

/** A file that was checked: its value or problems, and its plain data for whoever must go on. */
export interface CheckedFile<T> {
  readonly result: ParseResult<T>;
  readonly data: unknown;
  /** Makes a problem of a place of this file. */
  problem(finding: Finding): ConfigProblem;
}

/** Reads a YAML text and holds it against its schema and rules; finds all problems at once and never throws. */
export function checkFile<T>(
  text: string,
  file: string,
  schema: () => z.ZodType<T>,
  rules: Rules,
): CheckedFile<T> {
  const yaml = readYaml(text);
  const problem = (finding: Finding): ConfigProblem => toProblem(finding, file, yaml);
  if (yaml.problems.length > 0) {
    const problems = yaml.problems.map(({ position, message, fix }) => ({
      file,
      ...position,
      path: "",
      value: "",
      message,
      fix,
    }));
    return { result: { ok: false, problems: limited(problems) }, data: yaml.data, problem };
  }
  const parsed = parseData(schema(), yaml.data);
  if (parsed === null) {
    const finding: Finding = {
      path: [],
      at: "value",
      message: "has too many problems to list",
      fix: "Begin with the sample.",
    };
    return { result: { ok: false, problems: [problem(finding)] }, data: yaml.data, problem };
  }
  const fromSchema = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => explainIssue(issue, yaml.data));
  const findings = [...fromSchema, ...rules(yaml.data, (path) => yaml.valueAt(path).line)];
  if (parsed.success && findings.length === 0)
    return { result: { ok: true, value: parsed.data }, data: yaml.data, problem };
  const placed = findings.map((finding) => ({ finding, position: positionOf(finding, yaml) }));
  placed.sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
  const shown = placed.slice(0, MOST_PROBLEMS).map(({ finding }) => problem(finding));
  return { result: { ok: false, problems: limited(shown, placed.length) }, data: yaml.data, problem };
}

/** Null when there are more faults than the schema library can hold: it spreads them on the stack. */
function parseData<T>(schema: z.ZodType<T>, data: unknown): z.ZodSafeParseResult<T> | null {
  try {
    return schema.safeParse(data);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function positionOf(finding: Finding, yaml: YamlDocument): Position {
  return finding.at === "key" ? yaml.keyAt(finding.path) : yaml.valueAt(finding.path, finding.offset);
}

function toProblem(finding: Finding, file: string, yaml: YamlDocument): ConfigProblem {
  const { path, at, message } = finding;
  const value = valueAt(yaml.data, path);
  const word = at === "key" ? path.at(-1) : value;
  const hidden = at === "key" && shownKey(path, value) === "***";
  const meant =
    finding.among === undefined || typeof word !== "string" || hidden ? null : suggest(word, finding.among());
  return {
    file,
    ...positionOf(finding, yaml),
    path: formatPath(hidden ? [...path.slice(0, -1), "***"] : path),
    value: at === "key" ? "" : shownValue(path, value),
    message,
    fix: meant === null ? finding.fix : `Did you mean ${meant}? ${finding.fix}`,
  };
}

function limited(
  problems: readonly ConfigProblem[],
  total: number = problems.length,
): readonly ConfigProblem[] {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const last = shown.at(-1);
  if (total <= MOST_PROBLEMS || last === undefined) return shown;
  const message = `has ${total - MOST_PROBLEMS} further problems after this line`;
  return [
    ...shown,
    { ...last, path: "", value: "", message, fix: "Put the first ones right, then check again." },
  ];
}
