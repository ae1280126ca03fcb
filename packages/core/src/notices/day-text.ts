/** `YYYY-MM-DD` in UTC, or `undated`: a part of the names of matters. */
export function dayText(at: Date | null): string {
  return at === null ? "undated" : at.toISOString().slice(0, 10);
}
