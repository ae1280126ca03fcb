import { describe, expect, it } from "vitest";
import { illFacts, illTenant, rulesPlan } from "../../../test-support/alert-tenants.ts";
import { fire, type FireInput, unsaid } from "../../../test-support/fire-rule.ts";
import type { ListName, Lists } from "../../collect/lists.ts";
import type { AlertRuleId } from "../rule-ids.ts";
import { alertRules } from "./index.ts";

/** What is left out of each row of a list, and what the rule says then of what fired before. */
interface Case {
  readonly list: ListName;
  readonly lacks: Readonly<Record<string, unknown>>;
  /** The field that it names as missing; null when it fires all the same. */
  readonly missing: string | null;
}

function lacking<L extends ListName>(
  list: L,
  lacks: Partial<{ readonly [Field in keyof Lists[L][number]]: unknown }>,
  missing: string | null,
): Case {
  return { list, lacks, missing };
}

const NO_END = lacking("expiries", { expiresAt: null }, "expiresAt");
const NO_STATE = lacking("connectors", { state: "", lastHeartbeatAt: new Date(illTenant.takenAt) }, "state");
/** The service writes nothing for what was never heard from: that is what silence looks like. */
const NEVER_HEARD = lacking("connectors", { lastHeartbeatAt: null }, null);

/** What missing data means to each rule. One with none is judged by nothing that a service may leave out of a row. */
const CASES: Readonly<Record<AlertRuleId, readonly Case[]>> = {
  "apple-push-certificate": [NO_END],
  "vpp-token": [NO_END],
  "vpp-token-sync": [
    lacking("expiries", { expiresAt: null, lastSyncAt: illTenant.takenAt, state: "" }, "state"),
    lacking("expiries", { expiresAt: null, lastSyncAt: null }, null),
  ],
  "ade-token": [NO_END],
  // Without a code its last synchronisation tells all the same.
  "ade-token-sync": [lacking("expiries", { expiresAt: null, lastSyncAt: null, state: "unknown" }, null)],
  "apple-terms": [lacking("connectors", { state: "unknown" }, "state")],
  "android-binding": [NO_STATE, NEVER_HEARD],
  // The service tells no state of it.
  "certificate-connector": [NEVER_HEARD],
  "ndes-connector": [NO_STATE, NEVER_HEARD],
  "domain-join-connector": [NO_STATE, NEVER_HEARD],
  "mtd-connector": [NO_STATE, NEVER_HEARD],
  "exchange-connector": [NO_STATE, NEVER_HEARD],
  // No day of removal is none that is set.
  "management-partner": [
    lacking(
      "managementPartners",
      { state: "", lastHeartbeatAt: illTenant.takenAt, removalAt: null },
      "state",
    ),
    lacking("managementPartners", { lastHeartbeatAt: null, removalAt: null }, null),
  ],
  "app-credential": [NO_END],
  licences: [lacking("licences", { state: "", assigned: 1 }, "state")],
  "app-licences": [],
  "compliance-rate": [lacking("devices", { complianceState: "" }, "complianceState")],
  "compliance-falling": [lacking("devices", { complianceState: "" }, "complianceState")],
  "grace-period": [
    lacking("devices", { graceEndsAt: null, complianceState: "inGracePeriod" }, "graceEndsAt"),
    lacking("devices", { complianceState: "" }, "complianceState"),
  ],
  "stale-devices": [lacking("devices", { lastSyncAt: null, enrolledAt: null }, "lastSyncAt")],
  "malware-active": [],
  "protection-off": [
    lacking("unhealthyDevices", { realTimeProtection: null }, "realTimeProtection"),
    lacking("unhealthyDevices", { realTimeProtection: true, malwareProtection: null }, "malwareProtection"),
  ],
  "definitions-old": [
    lacking("unhealthyDevices", { signatureOverdue: null }, "signatureOverdue"),
    // It says that they are overdue, whenever that was.
    lacking("unhealthyDevices", { lastReportedAt: null }, null),
  ],
  // What nobody says is resolved is not, and what nobody says is harmless may be as bad as any.
  "defender-alert": [lacking("securityAlerts", { status: "", severity: "" }, null)],
  "app-install-failures": [],
  "app-newly-failing": [],
  "enrollment-failures": [lacking("enrollmentFailures", { at: null }, "at")],
  "autopilot-failures": [lacking("autopilotEvents", { at: null }, "at")],
  "policy-errors": [
    { list: "configurationPolicies", lacks: { status: null }, missing: "status" },
    { list: "compliancePolicies", lacks: { status: null }, missing: "status" },
  ],
  "policy-conflicts": [],
  "feature-update-support": [lacking("featureUpdatePolicies", { endOfSupportAt: null }, "endOfSupportAt")],
  "os-minimum": [lacking("devices", { osVersion: "" }, "osVersion"), lacking("devices", { os: "" }, "os")],
  "service-incident": [lacking("serviceIssues", { classification: "" }, "classification")],
  // An advisory is what is not classified otherwise; it is told at once when nobody knows since when it has lasted.
  "service-advisory": [
    lacking("serviceIssues", { classification: "" }, null),
    lacking("serviceIssues", { firstPostAt: null, startAt: null }, null),
  ],
  "message-action": [],
  "update-without-owner": [],
  "approval-waiting": [
    lacking("approvalRequests", { requestedAt: null, expiresAt: null }, "requestedAt"),
    lacking("approvalRequests", { expiresAt: null }, null),
  ],
  // The log is read a week back: what it lists without a date is of that week. Nobody named is nobody of the team.
  "policy-changed": [lacking("auditEvents", { at: null, actor: "" }, null)],
  "source-unreadable": [],
  "report-undelivered": [],
};

const judged = alertRules.filter(({ id }) => CASES[id as AlertRuleId].length > 0);

describe.each(judged)("$id", (rule) => {
  const input: FireInput = { snapshot: illTenant, facts: illFacts, plan: rulesPlan };
  const cases = CASES[rule.id as AlertRuleId];
  const idsOf = (given: FireInput): readonly string[] =>
    fire(rule, given)
      .map(({ entity }) => entity.id)
      .sort();

  it.each(cases)("where $list lack $lacks, names $missing", (one) => {
    const rows = (illTenant.lists[one.list] ?? []) as readonly object[];
    const lists = { [one.list]: rows.map((row) => ({ ...row, ...one.lacks })) };
    const before = idsOf(input);
    const after = idsOf({ ...input, lists });
    const unknown = unsaid(rule, { ...input, lists });
    expect(before).not.toEqual([]);
    for (const id of before)
      if (one.missing === null || after.includes(id)) expect(after).toContain(id);
      else expect(unknown).toContain(`${id}: ${one.missing}`);
    if (one.missing !== null) expect(unknown).not.toEqual([]);
  });
});
