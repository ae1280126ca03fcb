import { words } from "../../practice/words.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import { isSourceRead } from "../source-read.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

/** The service's own setting under which devices without any compliance policy are counted. */
const HAS_POLICY = /\.RequireDeviceCompliancePolicyAssigned$/i;
const FAIR_SHARE = 0.01;

/** A compliance policy reaches every device. */
export const uncoveredDevices: ChecklistRule = {
  id: "uncovered-devices",
  area: "operations",
  validDays: 3,
  roles: ["intune-admin", "om-owner"],
  judge,
};

function judge({ snapshot, log, at }: ChecklistInput): ChecklistFinding {
  const evidenceAt = latest(log.collections.filter((time) => time <= at));
  const counted = (snapshot.lists.settingStates ?? []).filter(({ setting }) => HAS_POLICY.test(setting));
  if (!isSourceRead(snapshot, "compliance-settings") || counted.length === 0)
    return { state: "unknown", evidence: [words("coverageUnread")], evidenceAt, next: "grantAccess" };
  const uncovered = counted.reduce((sum, { nonCompliant, error }) => sum + nonCompliant + error, 0);
  const total = uncovered + counted.reduce((sum, { compliant }) => sum + compliant, 0);
  const evidence = [words(uncovered === 0 ? "covered" : "uncovered", { uncovered, total })];
  if (uncovered > total * FAIR_SHARE) return { state: "red", evidence, evidenceAt, next: "assignPolicies" };
  if (uncovered > 0) return { state: "amber", evidence, evidenceAt, next: "assignPolicies" };
  if (total === 0 || evidenceAt === null) return { state: "amber", evidence, evidenceAt, next: "collect" };
  return { state: "green", evidence, evidenceAt, next: null };
}
