import type { OnCallRota } from "../../config/plan/alerts.ts";
import { dayText } from "../../schedule/day-number.ts";
import { instantOfLocal } from "../../schedule/wall-instant.ts";
import { createZoneClocks, type ZoneClocks } from "../../schedule/zone-clock.ts";

const DAY_MS = 86_400_000;

/** When other people may have an alert next: a new day in the organisation's zone, or a turn of a rota. */
export function nextTurn(
  { onCall, timeZone }: { readonly onCall: readonly OnCallRota[]; readonly timeZone: string },
  at: Date,
  clocks: ZoneClocks = createZoneClocks(),
): Date {
  const turns = onCall.flatMap((rota) =>
    [rota.handover, ...(rota.hours === null ? [] : [rota.hours.from, rota.hours.to])].map((time) =>
      nextTime(time, rota.timeZone, { at, clocks }),
    ),
  );
  return new Date(Math.min(nextTime("00:00", timeZone, { at, clocks }), ...turns));
}

/** When a clock shows a time next, in milliseconds since 1970. */
function nextTime(
  time: string,
  timeZone: string,
  { at, clocks }: { readonly at: Date; readonly clocks: ZoneClocks },
): number {
  const clock = clocks(timeZone);
  const today = Math.floor(clock.wallAt(at.getTime()) / DAY_MS);
  const next = [today, today + 1, today + 2].map((day) => instantOfLocal(clock, dayText(day), time));
  return next.find((instant) => instant > at.getTime()) ?? at.getTime() + DAY_MS;
}
