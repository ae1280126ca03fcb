import { resourceNotFound } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { entityAnswer } from "../odata/entity.ts";
import { guid, hash } from "../random.ts";
import { graphDate, HOUR_MS } from "../scenario/calendar.ts";
import type { Infection } from "../scenario/malware.ts";
import type { Protection } from "../scenario/protection.ts";
import { infectionState } from "./malware.ts";
import { deviceOf } from "./managed-devices.ts";
import { BOTH, DEVICES_READ, type GraphCall, type Route } from "./route.ts";

const DETECTED = [
  "id",
  "displayName",
  "additionalInformationUrl",
  "severity",
  "category",
  "executionState",
  "state",
  "threatState",
  "initialDetectionDateTime",
  "lastStateChangeDateTime",
  "detectionCount",
];

export const protectionRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/managedDevices/{}/windowsProtectionState",
    type: "windowsProtectionState",
    permissions: DEVICES_READ,
    answer(call) {
      const device = deviceOf(call);
      const row = protectionRow(protectionOrRefuse(call), hash(device.seed, device.index, 111), device.id);
      const context = `deviceManagement/managedDevices('${device.id}')/windowsProtectionState`;
      return entityAnswer(row, { context, type: "windowsProtectionState" }, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/managedDevices/{}/windowsProtectionState/detectedMalwareState",
    type: "windowsDeviceMalwareState",
    permissions: DEVICES_READ,
    answer(call) {
      const device = deviceOf(call);
      protectionOrRefuse(call);
      const rows = call.world.infections.filter((one) => one.index === device.index).map(detectedRow);
      const context = `deviceManagement/managedDevices('${device.id}')/windowsProtectionState/detectedMalwareState`;
      const facts = {
        context,
        type: "windowsDeviceMalwareState",
        properties: DETECTED,
        filterable: [],
        pageSize: 100,
      };
      return collectionAnswer(rows, facts, call);
    },
  },
];

/** The comma-separated form of a flags enum. */
export function flags(members: readonly string[], none: string): string {
  return members.length === 0 ? none : members.join(",");
}

function protectionOrRefuse(call: GraphCall): Protection {
  const protection = call.world.protection(deviceOf(call));
  if (protection === null) throw resourceNotFound();
  return protection;
}

function protectionRow(state: Protection, spice: number, deviceId: string): Row {
  const scanned = state.reportedAt - (state.quickScanOverdue ? 400 : 20) * HOUR_MS;
  return {
    id: deviceId,
    malwareProtectionEnabled: state.malwareProtection,
    deviceState: flags(state.health, "clean"),
    realTimeProtectionEnabled: state.realTime,
    networkInspectionSystemEnabled: state.networkInspection,
    quickScanOverdue: state.quickScanOverdue,
    fullScanOverdue: state.fullScanOverdue,
    signatureUpdateOverdue: state.signatureOverdue,
    rebootRequired: state.health.includes("rebootPending"),
    fullScanRequired: state.health.includes("fullScanPending"),
    engineVersion: "1.1.25100.9002",
    signatureVersion: state.signatureVersion,
    antiMalwareVersion: "4.18.25100.9008",
    lastQuickScanDateTime: graphDate(scanned, spice),
    lastFullScanDateTime: null,
    lastQuickScanSignatureVersion: state.signatureVersion,
    lastFullScanSignatureVersion: "",
    lastReportedDateTime: graphDate(state.reportedAt, spice >>> 2),
    productStatus: flags(state.product, "noStatus"),
    isVirtualMachine: state.virtual,
    tamperProtectionEnabled: state.tamperProtection,
    controlledConfigurationEnabled: null,
  };
}

function detectedRow(infection: Infection): Row {
  const { kind } = infection;
  return {
    id: guid(infection.index, Number(kind.id), 112),
    displayName: kind.name,
    additionalInformationUrl: kind.url,
    severity: kind.severity,
    category: kind.category,
    state: infection.state,
    ...infectionState(infection),
  };
}
