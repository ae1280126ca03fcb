import { daysBetween } from "../../../assess/days.ts";
import type { EnrollmentFailure } from "../../../collect/rows/enrollment.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import type { EvidenceRow } from "../../firing.ts";
import { firingOf } from "../firing-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { knownTime } from "../known-time.ts";
import { newest } from "./newest.ts";

/** What the service keeps, and the collector reads. */
const LISTED_DAYS = 30;

/** Many more enrollments than usual failed for one reason within a day. */
export const enrollmentFailures: AlertRule = wholeRule({
  id: "enrollment-failures",
  sources: ["enrollment-failures"],
  onIncomplete: "whole",
  role: "helpdesk-lead",
  blade: "monitor",
  severity: "high",
  descending: [["highCount", "count"]],
  thresholds: {
    count: {
      unit: "count",
      default: 5,
      min: 1,
      max: 100_000,
      meaning: "Failed enrollments for one reason within 24 hours that there are at least.",
      source: "docs/kpis.md: as many as enrollment_failures suggests for a whole week, in one day.",
    },
    highCount: {
      unit: "count",
      default: 20,
      min: 1,
      max: 100_000,
      meaning: "Failed enrollments within 24 hours from which it is of high severity.",
      source: "Practice: a class, a shift or a rollout stands still.",
    },
    times: {
      unit: "count",
      default: 3,
      min: 1,
      max: 1_000,
      whole: false,
      meaning: "How many times the usual of a day it is.",
      source: "Practice: weekdays alone differ from the daily mean by less than twice.",
    },
  },
  *evaluate({ snapshot, now, thresholds }) {
    const aged = (snapshot.lists.enrollmentFailures ?? []).map((failure) => ({
      ...failure,
      age: ageOf(failure, now),
    }));
    const earlierDays = daysListed(aged.map(({ age }) => age ?? 0));
    for (const [category, failures] of Map.groupBy(aged, (failure) => failure.category || "unknown")) {
      const recent = failures.filter(({ age }) => age !== null && age <= 1);
      const undated = failures.filter(({ age }) => age === null).length;
      const usual = (failures.length - recent.length - undated) / earlierDays;
      const isMany = (count: number): boolean =>
        count >= thresholds.count && count >= thresholds.times * usual;
      if (!isMany(recent.length)) {
        // They may all be of today.
        if (isMany(recent.length + undated)) yield unknownOf("enrollment", category, "at");
        continue;
      }
      const entity = { kind: "enrollment", id: category, name: category, platform: null } as const;
      yield firingOf(entity, recent.length >= thresholds.highCount ? "high" : "medium", {
        value: recent.length,
        evidence: byDevices(recent),
      });
    }
  },
});

function ageOf({ at }: EnrollmentFailure, now: Date): number | null {
  return at === null || knownTime(at) === null ? null : daysBetween(at, now);
}

/** Days before the last one that the list tells of: the service may not have been in use for longer. */
function daysListed(ages: readonly number[]): number {
  const oldest = ages.reduce((most, age) => Math.max(most, age), 0);
  return Math.min(LISTED_DAYS - 1, Math.max(1, Math.ceil(oldest - 1)));
}

/** By system and way of enrollment. Reasons are free text in which people may be named, and stay out. */
function byDevices(failures: readonly EnrollmentFailure[]): readonly EvidenceRow[] {
  const groups = Map.groupBy(failures, (one) => `${one.os}\n${one.osVersion}\n${one.enrollmentType}`);
  return [...groups.values()]
    .flatMap((some) => {
      const [first] = some;
      if (first === undefined) return [];
      const name = `${first.os} ${first.osVersion}`.trim();
      return [{ name, detail: first.enrollmentType, value: some.length, at: newest(some) }];
    })
    .sort((one, other) => other.value - one.value || (one.name < other.name ? -1 : 1));
}
