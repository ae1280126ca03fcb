import { cleanText } from "../../../text/clean-text.ts";
import { select } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, textAt } from "./rule.ts";

/** Who stands in for somebody who is away on a day, and where the plan says so. */
interface StandIn {
  readonly deputy: string;
  readonly path: Path;
  readonly ofAbsence: boolean;
}

interface DaysAway {
  readonly from: string;
  readonly to: string;
  /** Null where neither the absence nor the person names anybody. */
  readonly standIn: StandIn | null;
}

type Away = ReadonlyMap<string, readonly DaysAway[]>;

const LONGEST_CIRCLE = 200;
const FIX = "Name a deputy for this absence who is there then, or is outside the circle.";

/**
 * People who are away on one day and stand in for each other in a circle through the deputy of an absence. The deputy of
 * a day is that of the absence, or else the usual one. Days that absences share begin with one of them, so that only
 * first days are looked at; each circle is told once, on its earliest day.
 */
export function absenceCircles(data: unknown): readonly Finding[] {
  const away = daysAway(data);
  const starts = [...away].flatMap(([id, days]) => days.map(({ from }) => ({ id, from })));
  const told = new Set<string>();
  return starts
    .sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)))
    .flatMap(({ id, from }): Finding[] => {
      const circle = circleOn(from, id, away);
      const first = circle.find(({ ofAbsence }) => ofAbsence);
      if (first === undefined || circle.length === 1) return [];
      const key = circle
        .map(({ path }) => path.join("."))
        .sort()
        .join(" ");
      if (told.has(key)) return [];
      told.add(key);
      const start = circle.indexOf(first);
      const ids = [...circle.slice(start), ...circle.slice(0, start)].map(({ deputy }) => deputy);
      const shown = cleanText([...ids.slice(-1), ...ids].join(" → "), LONGEST_CIRCLE);
      return [atValue(first.path, `makes a circle of deputies from ${cleanText(from, 20)}: ${shown}`, FIX)];
    });
}

/** The way from somebody who is away on a day back to them; empty when it ends before. */
function circleOn(day: string, id: string, away: Away): readonly StandIn[] {
  const way: StandIn[] = [];
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    const standIn = away.get(at)?.find(({ from, to }) => from <= day && day <= to)?.standIn;
    if (standIn === undefined || standIn === null) return [];
    way.push(standIn);
    at = standIn.deputy;
  }
  return at === id ? way : [];
}

/** Days of one form compare as texts. */
function daysAway(data: unknown): Away {
  const away = new Map<string, readonly DaysAway[]>();
  for (const person of select(data, "people.*")) {
    const id = textAt(person.value, ["id"]);
    if (id === null || away.has(id)) continue;
    const usual = textAt(person.value, ["deputy"]);
    const otherwise: StandIn | null =
      usual === null ? null : { deputy: usual, path: [...person.path, "deputy"], ofAbsence: false };
    const days = select(person.value, "absences.*").flatMap(({ path, value }): DaysAway[] => {
      const [from, to, deputy] = [textAt(value, ["from"]), textAt(value, ["to"]), textAt(value, ["deputy"])];
      if (from === null || to === null) return [];
      if (deputy === null) return [{ from, to, standIn: otherwise }];
      const own: Path = [...person.path, ...path, "deputy"];
      return [{ from, to, standIn: { deputy, path: own, ofAbsence: true } }];
    });
    away.set(id, days);
  }
  return away;
}
