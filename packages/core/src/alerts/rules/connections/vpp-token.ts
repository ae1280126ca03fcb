import type { AlertRule } from "../../alert-rule.ts";
import { expiryRule } from "./expiry-rule.ts";

/** Without it no app that was bought through Apple is assigned or updated. */
export const vppToken: AlertRule = expiryRule({
  id: "vpp-token",
  kind: "vpp-token",
  source: "vpp-tokens",
  entity: "token",
  blade: "connectors",
});
