/** People join over the first ten weeks of the story, evenly, from day 1 on. */
const WEEKS = 10;

/** The day on which the device of a joiner, counted from 0, is listed for the first time. */
export function joinDay(joiner: number, joiners: number): number {
  return 1 + Math.floor((joiner * WEEKS * 7) / joiners);
}

/** How many of the joiners have come by a day. */
export function joinedBy(joiners: number, day: number): number {
  if (day < 1) return 0;
  return Math.min(joiners, Math.ceil((day * joiners) / (WEEKS * 7)));
}
