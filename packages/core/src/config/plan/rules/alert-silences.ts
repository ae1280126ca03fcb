import { LONGEST_DAYS } from "../../../alerts/new-suppression.ts";
import { formatPath, select, valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { mappingAt } from "./alert-tree.ts";
import { atValue, type PlanRule, textAt } from "./rule.ts";

const DAY_MS = 86_400_000;
const LATER = "Write an earlier end, and look at it again then.";

/** Suppressions of the plan that hold for everything, or for longer than anybody can answer for. */
export const findBadSuppressions: PlanRule = (data) =>
  select(data, "alerts.suppressions.*").flatMap(({ path, value }): readonly Finding[] => {
    const scope = valueAt(value, ["scope"]);
    const findings: Finding[] = [];
    if (
      scope !== undefined &&
      scope !== null &&
      mappingAt(scope, []).length === 0 &&
      typeof scope === "object"
    ) {
      const fix =
        "Say which alerts: alert, rule, entity, platform or labels. A maintenance window may be for all.";
      findings.push(atValue([...path, "scope"], "is every alert", fix));
    }
    if (localTime(value, "until") - localTime(value, "from") > LONGEST_DAYS * DAY_MS)
      findings.push(
        atValue([...path, "until"], `is more than ${LONGEST_DAYS} days after the beginning`, LATER),
      );
    return findings;
  });

/**
 * Suppressions of the plan that say no beginning, and have begun by that, and last for longer than anybody can answer for.
 * The zone of their times is worth less than a day of a year, which they are given.
 */
export function findEndlessSuppressions(data: unknown, now: Date): readonly Finding[] {
  const last = now.getTime() + (LONGEST_DAYS + 1) * DAY_MS;
  return select(data, "alerts.suppressions.*").flatMap(({ path, value }): readonly Finding[] => {
    if (valueAt(value, ["from"]) !== undefined || !(localTime(value, "until") > last)) return [];
    const message = `is more than ${LONGEST_DAYS} days from now, and the suppression has begun: it says no from`;
    return [atValue([...path, "until"], message, LATER)];
  });
}

/** Milliseconds, as if it were one of UTC; NaN for none. */
function localTime(value: unknown, field: "from" | "until"): number {
  return Date.parse(`${textAt(value, [field])}Z`);
}

/** Silence for some alerts between two local times, in the plan as it is written. */
interface Silence {
  readonly path: Path;
  readonly tenant: string | null;
  readonly scope: ReadonlyMap<string, string>;
  readonly from: string;
  readonly until: string;
}

/** Maintenance windows and suppressions that hold for the same alerts at the same time: one of them is a mistake. */
export const findOverlaps: PlanRule = (data, lineOf) => {
  const silences = [
    ...silencesAt(data, "maintenanceWindows.*", { scope: "suppresses", from: "start", until: "end" }),
    ...silencesAt(data, "alerts.suppressions.*", { scope: "scope", from: "from", until: "until" }),
  ];
  return silences.flatMap((later, index): readonly Finding[] => {
    const earlier = silences.slice(0, index).find((one) => overlap(one, later));
    if (earlier === undefined) return [];
    const where = `${formatPath(earlier.path)} of line ${lineOf(earlier.path)}`;
    const fix = "Join the two, move one of them, or let them be for other alerts.";
    return [atValue(later.path, `is silent for the same alerts at the same time as ${where}`, fix)];
  });
};

function silencesAt(
  data: unknown,
  pattern: string,
  keys: { readonly scope: string; readonly from: string; readonly until: string },
): readonly Silence[] {
  return select(data, pattern).flatMap(({ path, value }): readonly Silence[] => {
    const until = textAt(value, [keys.until]);
    const scope = valueAt(value, [keys.scope]);
    if (until === null || typeof scope !== "object" || scope === null) return [];
    // A suppression of every alert is refused; that it meets others says nothing more.
    if (keys.scope === "scope" && mappingAt(scope, []).length === 0) return [];
    const tenant = textAt(value, ["tenant"]);
    return [{ path, tenant, scope: partsOf(scope), from: textAt(value, [keys.from]) ?? "", until }];
  });
}

/** Each part by its name, labels one by one. */
function partsOf(scope: object): ReadonlyMap<string, string> {
  return new Map(
    mappingAt(scope, []).flatMap(([part, value]) => {
      const texts = part === "labels" ? mappingAt(value, []) : [["", value] as const];
      return texts.map(([name, text]) => [`${part}.${name}`, JSON.stringify(text)?.toLowerCase() ?? ""]);
    }),
  );
}

/** Local times of one form compare as texts. One may be for some of the alerts that the other is for. */
function overlap(one: Silence, other: Silence): boolean {
  if (one.tenant !== null && other.tenant !== null && one.tenant !== other.tenant) return false;
  if (one.from >= other.until || other.from >= one.until) return false;
  return isWithin(one.scope, other.scope) || isWithin(other.scope, one.scope);
}

function isWithin(wider: ReadonlyMap<string, string>, narrower: ReadonlyMap<string, string>): boolean {
  return [...wider].every(([part, value]) => narrower.get(part) === value);
}

/** Hours of a rota that never begin, or never end. */
export const findEmptyTurns: PlanRule = (data) =>
  select(data, "alerts.onCall.*.hours").flatMap(({ path, value }): readonly Finding[] => {
    const from = textAt(value, ["from"]);
    if (from === null || from !== textAt(value, ["to"])) return [];
    const fix = "Write another end, or leave hours out for around the clock.";
    return [atValue([...path, "to"], "is the time at which it begins", fix)];
  });

/** Runbooks without a word. */
export const findEmptyRunbooks: PlanRule = (data) =>
  select(data, "alerts.runbooks.*").flatMap(({ path, value }): readonly Finding[] => {
    const says = ["action", "steps", "url"].some((part) => valueAt(value, [part]) !== undefined);
    if (says || mappingAt(value, []).length === 0) return [];
    return [atValue(path, "says nothing", "Add action, steps or url, or remove it.")];
  });
