import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import { typeName } from "../odata-type.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { AppAssignments } from "../rows/app.ts";

/** Properties of the base type alone: the list holds apps of many kinds. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceAppManagement/mobileApps",
  entity: "mobileApp",
  select: ["id", "displayName", "publisher"],
  expand: ["assignments"],
  permission: "DeviceManagementApps.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-apps-mobileapp-list",
  shape: "list",
};

/** Larger pages have ended in a gateway's timeout, for the service looks up the assignments app by app. */
const PAGE_SIZE = "100";

const Assignment = z.object({
  intent: field.text,
  target: z.object({ "@odata.type": field.text }).nullish(),
});

const Row = z.object({
  "@odata.type": field.text,
  id: field.id,
  displayName: field.text,
  publisher: field.text,
  assignments: z.array(Assignment).nullish(),
  "assignments@odata.nextLink": field.text,
});

type AppRow = z.infer<typeof Row>;

/** Whom each app is assigned to. Apps without an assignment are counted and not listed. */
export function createAppAssignmentsCollector(): Collector {
  return createGraphCollector({
    source: "app-assignments",
    facts: [FACT],
    read: async (context) => {
      const reading = await readRows(context, {
        request: requestOf(FACT, context, { $top: PAGE_SIZE }),
        schema: Row,
        key: (row) => row.id,
        map: (row) => row,
      });
      const apps = reading.rows;
      const unknown = apps.filter((row) => !hasAllAssignments(row)).length;
      const assigned = apps.map(toAssignments).filter(isAssigned);
      const problems =
        unknown === 0 ? [] : [`The assignments of ${unknown} apps were missing from the answer.`];
      const catalogue = { "apps.catalogue": apps.length };
      const known = unknown === 0 ? { "apps.assigned": assigned.length } : {};
      return {
        coverage: coverageOf("app-assignments", reading, apps.length, problems),
        metrics: reading.cutBy === null ? { ...catalogue, ...known } : {},
        lists: { appAssignments: assigned },
      };
    },
  });
}

/** An app without an assignment has an empty list; no list, or a link to more of it, leaves it unknown. */
function hasAllAssignments(row: AppRow): boolean {
  return Array.isArray(row.assignments) && row["assignments@odata.nextLink"] === "";
}

function toAssignments(row: AppRow): AppAssignments {
  const all = (row.assignments ?? []).map(({ intent, target }) => ({
    intent,
    target: typeName(target?.["@odata.type"] ?? ""),
  }));
  const included = all.filter(({ target }) => target !== "exclusionGroupAssignmentTarget");
  return {
    id: row.id,
    name: row.displayName,
    kind: typeName(row["@odata.type"]) || "mobileApp",
    publisher: row.publisher,
    intents: countBy("", included, ({ intent }) => intent),
    toAllDevices: included.some(({ target }) => target === "allDevicesAssignmentTarget"),
    toAllUsers: included.some(({ target }) => target === "allLicensedUsersAssignmentTarget"),
    excludedGroups: all.length - included.length,
  };
}

function isAssigned({ intents }: AppAssignments): boolean {
  return Object.keys(intents).length > 0;
}
