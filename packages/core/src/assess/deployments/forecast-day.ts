import type { HistoryPoint } from "./deployment-state.ts";
import { daysBetween } from "./days-between.ts";
import { shiftDay } from "../../routines/days.ts";

/** How far back the pace of late looks. */
const PACE_DAYS = 14;
/** With fewer days nobody can tell a pace from an accident. */
const LEAST_POINTS = 3;
/** What lies further ahead than this is not in sight. */
const MOST_DAYS_AHEAD = 730;

/**
 * The day on which a share is reached if it goes on as in the last two weeks. The pace is the median of the slopes
 * between all pairs of days (Theil–Sen), so that a single day that was off does not move it. Null when it is reached
 * already, stands still, falls, or was measured on too few days; never before tomorrow.
 */
export function forecastDay(
  history: readonly HistoryPoint[],
  { final, today }: { readonly final: number; readonly today: string },
): string | null {
  const recent = history.flatMap(({ day, actual }) => {
    const age = daysBetween(day, today);
    return actual === null || age < 0 || age > PACE_DAYS ? [] : [{ x: -age, y: actual }];
  });
  const last = recent.at(-1);
  if (last === undefined || recent.length < LEAST_POINTS || last.y >= final) return null;
  const pace = medianSlope(recent);
  if (pace === null || pace <= 0) return null;
  const ahead = Math.ceil((final - last.y) / pace + last.x);
  return ahead > MOST_DAYS_AHEAD ? null : shiftDay(today, Math.max(1, ahead));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function medianSlope(points: readonly Point[]): number | null {
  const slopes = points
    .flatMap((one, index) => points.slice(index + 1).flatMap((other) => slopeOf(one, other)))
    .sort((one, other) => one - other);
  const middle = Math.floor(slopes.length / 2);
  const upper = slopes[middle];
  const lower = slopes.length % 2 === 0 ? slopes[middle - 1] : upper;
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

function slopeOf(one: Point, other: Point): readonly number[] {
  return other.x === one.x ? [] : [(other.y - one.y) / (other.x - one.x)];
}
