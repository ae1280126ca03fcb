import type { ServiceIssue } from "../collect/rows/service.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import type { ExpiryState } from "./expiries.ts";
import type { Kpi, KpiId } from "./kpi.ts";

/** Something that shapes the overall state, worst kind first. */
export type StateReason =
  | { readonly kind: "expired"; readonly expiry: ExpiryState }
  | { readonly kind: "incident"; readonly issue: ServiceIssue }
  | { readonly kind: "threats"; readonly devices: number }
  | { readonly kind: "expiring"; readonly expiry: ExpiryState }
  | { readonly kind: "missed"; readonly kpi: Kpi }
  | { readonly kind: "unseen"; readonly coverage: Coverage };

/** `blind` when the devices themselves could not be read: nothing can be said of the estate. */
export type OverallLevel = "good" | "attention" | "bad" | "blind";

export interface OverallState {
  readonly level: OverallLevel;
  readonly reasons: readonly StateReason[];
}

/** KPIs that have a reason of their own kind above. */
const SHOWN_OTHERWISE = new Set<KpiId>(["active_threats", "expiry_margin", "service_incidents"]);

/** The whole state: bad when something hurts today, attention when something will or is not as agreed. */
export function overallState(input: {
  readonly snapshot: Snapshot;
  readonly kpis: readonly Kpi[];
  readonly expiries: readonly ExpiryState[];
}): OverallState {
  const { snapshot, kpis } = input;
  const expiries = input.expiries.filter(({ standing }) => standing === "vital");
  const reasons: readonly StateReason[] = [
    ...expiries
      .filter(({ level }) => level === "ended")
      .map((expiry) => ({ kind: "expired" as const, expiry })),
    ...openIncidents(snapshot).map((issue) => ({ kind: "incident" as const, issue })),
    ...threats(kpis),
    ...expiries
      .filter(({ level }) => level === "urgent" || level === "soon")
      .map((expiry) => ({ kind: "expiring" as const, expiry })),
    ...kpis
      .filter(({ kpi, state }) => (state === "missed" || state === "near") && !SHOWN_OTHERWISE.has(kpi))
      .map((kpi) => ({ kind: "missed" as const, kpi })),
    ...unseenSources(snapshot).map((coverage) => ({ kind: "unseen" as const, coverage })),
  ];
  return { level: levelOf(snapshot, reasons), reasons };
}

/** Sources that could not be read, or not in full. */
export function unseenSources(snapshot: Snapshot): readonly Coverage[] {
  return snapshot.coverage.filter(({ status }) => status === "unreadable" || status === "incomplete");
}

function levelOf(snapshot: Snapshot, reasons: readonly StateReason[]): OverallLevel {
  const devices = snapshot.coverage.find(({ source }) => source === "devices");
  if (devices?.status !== "complete") return "blind";
  const hurts = reasons.some(
    (reason) =>
      reason.kind === "expired" ||
      reason.kind === "incident" ||
      reason.kind === "threats" ||
      (reason.kind === "expiring" && reason.expiry.level === "urgent"),
  );
  if (hurts) return "bad";
  return reasons.length > 0 ? "attention" : "good";
}

function openIncidents(snapshot: Snapshot): readonly ServiceIssue[] {
  return (snapshot.lists.serviceIssues ?? []).filter(
    (issue) => !issue.resolved && issue.classification.toLowerCase() === "incident",
  );
}

function threats(kpis: readonly Kpi[]): StateReason[] {
  const devices = kpis.find(({ kpi }) => kpi === "active_threats")?.value ?? 0;
  return devices > 0 ? [{ kind: "threats", devices }] : [];
}
