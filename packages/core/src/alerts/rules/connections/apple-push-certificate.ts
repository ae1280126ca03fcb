import type { AlertRule } from "../../alert-rule.ts";
import { expiryRule } from "./expiry-rule.ts";

/** Without it no Apple device hears from Intune any more, and after a while each must be enrolled anew. */
export const applePushCertificate: AlertRule = expiryRule({
  id: "apple-push-certificate",
  kind: "apple-push-certificate",
  source: "apple-push-certificate",
  entity: "certificate",
  blade: "enrollment",
});
