/** Milliseconds since 1970 of a date; null for one that the service left out, that means never (1601, year 1), or that is none. */
export function knownTime(date: Date | null): number | null {
  const time = date?.getTime() ?? Number.NaN;
  return time > 0 ? time : null;
}
