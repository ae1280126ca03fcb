import { resourceNotFound } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { at, graphDate } from "../scenario/calendar.ts";
import { POLICIES, type Policy } from "../scenario/policies.ts";
import { BOTH, CONFIGURATION_READ, type GraphCall, type Route } from "./route.ts";

const BASE = ["id", "createdDateTime", "description", "lastModifiedDateTime", "displayName", "version"];

export const compliancePolicyRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceCompliancePolicies",
    type: "deviceCompliancePolicy",
    kinds: POLICIES.flatMap(({ kind }) => kind ?? []),
    permissions: CONFIGURATION_READ,
    answer(call) {
      const facts = {
        context: "deviceManagement/deviceCompliancePolicies",
        type: "deviceCompliancePolicy",
        properties: BASE,
        filterable: ["id", "displayName"],
        pageSize: 100,
      };
      return collectionAnswer(
        POLICIES.map((policy) => policyRow(policy, call)),
        facts,
        call,
      );
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceCompliancePolicies/{}",
    type: "deviceCompliancePolicy",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const facts = {
        context: "deviceManagement/deviceCompliancePolicies",
        type: "deviceCompliancePolicy",
        properties: BASE,
      };
      return entityAnswer(policyRow(policyOf(call), call), facts, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceCompliancePolicies/{}/deviceStatusOverview",
    type: "deviceComplianceDeviceOverview",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const policy = policyOf(call);
      const tally = call.world.tally().policies.get(policy.id);
      const row = {
        id: policy.id,
        pendingCount: tally?.pending ?? 0,
        notApplicableCount: tally?.notApplicable ?? 0,
        successCount: tally?.success ?? 0,
        errorCount: (tally?.error ?? 0) + (tally?.conflict ?? 0),
        failedCount: tally?.failed ?? 0,
        lastUpdateDateTime: graphDate(call.world.now - 2_700_000, 13),
        configurationVersion: policy.version,
      };
      const context = `deviceManagement/deviceCompliancePolicies('${policy.id}')/deviceStatusOverview`;
      return entityAnswer(row, { context, type: "deviceComplianceDeviceOverview" }, call);
    },
  },
];

function policyOf(call: GraphCall): Policy {
  const policy = POLICIES.find(({ id }) => id === call.keys[0]?.toLowerCase());
  if (policy === undefined) throw resourceNotFound();
  return policy;
}

function policyRow(policy: Policy, call: GraphCall): Row {
  const { calendar } = call.world.estate;
  const changed = Math.min(policy.changedOn, call.world.day);
  return {
    ...(policy.kind === null ? {} : { "@odata.type": `#microsoft.graph.${policy.kind}` }),
    id: policy.id,
    createdDateTime: graphDate(at(calendar, policy.changedOn - 400, 9.5), 7),
    description: policy.description,
    lastModifiedDateTime: graphDate(at(calendar, changed, 5.1), 31),
    displayName: policy.name,
    version: policy.version,
    ...policy.settings,
  };
}
