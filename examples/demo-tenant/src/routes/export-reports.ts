import type { Device } from "../estate/device.ts";
import { Refusal } from "../http/answer.ts";
import { parseFilter } from "../odata/filter.ts";
import { devicesOf, type World } from "../world.ts";
import { agentColumns, type AgentRow } from "./agent-reports.ts";
import { DEVICE_PROPERTIES } from "./device-row.ts";
import { chooseColumns, type Column, columnReader, columnValues } from "./report.ts";

export interface ExportReport {
  /** Names of the columns, without those that hold the texts of codes. */
  readonly columns: readonly string[];
  readonly csv: () => string;
}

interface ExportRequest {
  readonly reportName: string;
  /** Null: all columns. */
  readonly select: readonly string[] | null;
  readonly filter: string | null;
}

/** A report as a file. @throws Refusal 400 for a report or a column that does not exist. */
export function exportReport(world: World, request: ExportRequest): ExportReport {
  if (request.reportName === "Devices") return fileOf(() => devicesOf(world), DEVICE_COLUMNS, request);
  if (request.reportName === "DefenderAgents") return fileOf(() => agentsOf(world), agentColumns(), request);
  throw new Refusal(400, "BadRequest", `The report ${request.reportName} is not valid.`);
}

function* agentsOf(world: World): Generator<AgentRow> {
  for (const device of devicesOf(world)) {
    const protection = world.protection(device);
    if (protection !== null) yield { device, protection };
  }
}

function fileOf<T>(
  rows: () => Iterable<T>,
  columns: readonly Column<T>[],
  request: ExportRequest,
): ExportReport {
  const chosen = chooseColumns(columns, request.select);
  const filter = request.filter === null ? null : parseFilter(request.filter);
  const header = chosen.flatMap(({ name, text }) => (text === undefined ? [name] : [name, `${name}_loc`]));
  return {
    columns: chosen.map(({ name }) => name),
    csv: () => {
      const lines = [header.join(",")];
      for (const row of rows()) {
        if (filter !== null && !filter.test(columnReader(row, columns))) continue;
        lines.push(columnValues(row, chosen).map(cell).join(","));
      }
      return `\uFEFF${lines.join("\r\n")}\r\n`;
    },
  };
}

/** Quotes inside a value are left bare, as in the service's files, unless the value needs quotes itself. */
function cell(value: unknown): string {
  const text = textOf(value);
  return /[,\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Numbers of Microsoft's enums for what the estate has. */
const OWNERS: Readonly<Record<string, number>> = { company: 1, personal: 2 };
const AGENTS: Readonly<Record<string, number>> = {
  mdm: 2,
  configurationManagerClientMdm: 10,
  googleCloudDevicePolicyController: 64,
  intuneAosp: 2048,
};
const STATES: Readonly<Record<string, number>> = { managed: 0, retirePending: 1 };
const SYSTEMS: Readonly<Record<string, string>> = { iOS: "IOS", macOS: "MacOS" };

/** The report ignores the choice of languages: codes stay numbers, and have no text beside them. */
const DEVICE_COLUMNS: readonly Column<Device>[] = [
  column("DeviceId", "id"),
  column("DeviceName", "deviceName"),
  column("OS", "operatingSystem", (value) => SYSTEMS[value] ?? value),
  column("OSVersion", "osVersion"),
  column("CompliantState", "complianceState", (value) => value.charAt(0).toUpperCase() + value.slice(1)),
  column("ManagementState", "managementState", (value) => STATES[value]),
  column("ManagementAgents", "managementAgent", (value) => AGENTS[value]),
  column("OwnerType", "managedDeviceOwnerType", (value) => OWNERS[value]),
  column("LastContact", "lastSyncDateTime", zoneless),
  column("CreatedDate", "enrolledDateTime", zoneless),
  column("InGracePeriodUntil", "complianceGracePeriodExpirationDateTime", zoneless),
  column("EncryptionStatusString", "isEncrypted"),
  column("UPN", "userPrincipalName"),
  column("Model", "model"),
  column("Manufacturer", "manufacturer"),
  column("SerialNumber", "serialNumber"),
  column("IMEI", "imei"),
  column("PhoneNumber", "phoneNumber"),
  column("WifiMacAddress", "wiFiMacAddress"),
];

/** A column over a property of the device list. */
function column(
  name: string,
  property: string,
  change: (value: string) => unknown = (value) => value,
): Column<Device> {
  return {
    name,
    type: "String",
    value: (device) => change(textOf(DEVICE_PROPERTIES[property]?.(device))),
  };
}

/** `2026-11-02 06:00:00.0000000` */
function zoneless(date: string): string {
  const [whole = "", fraction = ""] = date.replace("T", " ").replace("Z", "").split(".");
  return `${whole}.${fraction.padEnd(7, "0")}`;
}
