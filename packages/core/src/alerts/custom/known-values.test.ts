import { describe, expect, it } from "vitest";
import { membersOf } from "../../../test-support/graph-contract.ts";
import { knownFieldValues, knownMetricName } from "./known-values.ts";
import { listFields, LIST_NAMES } from "./list-fields.ts";
import { knownMetricNames } from "./metric-sources.ts";

/** Members that no row has, because they stand for those that are still to come. */
const FUTURE = "unknownFutureValue";

describe("the words that fields and figures hold", () => {
  it.each([
    ["devices", "complianceState", "complianceState"],
    ["devices", "managementState", "managementState"],
    ["devices", "owner", "managedDeviceOwnerType"],
    ["deviceScores", "healthStatus", "userExperienceAnalyticsHealthState"],
    ["malware", "severity", "windowsMalwareSeverity"],
    ["malware", "category", "windowsMalwareCategory"],
    ["enrollmentFailures", "category", "deviceEnrollmentFailureReason"],
    ["autopilotDevices", "enrollmentState", "enrollmentState"],
    ["autopilotEvents", "state", "windowsAutopilotDeploymentState"],
    ["serviceIssues", "classification", "serviceHealthClassificationType"],
  ])("have every member that Microsoft's metadata has: %s.%s", (list, field, member) => {
    const members = membersOf(member).filter((one) => one !== FUTURE);
    expect(knownFieldValues(list, field)?.values).toEqual(expect.arrayContaining(members));
  });

  it.each([
    ["malware.overview.state.", "windowsMalwareThreatState"],
    ["malware.overview.execution.", "windowsMalwareExecutionState"],
    ["malware.overview.severity.", "windowsMalwareSeverity"],
    ["malware.overview.category.", "windowsMalwareCategory"],
  ])("have every member that Microsoft's metadata has: %s…", (prefix, member) => {
    expect(knownMetricName(`${prefix}x`)?.known.values).toEqual(
      expect.arrayContaining([...membersOf(member)]),
    );
  });

  it("are told of every figure that is counted by name", () => {
    const prefixes = knownMetricNames().flatMap((name) => (name.endsWith("…") ? [name.slice(0, -1)] : []));
    for (const prefix of prefixes) expect(knownMetricName(`${prefix}x`)?.prefix).toBe(prefix);
    expect(knownMetricName("devices.total")).toBeNull();
  });

  it("are told of fields that there are, and that hold texts", () => {
    for (const list of LIST_NAMES)
      for (const [field, kind] of listFields(list) ?? [])
        if (knownFieldValues(list, field) !== null) expect(["text", "texts"]).toContain(kind);
    expect(knownFieldValues("devices", "name")).toBeNull();
    expect(knownFieldValues("toString", "os")).toBeNull();
  });
});
