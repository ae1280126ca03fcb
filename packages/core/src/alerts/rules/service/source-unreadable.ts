import type { CoverageCause } from "../../../collect/coverage-cause.ts";
import type { Coverage } from "../../../collect/snapshot.ts";
import type { SourceId } from "../../../collect/source.ts";
import { type AlertRule, wholeRule } from "../../alert-rule.ts";
import { ALERT_SEVERITIES, type AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";

/** Sources without which a breakdown, or an attack, would go unseen. */
const CORE: ReadonlySet<SourceId> = new Set<SourceId>([
  "devices",
  "device-overview",
  "protection-overview",
  "unhealthy-devices",
  "defender-alerts",
  "apple-push-certificate",
  "service-issues",
]);

type Gap = Extract<Coverage, { readonly status: "incomplete" | "unreadable" }>;
type Kind = CoverageCause["kind"];

/** What mends itself more often than not: one step less. */
const PASSING: ReadonlySet<Kind> = new Set<Kind>(["network", "timeout", "throttled", "unavailable", "moved"]);

/**
 * Sources and feeds that could not be read, or not in full: what hangs on them is unknown, which looks like silence. It
 * is judged from the coverage alone, and so is never unknown itself. What the organisation itself has switched off is no
 * gap, and what its licence does not offer is one that nobody can close.
 */
export const sourceUnreadable: AlertRule = wholeRule({
  id: "source-unreadable",
  sources: [],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "tenantStatus",
  severity: "high",
  thresholds: {},
  evaluate: ({ snapshot }) =>
    snapshot.coverage.flatMap((coverage) => {
      if (coverage.status !== "unreadable" && coverage.status !== "incomplete") return [];
      if (coverage.cause?.kind === "switchedOff") return [];
      const { source, status, reason, fix = "", cause } = coverage;
      const told = [reason, fix].filter((text) => text !== "").join(" ");
      return [
        firingOf({ kind: "source", id: source, name: source, platform: null }, severityOf(coverage), {
          labels: { status, cause: cause?.kind ?? "unknown" },
          detail: cause?.kind === "forbidden" ? cause.permission : (cause?.kind ?? status),
          evidence: [{ name: source, detail: told, value: null, at: snapshot.takenAt }],
        }),
      ];
    }),
});

function severityOf({ source, status, cause }: Gap): AlertSeverity {
  if (cause?.kind === "notOffered") return "low";
  const steps =
    1 +
    (CORE.has(source) ? 1 : 0) -
    (status === "incomplete" ? 1 : 0) -
    (cause !== undefined && PASSING.has(cause.kind) ? 1 : 0);
  return ALERT_SEVERITIES[Math.max(0, steps)] ?? "low";
}
