import { daysBetween } from "../assess/days.ts";
import type { KpiId } from "../assess/kpi.ts";
import { managedDevices } from "../assess/managed-devices.ts";
import { measureKpis } from "../assess/measure-kpis.ts";
import type { PracticeState } from "../assess/practice.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { BuiltInSource } from "../collect/source.ts";
import type { RoundFigureId } from "./round.ts";

/** What a figure is read from. */
interface Reading {
  /** All of these must have been read in full; otherwise the figure is not known. */
  readonly sources: readonly BuiltInSource[];
  readonly read: (seen: Seen) => number | null;
}

interface Seen {
  readonly snapshot: Snapshot;
  readonly practice: PracticeState;
}

const STALE_DAYS = 30;
const SILENT_DAYS = 3;
const ENDING_DAYS = 90;
const WEEK = 7;

/** A figure of the newest snapshot for a step of a round; null when it is not known, which is never 0. */
export function roundFigure(id: RoundFigureId, snapshot: Snapshot, practice: PracticeState): number | null {
  const { sources, read } = READINGS[id];
  const wasRead = (source: BuiltInSource): boolean =>
    snapshot.coverage.some((entry) => entry.source === source && entry.status === "complete");
  return sources.every(wasRead) ? read({ snapshot, practice }) : null;
}

/** Figures that are shares, 0–100; all others are counts. */
export const PERCENT_FIGURES: readonly RoundFigureId[] = ["compliantPercent", "freshPercent"];

const READINGS: Readonly<Record<RoundFigureId, Reading>> = {
  devices: counted("devices", (seen) => managed(seen).length),
  compliantPercent: kpi("compliance_rate"),
  freshPercent: kpi("checkin_freshness"),
  noncompliant: counted("devices", (seen) => inState(seen, "noncompliant")),
  inGrace: counted("devices", (seen) => inState(seen, "inGracePeriod")),
  enrollmentFailures: kpi("enrollment_failures"),
  failedApps: counted(
    "apps",
    ({ snapshot }) => snapshot.lists.apps?.filter(({ failed }) => failed > 0).length ?? 0,
  ),
  failedInstalls: counted(
    "apps",
    ({ snapshot }) => snapshot.lists.apps?.reduce((sum, { failed }) => sum + failed, 0) ?? 0,
  ),
  incidents: kpi("service_incidents"),
  messages: counted("service-messages", ({ snapshot }) =>
    snapshot.lists.updates === undefined
      ? 0
      : snapshot.lists.updates.filter(
          ({ source, publishedAt }) => source === "service-messages" && isWithin(publishedAt, WEEK, snapshot),
        ).length,
  ),
  daysToExpiry: kpi("expiry_margin"),
  silentConnectors: {
    sources: ["certificate-connectors", "mtd-connectors"],
    read: ({ snapshot }) =>
      (snapshot.lists.connectors ?? []).filter(
        ({ lastHeartbeatAt }) =>
          lastHeartbeatAt !== null && !isWithin(lastHeartbeatAt, SILENT_DAYS, snapshot),
      ).length,
  },
  profilesWithErrors: counted("configuration-policies", ({ snapshot }) =>
    withFailures(snapshot.lists.configurationPolicies ?? []),
  ),
  policies: counted("compliance-policies", ({ snapshot }) =>
    withFailures(snapshot.lists.compliancePolicies ?? []),
  ),
  activeThreats: kpi("active_threats"),
  overdueSignatures: counted(
    "unhealthy-devices",
    ({ snapshot }) =>
      snapshot.lists.unhealthyDevices?.filter(({ signatureOverdue }) => signatureOverdue === true).length ??
      0,
  ),
  changesToday: counted(
    "audit-events",
    ({ snapshot }) => snapshot.lists.auditEvents?.filter(({ at }) => isWithin(at, 1, snapshot)).length ?? 0,
  ),
  behindPlan: {
    sources: [],
    read: ({ practice: { deployments } }) =>
      deployments.some(({ status }) => status === "unknown")
        ? null
        : deployments.filter(({ status }) => ["failing", "overdue", "behind"].includes(status)).length,
  },
  endingVersions: counted(
    "feature-updates",
    ({ snapshot }) =>
      (snapshot.lists.featureUpdatePolicies ?? []).filter(
        ({ endOfSupportAt }) =>
          endOfSupportAt !== null && daysBetween(snapshot.takenAt, endOfSupportAt) <= ENDING_DAYS,
      ).length,
  ),
  silentDevices: counted(
    "devices",
    (seen) =>
      managed(seen).filter(({ lastSyncAt }) => !isWithin(lastSyncAt, STALE_DAYS, seen.snapshot)).length,
  ),
};

function counted(source: BuiltInSource, read: Reading["read"]): Reading {
  return { sources: [source], read };
}

/** A measure of the reports, which knows itself what it needs. */
function kpi(id: KpiId): Reading {
  return {
    sources: [],
    read: ({ snapshot, practice }) =>
      measureKpis(snapshot, practice).find(({ kpi: measured }) => measured === id)?.value ?? null,
  };
}

function managed({ snapshot }: Seen): ReturnType<typeof managedDevices> {
  return managedDevices(snapshot.lists.devices ?? []);
}

function inState(seen: Seen, state: string): number {
  return managed(seen).filter(({ complianceState }) => complianceState === state).length;
}

/** Policies under which a device has failed; not known while one of them could not be asked. */
function withFailures(
  policies: readonly { readonly status: { readonly error: number; readonly failed: number } | null }[],
): number | null {
  if (policies.some(({ status }) => status === null)) return null;
  return policies.filter(({ status }) => status !== null && status.error + status.failed > 0).length;
}

function isWithin(at: Date | null, days: number, { takenAt }: Snapshot): boolean {
  return at !== null && daysBetween(at, takenAt) <= days;
}
