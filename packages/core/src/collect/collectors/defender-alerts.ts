import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { SecurityAlert } from "../rows/protection.ts";
import { safeUrl } from "../safe-url.ts";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;
const ENDPOINT = "microsoftdefenderforendpoint";

/** Without `$select`: the page names `$count`, `$filter`, `$skip` and `$top` alone. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/security/alerts_v2",
  entity: "security.alert",
  permission: "SecurityAlert.Read.All",
  source: "https://learn.microsoft.com/graph/api/security-list-alerts_v2",
  shape: "list",
};

/** Evidence is of some forty kinds, with more to come: only devices are read, and the rest may look as it likes. */
const DeviceEvidence = z
  .object({ "@odata.type": field.text, deviceDnsName: field.text, hostName: field.text })
  .transform((part) => ({ type: part["@odata.type"], name: part.deviceDnsName || part.hostName }))
  .refine(({ type, name }) => (type === "" ? name !== "" : type.endsWith(".deviceEvidence")));

const Row = z.object({
  id: field.id,
  title: field.text,
  severity: field.text,
  status: field.text,
  category: field.text,
  categories: z.array(z.string()).nullish(),
  serviceSource: field.text,
  createdDateTime: field.date,
  lastUpdateDateTime: field.date,
  alertWebUrl: field.text,
  evidence: z.array(z.unknown()).nullish(),
});

/**
 * Defender alerts about devices: those of Defender for Endpoint, and others with a device among their evidence.
 * They are of the last 30 days, or older and still open. Without one the source is complete; a tenant or cloud
 * without the service answers that there is no such thing.
 */
export function createDefenderAlertsCollector(): Collector {
  return createGraphCollector({
    source: "defender-alerts",
    facts: [FACT],
    notConfigured: ({ kind }) =>
      kind === "notFound" || kind === "notSupported"
        ? "Microsoft Defender alerts are not offered to this tenant."
        : null,
    read: async (context) => {
      const since = new Date(context.clock.now().getTime() - WINDOW_DAYS * DAY_MS);
      const reading = await readRows(context, {
        request: requestOf(FACT, context, { $filter: filterOf(since) }),
        schema: Row,
        key: (row) => row.id,
        // Applied again: a filter that the service passes over brings every alert it still has.
        map: (row) => keepRelevant(toAlert(row), row.evidence ?? [], since),
      });
      const alerts = reading.rows;
      return {
        coverage: coverageOf("defender-alerts", reading, alerts.length),
        metrics: reading.cutBy === null ? figuresOf(alerts) : {},
        lists: { securityAlerts: alerts },
      };
    },
  });
}

function filterOf(since: Date): string {
  return `createdDateTime ge ${since.toISOString()} or status eq 'new' or status eq 'inProgress'`;
}

function keepRelevant(alert: SecurityAlert, evidence: readonly unknown[], since: Date): SecurityAlert | null {
  const hasDevice = evidence.some((part) => DeviceEvidence.safeParse(part).success);
  if (!hasDevice && alert.serviceSource.toLowerCase() !== ENDPOINT) return null;
  const recent = alert.createdAt === null || alert.createdAt.getTime() >= since.getTime();
  return recent || isOpen(alert) ? alert : null;
}

function isOpen({ status }: SecurityAlert): boolean {
  return status.toLowerCase() !== "resolved";
}

function figuresOf(alerts: readonly SecurityAlert[]): Record<string, number> {
  const open = alerts.filter(isOpen);
  return {
    "defender.alerts.open": open.length,
    ...countBy("defender.alerts.severity.", open, ({ severity }) => severity),
  };
}

function toAlert(row: z.infer<typeof Row>): SecurityAlert {
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    status: row.status,
    // The single category is on its way out, and a list takes its place.
    category: row.category || (row.categories?.[0] ?? ""),
    serviceSource: row.serviceSource,
    createdAt: row.createdDateTime,
    updatedAt: row.lastUpdateDateTime,
    devices: deviceNames(row.evidence ?? []),
    url: safeUrl(row.alertWebUrl),
  };
}

function deviceNames(evidence: readonly unknown[]): readonly string[] {
  const names = evidence.flatMap((part) => {
    const device = DeviceEvidence.safeParse(part);
    return device.success ? [device.data.name] : [];
  });
  return [...new Set(names.filter((name) => name !== ""))];
}
