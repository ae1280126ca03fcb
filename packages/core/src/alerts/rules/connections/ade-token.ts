import type { AlertRule } from "../../alert-rule.ts";
import { expiryRule } from "./expiry-rule.ts";

/** Without it no Apple device that was bought for the organisation comes to Intune by itself. */
export const adeToken: AlertRule = expiryRule({
  id: "ade-token",
  kind: "ade-token",
  source: "ade-tokens",
  entity: "token",
  blade: "enrollment",
});
