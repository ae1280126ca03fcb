import { cleanText } from "../../../text/clean-text.ts";
import { formatPath, select } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { absenceCircles } from "./absence-circles.ts";
import { atValue, type PlanRule, textAt } from "./rule.ts";

/** Mail to one would reach the other: upper and lower case make no difference to a mailbox. */
export const findSharedAddresses: PlanRule = (data, lineOf) => {
  const first = new Map<string, Path>();
  return select(data, "people.*.address").flatMap(({ path, value }): Finding[] => {
    if (typeof value !== "string") return [];
    const address = value.toLowerCase();
    const earlier = first.get(address);
    if (earlier === undefined) first.set(address, path);
    if (earlier === undefined) return [];
    const message = `is the address of ${formatPath(earlier.slice(0, -1))} of line ${lineOf(earlier)}, too`;
    return [atValue(path, message, "Give each person an address of their own, or remove one of the two.")];
  });
};

const LONGEST_CIRCLE = 200;
const CIRCLE_FIX = "Let one of them have a deputy outside the circle, or none.";
const SELF_FIX = "Name somebody else, or leave the deputy out.";

/** Deputies who in the end stand in for themselves: nobody would be there. Each circle is told once. */
export const findDeputyCircles: PlanRule = (data) => {
  const deputyOf = new Map<string, { readonly deputy: string; readonly path: Path }>();
  for (const { path, value } of select(data, "people.*")) {
    const id = textAt(value, ["id"]);
    const deputy = textAt(value, ["deputy"]);
    if (id === null || deputy === null || deputyOf.has(id)) continue;
    deputyOf.set(id, { deputy, path: [...path, "deputy"] });
  }
  const done = new Set<string>();
  const usual = [...deputyOf].flatMap(([id, { path }]): Finding[] => {
    const circle = circleFrom(id, deputyOf, done);
    if (circle.length === 0) return [];
    if (circle.length === 1) return [atValue(path, "is the person's own id", SELF_FIX)];
    const shown = cleanText([...circle, id].join(" → "), LONGEST_CIRCLE);
    return [atValue(path, `makes a circle of deputies: ${shown}`, CIRCLE_FIX)];
  });
  return [...usual, ...absenceCircles(data)];
};

/** The people of a circle, beginning with one; empty when they are in none, or in one that was told. */
function circleFrom(
  start: string,
  deputyOf: ReadonlyMap<string, { readonly deputy: string }>,
  done: Set<string>,
): readonly string[] {
  const way: string[] = [];
  let at: string | undefined = start;
  while (at !== undefined && !done.has(at)) {
    done.add(at);
    way.push(at);
    at = deputyOf.get(at)?.deputy;
  }
  const from = at === undefined ? -1 : way.indexOf(at);
  return from === -1 ? [] : way.slice(from);
}

/** Days away that overlap, and somebody who stands in for themselves while away. */
export const findBadAbsences: PlanRule = (data, lineOf) =>
  select(data, "people.*").flatMap((person) =>
    select(person.value, "absences.*").flatMap(({ path: inner, value }): Finding[] => {
      const path = [...person.path, ...inner];
      const findings: Finding[] = [];
      if (textAt(value, ["deputy"]) !== null && textAt(value, ["deputy"]) === textAt(person.value, ["id"]))
        findings.push(atValue([...path, "deputy"], "is the person's own id", SELF_FIX));
      const earlier = select(person.value, "absences.*")
        .slice(0, Number(inner.at(-1)))
        .find((other) => overlap(other.value, value));
      if (earlier === undefined) return findings;
      const of = [...person.path, ...earlier.path];
      const message = `overlaps ${formatPath(of)} of line ${lineOf(of)}`;
      return [...findings, atValue([...path, "from"], message, "Join the two, or move one of them.")];
    }),
  );

/** Days of one form compare as texts. */
function overlap(one: unknown, other: unknown): boolean {
  const [from, to] = [textAt(one, ["from"]), textAt(one, ["to"])];
  const [start, end] = [textAt(other, ["from"]), textAt(other, ["to"])];
  if (from === null || to === null || start === null || end === null) return false;
  return from <= to && start <= end && from <= end && start <= to;
}
