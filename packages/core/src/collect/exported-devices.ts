import { cleanText } from "../text/clean-text.ts";
import type { CollectContext } from "./collector.ts";
import { type ExportFacts, exportFacts } from "./export-facts.ts";
import type { ExportedRow, ExportReading } from "./exported-rows.ts";
import { readExportedRows } from "./exported-rows.ts";
import { createQuickDeviceReading, ManagedDeviceRow, toDevice } from "./managed-device-row.ts";
import { describeFault } from "./read-rows.ts";
import type { Device } from "./rows/device.ts";

/** The columns of the report `Devices` that the device list holds too, and nothing of phones, people or hardware addresses. */
export const EXPORTED_DEVICES_FACTS: ExportFacts = exportFacts([
  "DeviceId",
  "DeviceName",
  "OS",
  "OSVersion",
  "CompliantState",
  "ManagementState",
  "ManagementAgents",
  "OwnerType",
  "LastContact",
  "CreatedDate",
  "InGracePeriodUntil",
  "EncryptionStatusString",
  "UPN",
  "Model",
  "Manufacturer",
  "SerialNumber",
]);

/** The report writes the members of Graph's enums by their numbers, or as words with capitals. It knows no language. */
const COMPLIANCE = membersOf({
  0: "unknown",
  1: "compliant",
  2: "noncompliant",
  3: "conflict",
  4: "error",
  254: "inGracePeriod",
  255: "configManager",
});
const OWNERS = membersOf({ 0: "unknown", 1: "company", 2: "personal" });
const AGENTS = membersOf({
  1: "eas",
  2: "mdm",
  3: "easMdm",
  4: "intuneClient",
  5: "easIntuneClient",
  8: "configurationManagerClient",
  10: "configurationManagerClientMdm",
  11: "configurationManagerClientMdmEas",
  16: "unknown",
  32: "jamf",
  64: "googleCloudDevicePolicyController",
  258: "microsoft365ManagedMdm",
  1024: "msSense",
  2048: "intuneAosp",
});
const STATES = membersOf({
  0: "managed",
  1: "retirePending",
  2: "retireFailed",
  3: "wipePending",
  4: "wipeFailed",
  5: "unhealthy",
  6: "deletePending",
  7: "retireIssued",
  8: "wipeIssued",
  9: "wipeCanceled",
  10: "retireCanceled",
  11: "discovered",
});
/** Other words of the same meaning. */
const WORDS: Readonly<Record<string, string>> = { corporate: "company", notcompliant: "noncompliant" };
/** The report's own spelling of systems, where it is another than Graph's. */
const SYSTEMS: Readonly<Record<string, string>> = { IOS: "iOS", IPadOS: "iPadOS", MacOS: "macOS" };

/** Every managed device, from the report of that name. Fails rather than take a state of compliance for another. */
export async function readExportedDevices(context: CollectContext): Promise<ExportReading<Device>> {
  const quick = createQuickDeviceReading();
  return await readExportedRows<Device>(context, {
    fact: EXPORTED_DEVICES_FACTS[0],
    report: "Devices",
    key: quick.key,
    read: (row) => {
      const state = row["CompliantState"] ?? "";
      const complianceState = state === "" ? "unknown" : COMPLIANCE(state);
      if (complianceState === null) return { fault: `CompliantState: ${cleanText(state, 40)} is not known` };
      const raw = rawDevice(row, complianceState);
      const device = quick.read(raw);
      if (device !== null) return { model: device };
      const parsed = ManagedDeviceRow.safeParse(raw);
      return parsed.success ? { model: toDevice(parsed.data) } : { fault: describeFault(parsed.error) };
    },
  });
}

/** The row as the device list would hold it. A code that is not known stays as it came. */
function rawDevice(row: ExportedRow, complianceState: string): Readonly<Record<string, unknown>> {
  const {
    OS: os = "",
    OwnerType: owner = "",
    ManagementAgents: agent = "",
    ManagementState: state = "",
  } = row;
  return {
    id: row["DeviceId"],
    deviceName: row["DeviceName"],
    operatingSystem: Object.hasOwn(SYSTEMS, os) ? SYSTEMS[os] : os,
    osVersion: row["OSVersion"],
    complianceState,
    managementState: STATES(state) ?? state,
    managementAgent: AGENTS(agent) ?? agent,
    managedDeviceOwnerType: OWNERS(owner) ?? owner,
    lastSyncDateTime: row["LastContact"],
    enrolledDateTime: row["CreatedDate"],
    complianceGracePeriodExpirationDateTime: row["InGracePeriodUntil"],
    isEncrypted: row["EncryptionStatusString"],
    userPrincipalName: row["UPN"],
    model: row["Model"],
    manufacturer: row["Manufacturer"],
    serialNumber: row["SerialNumber"],
  };
}

/** Finds a member of an enum by its number or its word; `null` for anything else. */
function membersOf(codes: Readonly<Record<number, string>>): (value: string) => string | null {
  const known = new Map<string, string>(Object.entries(codes));
  for (const member of Object.values(codes)) known.set(member.toLowerCase(), member);
  return (value) => {
    const plain = value.replace(/[\s_-]/g, "").toLowerCase();
    const word = Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? plain) : plain;
    return known.get(word) ?? null;
  };
}
