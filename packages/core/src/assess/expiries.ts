import type { Expiry } from "../collect/rows/connection.ts";
import { daysBetween, wholeDays } from "./days.ts";

/**
 * `ended` is past its date; `urgent` within 7 days; `soon` within 30. `replaced` has a successor that is in place,
 * whatever its date. Unknown when the service gave no date.
 */
export type ExpiryLevel = "ended" | "urgent" | "soon" | "fine" | "replaced" | "unknown";

/**
 * `vital`: without it devices can't be managed, or the tool can't read. `other` belongs to an application that is
 * none of ours; `replaced` to one that has its successor already.
 */
export type ExpiryStanding = "vital" | "replaced" | "other";

export interface ExpiryState {
  readonly expiry: Expiry;
  /** Whole days left, negative a day after the end; null without a date. */
  readonly daysLeft: number | null;
  readonly level: ExpiryLevel;
  readonly standing: ExpiryStanding;
}

const URGENT_DAYS = 7;
const SOON_DAYS = 30;

/** Everything that ends on a date, the next to end first and what is replaced last. */
export function judgeExpiries(expiries: readonly Expiry[], now: Date): readonly ExpiryState[] {
  const states = expiries.map((expiry): ExpiryState => {
    const standing = expiryStanding(expiry, expiries, now);
    if (expiry.expiresAt === null) return { expiry, daysLeft: null, level: "unknown", standing };
    const days = daysBetween(now, expiry.expiresAt);
    const level = standing === "replaced" ? "replaced" : levelOf(days);
    return { expiry, daysLeft: wholeDays(days), level, standing };
  });
  return states.sort(nextFirst);
}

function nextFirst(one: ExpiryState, other: ExpiryState): number {
  const replaced = Number(one.level === "replaced") - Number(other.level === "replaced");
  const [days, otherDays] = [one.daysLeft ?? Infinity, other.daysLeft ?? Infinity];
  return replaced !== 0 || days === otherDays ? replaced : days - otherDays;
}

/** Those that the state of the estate hangs on: no other application's, and none that is replaced. */
export function vitalExpiries(expiries: readonly Expiry[], now: Date): readonly Expiry[] {
  return expiries.filter((expiry) => expiryStanding(expiry, expiries, now) === "vital");
}

/** Whether it is a secret or certificate that the tool itself may sign in with. */
export function isOwnSignIn({ kind, state }: Expiry): boolean {
  return isCredential(kind) && state === "own";
}

/** What hangs on one of them. */
export function expiryStanding(expiry: Expiry, all: readonly Expiry[], now: Date): ExpiryStanding {
  if (!isCredential(expiry.kind)) return "vital";
  if (expiry.state === "replaced") return "replaced";
  if (expiry.state !== "own") return "other";
  return hasEnded(expiry, now) && all.some((one) => isOwnSignIn(one) && !hasEnded(one, now))
    ? // The tool has just signed in with the other one.
      "replaced"
    : "vital";
}

function isCredential(kind: Expiry["kind"]): boolean {
  return kind === "app-secret" || kind === "app-certificate";
}

function hasEnded({ expiresAt }: Expiry, now: Date): boolean {
  return expiresAt !== null && daysBetween(now, expiresAt) <= 0;
}

function levelOf(days: number): ExpiryLevel {
  if (days <= 0) return "ended";
  const daysLeft = wholeDays(days);
  if (daysLeft <= URGENT_DAYS) return "urgent";
  return daysLeft <= SOON_DAYS ? "soon" : "fine";
}
