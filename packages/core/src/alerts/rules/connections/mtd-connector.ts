import type { AlertRule } from "../../alert-rule.ts";
import { connectorRule } from "./connector-rule.ts";

/** Brings the threats that a partner sees on devices; without it compliance goes by what was known before. */
export const mtdConnector: AlertRule = connectorRule({
  id: "mtd-connector",
  kind: "mobile-threat-defense",
  source: "mtd-connectors",
  severity: "high",
  role: "security-lead",
});
