import type { AlertRule } from "../../alert-rule.ts";
import { connectorRule } from "./connector-rule.ts";

/** Hands out certificates for Wi-Fi, VPN and sign-in. It tells no state: one that works is one that is heard from. */
export const certificateConnector: AlertRule = connectorRule({
  id: "certificate-connector",
  kind: "certificate",
  source: "certificate-connectors",
  severity: "high",
  spared: "medium",
  tellsState: false,
});
