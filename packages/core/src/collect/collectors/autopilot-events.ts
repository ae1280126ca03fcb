import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { CollectContext, Collected, Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { AutopilotEvent } from "../rows/enrollment.ts";
import type { Metrics } from "../snapshot.ts";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;

/** Without `$select`: nobody is seen to use it on this list, and the one of Autopilot devices answers 500 to it. */
const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/autopilotEvents",
  entity: "deviceManagementAutopilotEvent",
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-troubleshooting-devicemanagementautopilotevent-list",
  shape: "list",
};

/** Since release 2411 the service gives so many at a time; see https://learn.microsoft.com/autopilot/known-issues. */
const PAGE_ROWS = 50;

const NONE = "Windows Autopilot is not in use.";

const Row = z.object({
  id: field.id,
  eventDateTime: field.date,
  deploymentStartDateTime: field.date,
  enrollmentStartDateTime: field.date,
  managedDeviceName: field.text,
  deviceSerialNumber: field.text,
  deploymentState: field.text,
  enrollmentFailureDetails: field.text,
  windowsAutopilotDeploymentProfileDisplayName: field.text,
  osVersion: field.text,
});

/**
 * Deployments by Windows Autopilot of the last 30 days, which only the beta version lists. It takes no time
 * filter, so older ones are passed over here. Their users are not kept.
 */
export function createAutopilotEventsCollector(): Collector {
  return createGraphCollector({
    source: "autopilot-events",
    facts: [FACT],
    notConfigured: ({ kind }) => (kind === "notFound" || kind === "notSupported" ? NONE : null),
    read: readEvents,
  });
}

async function readEvents(context: CollectContext): Promise<Collected> {
  const now = context.clock.now().getTime();
  let answered = 0;
  const reading = await readRows(
    {
      ...context,
      onProgress: (rows) => {
        answered = rows;
        context.onProgress?.(rows);
      },
    },
    { request: requestOf(FACT, context), schema: Row, key: (row) => row.id, map: toEvent },
  );
  const events = reading.rows.filter(({ at }) => at !== null && now - at.getTime() <= WINDOW_DAYS * DAY_MS);
  // One full page and no link to a next one: the list may have been longer, and nothing in it tells.
  const mayBeCut = reading.cutBy === null && answered === PAGE_ROWS;
  const problems = mayBeCut
    ? [`The service gave ${PAGE_ROWS} deployments, the most it gives at a time, and no next page.`]
    : [];
  return {
    coverage: coverageOf("autopilot-events", reading, events.length, problems, { kind: "cut" }),
    metrics: reading.cutBy === null && !mayBeCut ? measure(events) : {},
    lists: { autopilotEvents: events },
  };
}

function toEvent(row: z.infer<typeof Row>): AutopilotEvent {
  return {
    id: row.id,
    // A deployment that is under way may not have all its dates yet.
    at: row.eventDateTime ?? row.deploymentStartDateTime ?? row.enrollmentStartDateTime,
    deviceName: row.managedDeviceName,
    serialNumber: row.deviceSerialNumber,
    state: row.deploymentState,
    failureDetails: row.enrollmentFailureDetails,
    profile: row.windowsAutopilotDeploymentProfileDisplayName,
    osVersion: row.osVersion,
  };
}

function measure(events: readonly AutopilotEvent[]): Metrics {
  return {
    "autopilot.deployments30": events.length,
    "autopilot.failures30": events.filter(({ state }) => state.toLowerCase() === "failure").length,
  };
}
