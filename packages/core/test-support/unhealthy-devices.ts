import type { UnhealthyDevice } from "../src/collect/rows/protection.ts";
import { daysAgo } from "./snapshots.ts";

/** A Windows device in the list of those whose protection needs a person, though all is well but for what is handed in. */
export function unhealthy(patch: Partial<UnhealthyDevice> = {}): UnhealthyDevice {
  return {
    deviceId: "u1",
    deviceName: "NORR-001",
    userPrincipalName: "asa.lind@contoso.example",
    deviceState: "clean",
    realTimeProtection: true,
    malwareProtection: true,
    signatureOverdue: false,
    signatureVersion: "1.421.9.0",
    lastReportedAt: daysAgo(1),
    activeThreats: 0,
    productStatus: ["noStatusFlagsSet"],
    ...patch,
  };
}
