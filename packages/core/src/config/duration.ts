import type { z } from "zod";
import { checkedText } from "./fields.ts";

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(\d{1,6})([smhd])$/;

/** Reads `90s`, `5m`, `4h` or `3d` in milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const [, count = "", unit = ""] = DURATION.exec(text) ?? [];
  const unitMs = UNITS[unit];
  return unitMs === undefined ? null : Number(count) * unitMs;
}

/** The shortest way to write a duration: `90000` is `90s`, `7200000` is `2h`. Less than a second counts for nothing. */
export function durationText(ms: number): string {
  const units = ["d", "h", "m", "s"] as const;
  const fits = units.find((unit) => ms >= (UNITS[unit] ?? 1) && ms % (UNITS[unit] ?? 1) === 0);
  const unit = fits ?? "s";
  return `${Math.floor(ms / (UNITS[unit] ?? 1))}${unit}`;
}

/** A length of time within bounds, in milliseconds. */
export function duration(
  description: string,
  { least, most }: { readonly least: string; readonly most: string },
): z.ZodType<number> {
  const [min, max] = [parseDuration(least) ?? 0, parseDuration(most) ?? Number.POSITIVE_INFINITY];
  const note = { description, pattern: "^\\d{1,6}[smhd]$", examples: ["90s", "5m", "4h", "3d"] };
  return checkedText(note, (text) => {
    const ms = parseDuration(text);
    if (ms === null) return { message: "is no duration", fix: howToWrite(text) };
    if (ms < min) return { message: "is too short", fix: `Write ${least} or more.` };
    return ms > max ? { message: "is too long", fix: `Write ${most} or less.` } : null;
  }).transform((text) => parseDuration(text) ?? 0);
}

function howToWrite(text: string): string {
  const tight = text.replace(/\s+/g, "").toLowerCase();
  const meant = /^(\d{1,6})(?:(s)ec|(m)in|(h)o?u?r|(d)ay)[a-z]*$/.exec(tight);
  const unit = meant?.slice(2).find((letter) => letter !== undefined);
  const written = unit === undefined ? tight : `${meant?.[1] ?? ""}${unit}`;
  if (parseDuration(written) !== null) return `Write ${written}.`;
  return "Write a whole number and s, m, h or d, for example 90s, 5m, 4h or 3d.";
}
