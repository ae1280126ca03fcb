import { createZoneClocks, type Schedule, type ZoneClocks } from "@intune-om/core";
import { minuteText, textTable } from "./text-table.ts";

interface Preview {
  readonly report?: string;
  readonly schedule: Schedule;
  readonly occurrences: readonly Date[];
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Occurrences in their order, each as the clock there shows it and in UTC. */
export function occurrenceTable(previews: readonly Preview[]): string {
  const rows = previews
    .flatMap(({ report, schedule, occurrences }) => occurrences.map((at) => ({ report, schedule, at })))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  if (rows.length === 0) return "Nothing is due in that time.";
  const clocks = createZoneClocks();
  const whose = previews.some(({ report }) => report !== undefined) ? ["REPORT"] : [];
  return textTable(
    [...whose, "LOCAL TIME", "ZONE", "UTC"],
    rows.map(({ report, schedule: { timeZone }, at }) => [
      ...(report === undefined ? [] : [report]),
      localText(at, timeZone, clocks),
      timeZone,
      minuteText(at),
    ]),
  );
}

/** `Mon 2026-11-30 08:00 +01:00`: the offset tells the two apart that the same time may have in autumn. */
export function localText(at: Date, timeZone: string, clocks: ZoneClocks): string {
  const wall = new Date(clocks(timeZone).wallAt(at.getTime()));
  const minutes = Math.round((wall.getTime() - at.getTime()) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? "-" : "+"}${pad(hours)}:${pad(rest)}`;
  const text = wall.toISOString().slice(0, 16).replace("T", " ");
  return `${WEEKDAYS[wall.getUTCDay()] ?? ""} ${text} ${offset}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
