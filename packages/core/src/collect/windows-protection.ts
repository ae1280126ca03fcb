import { z } from "zod";
import type { BatchAnswer } from "../graph/graph-reader.ts";
import { field } from "../graph/odata.ts";
import type { ActiveThreats } from "./active-threats.ts";
import type { GraphFact } from "./collector.ts";
import type { UnhealthyDevice } from "./rows/protection.ts";
import { describeFault } from "./read-rows.ts";
import type { Metrics } from "./snapshot.ts";

/** The protection of one device, as its own agent reported it. */
export const PROTECTION_FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/managedDevices/{id}/windowsProtectionState",
  entity: "windowsProtectionState",
  select: [
    "deviceState",
    "realTimeProtectionEnabled",
    "malwareProtectionEnabled",
    "signatureUpdateOverdue",
    "signatureVersion",
    "lastReportedDateTime",
    "productStatus",
  ],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-windowsprotectionstate-get",
  shape: "part",
};

const State = z.object({
  deviceState: field.text,
  realTimeProtectionEnabled: field.boolean,
  malwareProtectionEnabled: field.boolean,
  signatureUpdateOverdue: field.boolean,
  signatureVersion: field.text,
  lastReportedDateTime: field.date,
  productStatus: field.flags,
});

/** What an agent reported of itself. */
export interface WindowsState {
  readonly deviceState: string;
  readonly realTimeProtectionEnabled: boolean | null;
  readonly malwareProtectionEnabled: boolean | null;
  readonly signatureUpdateOverdue: boolean | null;
  readonly signatureVersion: string;
  readonly lastReportedDateTime: Date | null;
  readonly productStatus: readonly string[];
}

/** What one device says of its protection. */
export type Protection =
  | { readonly kind: "reported"; readonly state: WindowsState }
  | { readonly kind: "notReporting" }
  | { readonly kind: "unread"; readonly fault: string };

/** A Windows device of the list, only what is shown. */
export interface WindowsDevice {
  readonly id: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
}

/** Reads one part of a batch. A device that never reported is not found, which is normal for a new one. */
export function readProtection(answer: BatchAnswer): Protection {
  // OData's null entity is an answer too: the device has no state yet.
  const isNothing =
    answer.status === 404 || answer.status === 204 || (answer.status === 200 && answer.body === null);
  if (isNothing) return { kind: "notReporting" };
  if (answer.status !== 200) return { kind: "unread", fault: `status ${answer.status}` };
  const parsed = State.safeParse(answer.body);
  return parsed.success
    ? { kind: "reported", state: parsed.data }
    : { kind: "unread", fault: describeFault(parsed.error) };
}

/** What went wrong with the devices, `problem` when the batch failed as a whole. */
export function protectionProblems(states: readonly Protection[], problem: string | null): readonly string[] {
  if (problem !== null) return [`The protection of the devices could not be read: ${problem}`];
  const faults = states.flatMap((state) => (state.kind === "unread" ? [state.fault] : []));
  return faults.length === 0
    ? []
    : [`The protection of ${faults.length} devices could not be read (${faults[0]}).`];
}

/** Missing rather than partial: there are figures only when every device has answered. */
export function measureProtection(states: readonly Protection[]): Metrics {
  if (states.some((state) => state.kind === "unread")) return {};
  const reported = states.flatMap((state) => (state.kind === "reported" ? [state.state] : []));
  return {
    "protection.windows": states.length,
    "protection.reporting": reported.length,
    "protection.protected": reported.filter(isProtected).length,
    "protection.signaturesFresh": reported.filter((state) => state.signatureUpdateOverdue === false).length,
  };
}

function isProtected(state: WindowsState): boolean {
  return (
    state.realTimeProtectionEnabled === true &&
    state.malwareProtectionEnabled === true &&
    state.signatureUpdateOverdue === false
  );
}

/** The devices that need a person, with why. One whose protection could not be read is not judged. */
export function unhealthyDevices(
  devices: readonly WindowsDevice[],
  states: readonly Protection[],
  threats: ActiveThreats,
): readonly UnhealthyDevice[] {
  return devices.flatMap((device, index): UnhealthyDevice[] => {
    const protection = states[index];
    const activeThreats = threats.countFor(device.id, device.deviceName);
    if (protection === undefined || protection.kind === "unread") return [];
    const state = protection.kind === "reported" ? protection.state : NOT_REPORTING;
    if (isProtected(state) && !needsPerson(state) && activeThreats === 0) return [];
    return [
      {
        deviceId: device.id,
        deviceName: device.deviceName,
        userPrincipalName: device.userPrincipalName,
        deviceState: state.deviceState,
        realTimeProtection: state.realTimeProtectionEnabled,
        malwareProtection: state.malwareProtectionEnabled,
        signatureOverdue: state.signatureUpdateOverdue,
        signatureVersion: state.signatureVersion,
        lastReportedAt: state.lastReportedDateTime,
        activeThreats,
        productStatus: state.productStatus,
      },
    ];
  });
}

/** A device that waits for a restart or a scan is in hand; one that waits for manual steps is not. */
function needsPerson(state: WindowsState): boolean {
  return /manualStepsPending|offlineScanPending|critical/i.test(state.deviceState);
}

const NOT_REPORTING: WindowsState = {
  deviceState: "notReporting",
  realTimeProtectionEnabled: null,
  malwareProtectionEnabled: null,
  signatureUpdateOverdue: null,
  signatureVersion: "",
  lastReportedDateTime: null,
  productStatus: [],
};
