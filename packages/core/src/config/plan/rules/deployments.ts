import { select } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, type PlanRule, textAt } from "./rule.ts";
import { valueAt } from "../../path.ts";

/** Phases outside of the days of their deployment, and such that go back in time or in share. */
export const findBadPhases: PlanRule = (data) =>
  select(data, "deployments.*").flatMap((deployment) => {
    const start = textAt(deployment.value, ["start"]);
    const end = textAt(deployment.value, ["end"]);
    let before: unknown;
    return select(deployment.value, "phases.*").flatMap(({ path: inner, value }) => {
      const path = [...deployment.path, ...inner];
      const findings = [...outside(path, value, { start, end }), ...goesBack(path, value, before)];
      before = value;
      return findings;
    });
  });

function outside(
  path: Path,
  phase: unknown,
  { start, end }: { readonly start: string | null; readonly end: string | null },
): readonly Finding[] {
  const on = textAt(phase, ["on"]);
  if (on === null || start === null || end === null || end < start) return [];
  if (on.length !== start.length || on.length !== end.length || (on >= start && on <= end)) return [];
  const message =
    on < start ? "lies before the start of the deployment" : "lies after the end of the deployment";
  return [
    atValue([...path, "on"], message, `Write a day from ${start} to ${end}, or move its start or end.`),
  ];
}

function goesBack(path: Path, phase: unknown, before: unknown): readonly Finding[] {
  const [on, earlier] = [textAt(phase, ["on"]), textAt(before, ["on"])];
  const [share, less] = [valueAt(phase, ["share"]), valueAt(before, ["share"])];
  const findings: Finding[] = [];
  if (on !== null && earlier !== null && on.length === earlier.length && on <= earlier) {
    const fix = "Put the phases in the order of their days, each on a day of its own.";
    findings.push(atValue([...path, "on"], "is not after the day of the phase before", fix));
  }
  if (typeof share === "number" && typeof less === "number" && share < less) {
    const fix = "Write the share that all phases so far reach together.";
    findings.push(atValue([...path, "share"], "is less than the share of the phase before", fix));
  }
  return findings;
}
