import { ALERT_SEVERITIES } from "../../../alerts/severity.ts";
import { formatPath, valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { type Ask, askOf, covers, isImpossible, NO_ASK, together } from "./alert-asks.ts";
import { type Branch, branchesOf, mappingAt, targetsOf, textsAt } from "./alert-tree.ts";
import { atValue, entriesAt, type PlanRule, textAt } from "./rule.ts";

/** Branches that no alert ever comes to: others in front take all of it, or what they stand in never has it. */
export const findLostBranches: PlanRule = (data, lineOf) =>
  branchesOf(data).flatMap((branch): readonly Finding[] => {
    const inherited = branch.above.map(ownAsk).reduce(together, NO_ASK);
    const ask = together(inherited, ownAsk(branch));
    if (isImpossible(inherited)) return [];
    if (isImpossible(ask)) {
      const fix = "Let it ask for something that the branch around it has as well, or move it out of there.";
      return [atValue([...branch.path, "when"], "asks for what the branch around it never has", fix)];
    }
    const taker = branch.before.find((earlier) => covers(ownAsk(earlier), ask));
    const fix = "Put it in front of that one, or remove it.";
    if (taker !== undefined) {
      const where = `${formatPath(taker.path)} of line ${lineOf(taker.path)}`;
      return [atValue(branch.path, `is never reached: ${where} takes all of it`, fix)];
    }
    if (!isTakenInParts(branch, ask)) return [];
    return [atValue(branch.path, "is never reached: the branches in front of it take every severity", fix)];
  });

function ownAsk({ value }: Branch): Ask {
  return askOf(valueAt(value, ["when"]));
}

/** Whether branches in front of it, each by severities alone beside what it asks for, take all of its severities. */
function isTakenInParts({ before }: Branch, ask: Ask): boolean {
  const taken = before
    .map(ownAsk)
    .filter((earlier) => covers({ ...earlier, severity: null }, ask))
    .flatMap(({ severity }) => [...(severity ?? [])]);
  return [...(ask.severity ?? ALERT_SEVERITIES)].every((severity) => taken.includes(severity));
}

/** Branches and steps that tell nobody, by mail or on a channel, without saying that this is meant. */
export const findSilentBranches: PlanRule = (data) =>
  branchesOf(data).flatMap((branch): readonly Finding[] => [
    ...silentBranch(branch),
    ...entriesAt(branch.value, ["escalate"]).flatMap((step, index): readonly Finding[] => {
      const said = [...entriesAt(step, ["to"]), ...entriesAt(step, ["channels"])];
      if (said.length > 0 || typeof step !== "object" || step === null) return [];
      const fix = "Add to, with whom it tells, or channels.";
      return [atValue([...branch.path, "escalate", index], "tells nobody", fix)];
    }),
  ]);

function silentBranch(branch: Branch): readonly Finding[] {
  const { path, value } = branch;
  if (!["to", "channels"].some((part) => valueAt(value, [part]) !== undefined)) return [];
  if (inForce(branch, "urgency") === "none") return [];
  const to = inForce(branch, "to");
  const channels = inForce(branch, "channels");
  if (!isEmptyList(to) || !(channels === undefined || isEmptyList(channels))) return [];
  const fix = "Name somebody under to or a channel under channels, or write urgency: none.";
  const part = valueAt(value, ["to"]) === undefined ? "channels" : "to";
  return [atValue([...path, part], "leaves nobody who is told", fix)];
}

/** What a branch says of a part, or the nearest one around it that does. */
function inForce(branch: Branch, part: string): unknown {
  const saying = [...branch.above, branch].findLast(({ value }) => valueAt(value, [part]) !== undefined);
  return valueAt(saying?.value, [part]);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** People who would be told while others are not at work, where everybody is told at any hour. */
export const findUnusedHours: PlanRule = (data) =>
  branchesOf(data).flatMap((branch): readonly Finding[] => {
    if (entriesAt(branch.value, ["outOfHours"]).length === 0) return [];
    const hours = inForce(branch, "hours");
    const severities = [...branch.above, branch].map(ownAsk).reduce(together, NO_ASK).severity;
    // Without a word of hours, critical alerts alone are told at any.
    const isAlways = hours === "always" || (hours === undefined && severities?.has("critical") !== false);
    if (!isAlways) return [];
    const message = "is never used: people are told at any hour";
    return [atValue([...branch.path, "outOfHours"], message, "Write hours: working beside it.")];
  });

/** Steps that come before the one in front of them. */
export const findBackwardSteps: PlanRule = (data) =>
  branchesOf(data).flatMap(({ path, value }) => {
    const steps = entriesAt(value, ["escalate"]).map((step) => valueAt(step, ["afterMinutes"]));
    return steps.flatMap((minutes, index): readonly Finding[] => {
      const before = steps[index - 1];
      if (typeof minutes !== "number" || typeof before !== "number" || minutes > before) return [];
      const fix = `Write more than ${before}: every step counts from the first message.`;
      return [atValue([...path, "escalate", index, "afterMinutes"], "is not after the step before", fix)];
    });
  });

const LONG_DAYS = 366;

/** Roles and people that are told, of whom everybody is away for more than a year. */
export const findLongGone: PlanRule = (data) => {
  const gone = new Set(goneForLong(data));
  if (gone.size === 0) return [];
  const roles = new Map(
    entriesAt(data, ["roles"]).map((role) => [
      textAt(role, ["id"]),
      [...textsAt(role, "holders.*"), ...textsAt(role, "deputies.*")].map(({ text }) => text),
    ]),
  );
  return branchesOf(data)
    .flatMap(targetsOf)
    .flatMap(({ path, text }): readonly Finding[] => {
      const people = text.startsWith("person:") ? [text.slice(7)] : (roles.get(text.slice(5)) ?? []);
      const isTarget = text.startsWith("role:") || text.startsWith("person:");
      if (!isTarget || people.length === 0 || !people.every((id) => gone.has(id))) return [];
      const fix = "Name somebody who is there, or a deputy for them under people.";
      return [atValue(path, "reaches nobody: everybody there is away for more than a year", fix)];
    });
};

/** Ids of people who are away for so long, and for whom nobody stands in. */
function goneForLong(data: unknown): readonly string[] {
  return entriesAt(data, ["people"]).flatMap((person) => {
    const isGone = entriesAt(person, ["absences"]).some((absence) => {
      const days = daysBetween(textAt(absence, ["from"]), textAt(absence, ["to"]));
      return days > LONG_DAYS && textAt(absence, ["deputy"]) === null;
    });
    const id = textAt(person, ["id"]);
    return isGone && id !== null && textAt(person, ["deputy"]) === null ? [id] : [];
  });
}

function daysBetween(from: string | null, to: string | null): number {
  return (Date.parse(to ?? "") - Date.parse(from ?? "")) / 86_400_000;
}

/** What hides itself, and what would hide or be hidden whatever it is. */
export const findBadInhibitions: PlanRule = (data) =>
  entriesAt(data, ["alerts", "inhibit"]).flatMap((rule, index): readonly Finding[] => {
    const path = ["alerts", "inhibit", index];
    const blank = ["cause", "symptoms"].filter(
      (part) => valueAt(rule, [part]) !== undefined && mappingAt(rule, [part]).length === 0,
    );
    if (blank.length > 0)
      return blank.map((part) =>
        atValue([...path, part], "is every alert", "Say which: severity, rule, tenant, platform or labels."),
      );
    const [cause, symptoms] = [askOf(valueAt(rule, ["cause"])), askOf(valueAt(rule, ["symptoms"]))];
    if (cause.said === 0 || !covers(symptoms, cause)) return [];
    const fix = "Let symptoms be other alerts than the cause.";
    return [atValue([...path, "symptoms"], "has the cause among them, which would hide itself", fix)];
  });
