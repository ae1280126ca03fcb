import type { Device } from "../estate/device.ts";
import { hash } from "../random.ts";
import { graphDate } from "../scenario/calendar.ts";
import { HEALTH_BITS, PRODUCT_BITS, type Protection } from "../scenario/protection.ts";
import { type Column, coded, parseReportRequest, reportAnswer } from "./report.ts";
import { flags } from "./protection.ts";
import { DEVICES_READ, type Route } from "./route.ts";

export interface AgentRow {
  readonly device: Device;
  readonly protection: Protection;
}

export const agentReportRoutes: readonly Route[] = [
  {
    method: "POST",
    versions: ["beta"],
    path: "deviceManagement/reports/getUnhealthyDefenderAgentsReport",
    type: null,
    permissions: DEVICES_READ,
    answer(call) {
      const rows = call.world.tally().unhealthy.flatMap((index) => {
        const device = call.world.device(index);
        const protection = call.world.protection(device);
        return protection === null ? [] : [{ device, protection }];
      });
      return reportAnswer(rows, agentColumns(), parseReportRequest(call.body));
    },
  },
];

/** What the service knows of an agent, one column each. */
export function agentColumns(): readonly Column<AgentRow>[] {
  return [
    { name: "DeviceId", type: "String", value: (row) => row.device.id },
    { name: "DeviceName", type: "String", value: (row) => row.device.name },
    coded(
      "DeviceState",
      (row) => row.protection.health.reduce((sum, state) => sum + HEALTH_BITS[state], 0),
      (row) => flags(row.protection.health, "clean"),
    ),
    { name: "IsVirtualMachine", type: "Boolean", value: (row) => row.protection.virtual },
    {
      name: "LastReportedDateTime",
      type: "DateTime",
      value: (row) =>
        graphDate(row.protection.reportedAt, hash(row.device.seed, row.device.index, 151)).slice(0, -1),
    },
    { name: "MalwareProtectionEnabled", type: "Boolean", value: (row) => row.protection.malwareProtection },
    {
      name: "NetworkInspectionSystemEnabled",
      type: "Boolean",
      value: (row) => row.protection.networkInspection,
    },
    // A sum of flags, and the one coded column without a text beside it.
    {
      name: "ProductStatus",
      type: "Int32",
      value: (row) => row.protection.product.reduce((sum, one) => sum + PRODUCT_BITS[one], 0),
    },
    { name: "RealTimeProtectionEnabled", type: "Boolean", value: (row) => row.protection.realTime },
    { name: "SignatureUpdateOverdue", type: "Boolean", value: (row) => row.protection.signatureOverdue },
    { name: "TamperProtectionEnabled", type: "Boolean", value: (row) => row.protection.tamperProtection },
    { name: "UPN", type: "String", value: (row) => row.device.person?.upn ?? "" },
    { name: "UserEmail", type: "String", value: (row) => row.device.person?.upn ?? "" },
    { name: "UserName", type: "String", value: (row) => row.device.person?.name ?? "" },
    { name: "_ManagedBy", type: "String", value: () => "Intune" },
  ];
}
