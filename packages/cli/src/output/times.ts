import { createZoneClocks } from "@intune-om/core/base";

/** Shows instants as the clock of one zone does. Everything a person reads is shown so; `--json` has UTC. */
export interface Times {
  /** `2026-11-22 07:00 +01:00`: the offset tells the two apart that the same time may have in autumn. */
  minute(at: Date): string;
  /** `Sun 2026-11-22 07:00 +01:00`. */
  minuteOfWeek(at: Date): string;
  /** `2026-11-22`. */
  day(at: Date): string;
}

/** Characters of {@link Times.minute}. */
export const MINUTE_WIDTH = 23;

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export function createTimes(timeZone: string): Times {
  const clock = createZoneClocks()(timeZone);
  const wallOf = (at: Date): Date => new Date(clock.wallAt(at.getTime()));
  const minute = (at: Date): string =>
    `${wallOf(at).toISOString().slice(0, 16).replace("T", " ")} ${offsetText(wallOf(at), at)}`;
  return {
    minute,
    minuteOfWeek: (at) => `${WEEKDAYS[wallOf(at).getUTCDay()] ?? ""} ${minute(at)}`,
    day: (at) => wallOf(at).toISOString().slice(0, 10),
  };
}

/** `2026-11-22 06:00Z`: to the minute, for a column that says UTC, and where no zone is known. */
export function utcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")}Z`;
}

function offsetText(wall: Date, at: Date): string {
  const minutes = Math.round((wall.getTime() - at.getTime()) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "-" : "+"}${pad(hours)}:${pad(rest)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
