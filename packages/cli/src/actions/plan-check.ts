import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import {
  answerQuestions,
  createPlanLocator,
  findPlanGaps,
  KPI_IDS,
  LANGUAGES,
  type PlanGap,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

interface GapJson {
  readonly code: string;
  readonly subject: string;
  /** Of plan.yaml; absent for what stands nowhere. */
  readonly line?: number;
  readonly message: string;
  readonly fix: string;
}

/** `plan check`: what the plan lacks although it is right in itself. Problems are thrown by the reading itself. */
export const checkPlan: Action<object> = async (context) => {
  const { config, plan } = await loadConfiguration(context);
  const lineOf = createPlanLocator(await readFile(plan.file, "utf8"));
  const found = findPlanGaps({ plan, now: context.clock.now(), timeZone: config.timeZone, kpis: KPI_IDS });
  const gaps = found.map((gap) => gapJson(gap, lineOf));
  const questions = answerQuestions(plan).map(({ id, answered, by }) => ({
    id,
    text: LANGUAGES.en.messages.plan.question[id].text,
    answered,
    by,
  }));
  const file = shownPath(context.cwd, plan.file);
  context.output.result({ gaps, questions }, () => {
    const answered = questions.filter((question) => question.answered).length;
    const head = `${file}: ${answered} of ${questions.length} questions answered, ${countText(gaps.length)}.`;
    return [head, ...gaps.map((gap) => gapText(gap, file))].join("\n\n");
  });
  return gaps.length === 0 ? EXIT.done : EXIT.partial;
};

function gapJson(
  { code, subject, path, message, fix }: PlanGap,
  lineOf: ReturnType<typeof createPlanLocator>,
): GapJson {
  return { code, subject, ...(path === null ? {} : { line: lineOf(path) }), message, fix };
}

/** From where the person stands, when it is below; else whole. */
function shownPath(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path === "" || path.startsWith("..") ? file : path;
}

function gapText({ code, subject, line, message, fix }: GapJson, file: string): string {
  const at = line === undefined ? file : `${file}:${line}`;
  return `${at}  ${subject}: ${message} (${code})\n  Fix: ${fix}`;
}

function countText(count: number): string {
  if (count === 0) return "no gaps";
  return count === 1 ? "one gap" : `${count} gaps`;
}
