import type { OnCallRota } from "../../config/plan/alerts.ts";
import { createZoneClocks, type ZoneClocks } from "../../schedule/zone-clock.ts";
import { instantOfLocal } from "../../schedule/wall-instant.ts";
import { dayText } from "../../schedule/day-number.ts";
import { spanAt } from "./time-spans.ts";

const DAY_MS = 86_400_000;

/**
 * Ids of the people of a rota, beginning with the one who is on call at an instant; none when nobody is: before the rota
 * begins and outside its hours.
 */
export function onCallFrom(
  rota: OnCallRota,
  at: Date,
  clocks: ZoneClocks = createZoneClocks(),
): readonly string[] {
  const turn = turnAt(rota, at, clocks);
  if (turn === null || !isInHours(rota, at, clocks)) return [];
  const first = turn % rota.people.length;
  return [...rota.people.slice(first), ...rota.people.slice(0, first)];
}

/** How many turns have ended; null before the first one begins. */
function turnAt(
  { timeZone, startsOn, handover, everyDays }: OnCallRota,
  at: Date,
  clocks: ZoneClocks,
): number | null {
  const clock = clocks(timeZone);
  const today = Math.floor(clock.wallAt(at.getTime()) / DAY_MS);
  // The moment of the handover decides, so that an hour that the clock shows twice hands nothing back.
  const isAfter = at.getTime() >= instantOfLocal(clock, dayText(today), handover);
  const day = isAfter ? today : today - 1;
  const days = day - Date.parse(`${startsOn}T00:00:00Z`) / DAY_MS;
  return days < 0 ? null : Math.floor(days / everyDays);
}

function isInHours({ hours, timeZone }: OnCallRota, at: Date, clocks: ZoneClocks): boolean {
  if (hours === null) return true;
  return spanAt({ ...hours, clock: clocks(timeZone) }, at) !== null;
}
