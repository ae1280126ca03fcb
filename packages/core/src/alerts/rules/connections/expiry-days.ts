import { daysBetween, wholeDays } from "../../../assess/days.ts";
import type { Expiry } from "../../../collect/rows/connection.ts";
import type { AlertEntity, Firing } from "../../firing.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { knownTime } from "../known-time.ts";
import { reachedStage } from "../reached-stage.ts";
import { realDate } from "../real-date.ts";

/** Days left at which people are told anew. */
const STAGES: readonly number[] = [90, 60, 30, 14, 7, 1];

/** What is left of something that ends, in whole days as the reports count them. */
export interface ExpiryDays {
  readonly endsAt: Date;
  /** Negative a day after the end. */
  readonly left: number;
  readonly ended: boolean;
}

/** Whether the service did not say when it ends. That it has no end, in the year 9999, is an answer. */
export function lacksEnd({ expiresAt }: Expiry): boolean {
  return knownTime(expiresAt) === null;
}

/** Null where no end is known, or none is set. */
export function expiryDays({ expiresAt }: Expiry, now: Date): ExpiryDays | null {
  const endsAt = realDate(expiresAt);
  if (endsAt === null) return null;
  const days = daysBetween(now, endsAt);
  return { endsAt, left: wholeDays(days), ended: days <= 0 };
}

/** An end that comes within `firstDays`, staged; null while it is further away. */
export function expiryFiring(
  expiry: Expiry,
  days: ExpiryDays,
  {
    firstDays,
    severity,
    ...entity
  }: Pick<AlertEntity, "kind" | "platform"> & {
    readonly firstDays: number;
    readonly severity: AlertSeverity;
    readonly labels?: Firing["labels"];
  },
): Firing | null {
  const { left, ended, endsAt } = days;
  if (left > firstDays) return null;
  const { kind, platform, labels = {} } = entity;
  return firingOf({ kind, id: expiry.id, name: expiry.name, platform }, severity, {
    value: left,
    unit: "days",
    worse: "lower",
    stage: reachedStage(left, STAGES, ended),
    labels,
    evidence: [{ name: expiry.name, detail: "", value: left, at: endsAt }],
  });
}
