import { connectorLevel, isSilent, SILENT_DAYS } from "../../../assess/connector-level.ts";
import { daysBetween } from "../../../assess/days.ts";
import type { Connector, ConnectorKind } from "../../../collect/rows/connection.ts";
import type { SourceId } from "../../../collect/source.ts";
import type { Blade } from "../../../rounds/blades.ts";
import { type AlertRule, rowRule, type ThresholdDefinition } from "../../alert-rule.ts";
import type { ConnectionRuleId } from "../../rule-ids.ts";
import type { AlertEntity, Firing } from "../../firing.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";
import { realDate } from "../real-date.ts";
import { unknownOf } from "../unknown-of.ts";
import { isUnsaid } from "../unsaid-state.ts";

export interface ConnectorRuleOptions {
  readonly id: ConnectionRuleId;
  readonly kind: ConnectorKind;
  readonly source: SourceId;
  readonly severity: AlertSeverity;
  /** What it is while another connector of the same kind does the work. Default: no less. */
  readonly spared?: AlertSeverity;
  readonly role?: string;
  readonly platform?: string;
  /** Where its state is read. Default: connectors and tokens. */
  readonly blade?: Blade;
  readonly for?: number;
  /** Whether the service tells a state of this kind. Default true. */
  readonly tellsState?: boolean;
}

/** Why a connector does not do its work. */
type ConnectorFault = "failed" | "silent";

export const SILENT_HOURS: ThresholdDefinition = {
  unit: "hours",
  default: SILENT_DAYS * 24,
  min: 1,
  max: 720,
  meaning: "Hours since it was last heard from after which a connector counts as silent.",
  source: "https://learn.microsoft.com/intune/governance/tenant-status",
};

/**
 * The rule for connectors of one kind: one that says that it failed, or that was not heard from for too long, whatever
 * it says. A state that is not known yet is no failure as long as the connector is heard from; one that is left out may be
 * one. What was never heard from is silent: the service writes nothing for it.
 */
export function connectorRule(options: ConnectorRuleOptions): AlertRule {
  const { id, kind, source, severity, spared = severity, role = "intune-admin", platform = null } = options;
  const { tellsState = true } = options;
  return rowRule({
    id,
    sources: [source],
    onIncomplete: "rows",
    role,
    blade: options.blade ?? "connectors",
    severity,
    ...(options.for === undefined ? {} : { for: options.for }),
    list: "connectors",
    thresholds: { silentHours: SILENT_HOURS },
    begin: ({ now, snapshot, thresholds }) => {
      const faultOf = (connector: Connector): ConnectorFault | null =>
        connectorFault(connector, now, thresholds.silentHours);
      const isSpared = (snapshot.lists.connectors ?? []).some(
        (connector) => connector.kind === kind && doesWork(connector) && faultOf(connector) === null,
      );
      const worst = isSpared ? spared : severity;
      return (connector) => {
        if (connector.kind !== kind) return null;
        const fault = faultOf(connector);
        if (fault !== null) return firingAbout(connector, fault, { now, severity: worst, platform });
        return tellsState && isUnsaid(connector.state) ? unknownOf("connector", connector.id, "state") : null;
      };
    },
  });
}

function firingAbout(
  { id, kind, name, state, lastHeartbeatAt }: Connector,
  fault: ConnectorFault,
  {
    now,
    severity,
    platform,
  }: Pick<Firing, "severity"> & Pick<AlertEntity, "platform"> & { readonly now: Date },
): Firing {
  const heardAt = realDate(lastHeartbeatAt);
  const value = hoursSince(heardAt, now);
  return firingOf({ kind: "connector", id, name, platform }, severity, {
    value,
    unit: "hours",
    labels: { connector: kind, fault },
    // What a silent one said last is no longer so.
    detail: fault === "failed" ? state : "",
    evidence: [{ name, detail: state, value, at: heardAt }],
  });
}

function doesWork({ state }: Connector): boolean {
  return connectorLevel(state) === "working";
}

/** Null for a connector that does its work, or that nobody set up. */
export function connectorFault(
  { state, lastHeartbeatAt }: Pick<Connector, "state" | "lastHeartbeatAt">,
  now: Date,
  silentHours: number,
): ConnectorFault | null {
  const level = connectorLevel(state);
  if (level === "notSetUp") return null;
  if (level === "failed") return "failed";
  return isSilent(realDate(lastHeartbeatAt), now, silentHours / 24) ? "silent" : null;
}

/** Whole hours since something was heard from, none for a time that is still to come; null for never. */
export function hoursSince(heardAt: Date | null, now: Date): number | null {
  return heardAt === null ? null : Math.max(0, Math.floor(daysBetween(heardAt, now) * 24));
}
