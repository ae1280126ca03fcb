import type { AlertRule } from "../../alert-rule.ts";
import { issueRule } from "./issue-rule.ts";

/** An advisory about Intune that is open. What is classified in a way that is not known yet is taken for one. */
export const serviceAdvisory: AlertRule = issueRule({
  id: "service-advisory",
  severity: "low",
  isOurs: (classification) => classification !== "incident",
});
