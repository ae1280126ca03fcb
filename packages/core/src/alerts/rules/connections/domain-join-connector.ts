import type { AlertRule } from "../../alert-rule.ts";
import { connectorRule } from "./connector-rule.ts";

/**
 * Joins Autopilot devices to a domain on premises. Its state is an error after an hour of silence already, which a server
 * that restarts has as well: it must hold in two snapshots.
 * https://learn.microsoft.com/graph/api/resources/intune-odj-devicemanagementdomainjoinconnectorstate
 */
export const domainJoinConnector: AlertRule = connectorRule({
  id: "domain-join-connector",
  kind: "domain-join",
  source: "domain-join-connectors",
  severity: "high",
  spared: "medium",
  platform: "Windows",
  for: 2,
  blade: "enrollment",
});
