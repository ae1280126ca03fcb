import { describeIssues } from "../../../../test-support/service-issues.ts";
import { serviceIncident } from "./service-incident.ts";

describeIssues(serviceIncident, {
  severity: "high",
  ours: ["incident", "Incident"],
  others: ["advisory", "somethingNew", ""],
});
