import { daysBetween, wholeDays } from "../../../assess/days.ts";
import { wasNewWhenSeen } from "../../../assess/relevant-updates.ts";
import { createOrganisationCalendar } from "../../../calendar/organisation-calendar.ts";
import { addWorkingDays, type WorkCalendar } from "../../../calendar/work-calendar.ts";
import type { UpdateRecord } from "../../../updates/update-record.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import { firingOf } from "../firing-of.ts";
import { isOpenUpdate, updateEntity, updateLabels } from "./update-entity.ts";

/**
 * Announced changes that nobody has, or that nobody has assessed in the time that the plan gives. It is judged from what
 * the product remembers of them, which stands whatever could be read today: it has no source. Incidents have a rule of
 * their own, and what was old when it was first seen is history.
 */
export const updateWithoutOwner: AlertRule = rowRule({
  id: "update-without-owner",
  sources: [],
  onIncomplete: "rows",
  role: "update-watcher",
  blade: "tenantStatus",
  severity: "medium",
  list: "updateRecords",
  thresholds: {
    workingDays: {
      unit: "days",
      default: 0,
      min: 0,
      max: 60,
      meaning: "Working days after the day by which an update must be assessed, until it is told.",
      source: "Practice: the plan itself says how soon (updates.dueWorkingDays).",
    },
  },
  begin: ({ now, thresholds, plan, timeZone }) => {
    const calendar = createOrganisationCalendar(plan.organisation.calendar, timeZone);
    const { dueWorkingDays } = plan.updates;
    return (record) => {
      if (record.update.kind === "incident" || !isOpenUpdate(record) || !wasNewWhenSeen(record)) return null;
      const { owner, state } = record.triage;
      const isLate =
        state === "new" && lastMoment(record, dueWorkingDays, thresholds.workingDays, calendar) < now;
      if (owner !== null && !isLate) return null;
      const value = wholeDays(daysBetween(record.firstSeenAt, now));
      return firingOf(updateEntity(record), owner === null ? "medium" : "low", {
        value,
        unit: "days",
        labels: { ...updateLabels(record), fault: owner === null ? "noOwner" : "notAssessed" },
        evidence: [{ name: record.update.title, detail: "", value, at: record.triage.due }],
      });
    };
  },
});

/** Until when an update may wait. One from before there were due days has the plan's. */
function lastMoment(
  { triage, firstSeenAt }: UpdateRecord,
  dueWorkingDays: number,
  more: number,
  calendar: WorkCalendar,
): Date {
  const due = triage.due ?? addWorkingDays(firstSeenAt, dueWorkingDays, calendar);
  return more === 0 ? due : addWorkingDays(due, more, calendar);
}
