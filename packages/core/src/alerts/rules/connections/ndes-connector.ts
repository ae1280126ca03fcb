import type { AlertRule } from "../../alert-rule.ts";
import { connectorRule } from "./connector-rule.ts";

/** Leads to an NDES server, which hands out SCEP certificates. */
export const ndesConnector: AlertRule = connectorRule({
  id: "ndes-connector",
  kind: "ndes",
  source: "ndes-connectors",
  severity: "high",
  spared: "medium",
});
