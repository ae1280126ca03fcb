import type { Schedule } from "@intune-om/core";
import { textTable } from "./text-table.ts";
import { createTimes, type Times, utcMinute } from "./times.ts";

interface Preview {
  readonly report?: string;
  readonly schedule: Schedule;
  readonly occurrences: readonly Date[];
}

/** Occurrences in their order, each as the clock there shows it and in UTC. */
export function occurrenceTable(previews: readonly Preview[]): string {
  const rows = previews
    .flatMap(({ report, schedule, occurrences }) => occurrences.map((at) => ({ report, schedule, at })))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  if (rows.length === 0) return "Nothing is due in that time.";
  const zones = new Map<string, Times>();
  const timesOf = (timeZone: string): Times => {
    const times = zones.get(timeZone) ?? createTimes(timeZone);
    zones.set(timeZone, times);
    return times;
  };
  const whose = previews.some(({ report }) => report !== undefined) ? ["REPORT"] : [];
  return textTable(
    [...whose, "LOCAL TIME", "ZONE", "UTC"],
    rows.map(({ report, schedule: { timeZone }, at }) => [
      ...(report === undefined ? [] : [report]),
      timesOf(timeZone).minuteOfWeek(at),
      timeZone,
      utcMinute(at),
    ]),
  );
}
