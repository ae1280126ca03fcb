import { describeIssues } from "../../../../test-support/service-issues.ts";
import { serviceAdvisory } from "./service-advisory.ts";

describeIssues(serviceAdvisory, {
  severity: "low",
  ours: ["advisory", "somethingNew", ""],
  others: ["incident", "INCIDENT"],
});
