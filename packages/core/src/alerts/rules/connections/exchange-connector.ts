import type { AlertRule } from "../../alert-rule.ts";
import { connectorRule } from "./connector-rule.ts";

/** Leads to Exchange on premises, which lets devices at the mail by what Intune knows of them. */
export const exchangeConnector: AlertRule = connectorRule({
  id: "exchange-connector",
  kind: "exchange",
  source: "exchange-connectors",
  severity: "medium",
});
