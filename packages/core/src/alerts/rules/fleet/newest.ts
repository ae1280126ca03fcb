import { knownTime } from "../known-time.ts";

/** The newest date that rows have; null when none has one. */
export function newest(rows: readonly { readonly at: Date | null }[]): Date | null {
  const times = rows.flatMap(({ at }) => knownTime(at) ?? []);
  return times.length === 0 ? null : new Date(times.reduce((last, time) => Math.max(last, time)));
}
