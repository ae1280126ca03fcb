import type { AlertRule } from "../../alert-rule.ts";
import { issueRule } from "./issue-rule.ts";

/** An incident of Intune that is open. */
export const serviceIncident: AlertRule = issueRule({
  id: "service-incident",
  severity: "high",
  isOurs: (classification) => classification === "incident",
});
