import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { createListCollector } from "../list-source.ts";
import type { EnrollmentFailure } from "../rows/enrollment.ts";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;

/** Without `$select`: the members are of a subtype, whose properties the list's own type does not have. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/troubleshootingEvents",
  entity: "enrollmentTroubleshootingEvent",
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-troubleshooting-enrollmenttroubleshootingevent-list",
  shape: "list",
};

const Row = z.object({
  "@odata.type": field.text,
  id: field.id,
  eventDateTime: field.date,
  operatingSystem: field.text,
  osVersion: field.text,
  failureCategory: field.text,
  failureReason: field.text,
  enrollmentType: field.text,
  userId: field.text,
});

/** Failed enrollments of the last 30 days. The service takes no time filter, so older ones are passed over here. */
export function createEnrollmentFailuresCollector(): Collector {
  return createListCollector({
    source: "enrollment-failures",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row, now) =>
      isEnrollment(row) && isWithin(row.eventDateTime, WINDOW_DAYS, now) ? toFailure(row) : null,
    lists: (enrollmentFailures) => ({ enrollmentFailures }),
    metrics: (failures, now) => ({
      "enrollment.failures7": failures.filter(({ at }) => isWithin(at, 7, now)).length,
      "enrollment.failures30": failures.length,
      ...countBy("enrollment.category.", failures, (failure) => failure.category),
    }),
  });
}

function isWithin(at: Date | null, days: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() <= days * DAY_MS;
}

/** Other members of the list are of other types; a missing type is told by the field that only enrollments have. */
function isEnrollment(row: z.infer<typeof Row>): boolean {
  const type = row["@odata.type"];
  return type === "" ? row.failureCategory !== "" : type.endsWith(".enrollmentTroubleshootingEvent");
}

function toFailure(row: z.infer<typeof Row>): EnrollmentFailure {
  return {
    id: row.id,
    at: row.eventDateTime,
    os: row.operatingSystem,
    osVersion: row.osVersion,
    category: row.failureCategory,
    reason: row.failureReason,
    enrollmentType: row.enrollmentType,
    userId: row.userId,
  };
}
