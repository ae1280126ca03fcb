import { daysBetween } from "../../../assess/days.ts";
import { wasNewWhenSeen } from "../../../assess/relevant-updates.ts";
import type { UpdateKind } from "../../../updates/update.ts";
import type { UpdateRecord } from "../../../updates/update-record.ts";
import { type AlertRule, rowRule, type ThresholdDefinition } from "../../alert-rule.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { reachedStage } from "../reached-stage.ts";
import { realDate } from "../real-date.ts";
import { unknownOf } from "../unknown-of.ts";
import { isOpenUpdate, updateEntity, updateLabels } from "./update-entity.ts";

/** Kinds that leave something to do; a date in the others says when something can be had. */
const ASKS_FOR_ACTION: ReadonlySet<UpdateKind> = new Set(["actionRequired", "retirement", "endOfSupport"]);

/** Days left at which people are told anew. */
const STAGES: readonly number[] = [30, 14, 7, 1];

const days = (value: number, meaning: string): ThresholdDefinition => ({
  unit: "days",
  default: value,
  min: 0,
  max: 365,
  meaning,
  source: "Practice: the stages of certificates, from a month ahead.",
});

/**
 * Posts of the message center that ask for something by a date that comes near, or came and went, until somebody closes
 * them. Days are counted as the reports count them. What came and went before it was first seen is history. Of a post that
 * asks and names no date nothing can be said.
 */
export const messageAction: AlertRule = rowRule({
  id: "message-action",
  sources: ["service-messages"],
  onIncomplete: "rows",
  role: "update-watcher",
  blade: "tenantStatus",
  severity: "high",
  list: "updateRecords",
  descending: [["firstDays", "mediumDays", "highDays"]],
  thresholds: {
    firstDays: { ...days(30, "Days left at which the alert opens."), min: 1 },
    mediumDays: days(14, "Days left at which it is medium."),
    highDays: days(7, "Days left at which it is high, as it is after the date."),
  },
  begin:
    ({ now, thresholds }) =>
    (record) => {
      if (!asksForAction(record)) return null;
      const actBy = realDate(record.update.actBy);
      if (actBy === null) return unknownOf("update", record.key, "actBy");
      const left = Math.ceil(daysBetween(now, actBy)) + 0;
      if (left > thresholds.firstDays) return null;
      const { update, key } = record;
      const post = key.replace(/^message-center:/, "");
      return firingOf(updateEntity(record), severityOf(left, thresholds), {
        value: left,
        unit: "days",
        worse: "lower",
        stage: reachedStage(left, STAGES, left < 0),
        labels: updateLabels(record),
        detail: post,
        evidence: [{ name: update.title, detail: post, value: left, at: actBy }],
      });
    },
});

function asksForAction(record: UpdateRecord): boolean {
  return (
    ASKS_FOR_ACTION.has(record.update.kind) &&
    isMessage(record) &&
    isOpenUpdate(record) &&
    wasNewWhenSeen(record)
  );
}

/** An export of the message center that is read as a feed has the same keys. */
function isMessage({ key, sources }: UpdateRecord): boolean {
  return key.startsWith("message-center:") || sources.includes("service-messages");
}

function severityOf(
  left: number,
  { mediumDays, highDays }: Readonly<Record<"mediumDays" | "highDays", number>>,
): AlertSeverity {
  if (left < 0 || left <= highDays) return "high";
  return left <= mediumDays ? "medium" : "low";
}
