import { COUNT, type FigureRange, figuresAround, metricRange } from "../../../alerts/custom/figure-range.ts";
import { metricOrigin } from "../../../alerts/custom/metric-sources.ts";
import { select, valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, type PlanRule, textAt } from "./rule.ts";

/** Limits of rules of the plan's own that nothing ever passes, and those that everything does. */
export const findIdleLimits: PlanRule = (data) =>
  select(data, "alerts.custom.*").flatMap(({ path, value }) => {
    const metric = textAt(value, ["metric"])?.trim() ?? null;
    const isMixed = (metric === null) === (textAt(value, ["list"]) === null);
    const isEach = metric === null && textAt(value, ["per"]) === "each";
    if (isMixed || isEach || (metric !== null && metricOrigin(metric) === null)) return [];
    const counted: Counted =
      metric === null
        ? { name: `the number of ${textAt(value, ["list"]) ?? "rows"}`, range: COUNT }
        : { name: metric, range: metricRange(metric) };
    const limits = (["above", "below"] as const).flatMap((word): readonly Limit[] => {
      const number = valueAt(value, [word]);
      return typeof number === "number" && Number.isFinite(number) ? [{ word, number }] : [];
    });
    const alone = limits.flatMap((limit) => loneFault(limit, counted, path));
    return [
      ...(alone.length > 0 ? alone : jointFault(limits, counted, path)),
      ...(metric === null ? [] : changeFault(value, counted, path)),
    ];
  });

interface Counted {
  readonly name: string;
  readonly range: FigureRange;
}

interface Limit {
  readonly word: "above" | "below";
  readonly number: number;
}

function loneFault(limit: Limit, { name, range }: Counted, path: Path): readonly Finding[] {
  const figures = figuresAround([limit.number], range);
  const passing = figures.filter((figure) => passes(figure, limit)).length;
  if (passing > 0 && passing < figures.length) return [];
  const { min, max } = range;
  const span = Number.isFinite(max) ? `${min} to ${max}` : `${min} or more`;
  const message = `${passing === 0 ? "is never passed" : "is always passed"}: ${name} is ${span}`;
  const fixes = {
    above: passing === 0 ? `Write less than ${max}.` : `Write ${min} or more.`,
    below: passing === 0 ? `Write more than ${min}.` : `Write ${max} or less.`,
  };
  return [atValue([...path, limit.word], message, fixes[limit.word])];
}

/** Two limits that leave no figure between them, so that every one is wrong. */
function jointFault(limits: readonly Limit[], { name, range }: Counted, path: Path): readonly Finding[] {
  const [above, below] = limits;
  if (above === undefined || below === undefined) return [];
  if (above.number < below.number)
    return [
      atValue(
        [...path, "above"],
        "is less than below, so that every figure is wrong",
        "Write a figure that is at least that of below.",
      ),
    ];
  const figures = figuresAround([above.number, below.number], range);
  if (figures.some((figure) => !passes(figure, above) && !passes(figure, below))) return [];
  const message = `leaves nothing between it and below, so that every figure is wrong: ${name} is a whole number`;
  return [atValue([...path, "above"], message, "Write figures with a whole number between them.")];
}

function passes(figure: number, { word, number }: Limit): boolean {
  return word === "above" ? figure > number : figure < number;
}

/** A fall of all there is, or of more, that a change would have to be beyond. */
function changeFault(rule: unknown, { name, range }: Counted, path: Path): readonly Finding[] {
  const by = valueAt(rule, ["changeOver", "by"]);
  if (typeof by !== "number") return [];
  const isShare = valueAt(rule, ["changeOver", "unit"]) === "percent";
  const most = range.max - range.min;
  const at = [...path, "changeOver", "by"];
  if (isShare && by <= -100)
    return [
      atValue(
        at,
        `is never passed: ${name} cannot fall by more than 100 percent`,
        "Write more than -100, for example -10.",
      ),
    ];
  if (isShare || Math.abs(by) < most) return [];
  const message = `is never passed: ${name} is ${range.min} to ${range.max}`;
  return [atValue(at, message, `Write a change of less than ${most}, for example ${by < 0 ? "-10" : "10"}.`)];
}
