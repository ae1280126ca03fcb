import { z } from "zod";
import { field, readBoolean, readDate, readText } from "../graph/odata.ts";
import type { QuickReading } from "./read-rows.ts";
import type { Device } from "./rows/device.ts";

/** A managed device as the service lists it: https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice */
export const ManagedDeviceRow: z.ZodType<ManagedDeviceFields> = z.object({
  id: field.id,
  deviceName: field.text,
  operatingSystem: field.text,
  osVersion: field.text,
  complianceState: field.text,
  managementState: field.text,
  managementAgent: field.text,
  managedDeviceOwnerType: field.text,
  lastSyncDateTime: field.date,
  enrolledDateTime: field.date,
  complianceGracePeriodExpirationDateTime: field.date,
  isEncrypted: field.boolean,
  userPrincipalName: field.text,
  model: field.text,
  manufacturer: field.text,
  serialNumber: field.text,
});

/** The same fields, read. */
export interface ManagedDeviceFields {
  readonly id: string;
  readonly deviceName: string;
  readonly operatingSystem: string;
  readonly osVersion: string;
  readonly complianceState: string;
  readonly managementState: string;
  readonly managementAgent: string;
  readonly managedDeviceOwnerType: string;
  readonly lastSyncDateTime: Date | null;
  readonly enrolledDateTime: Date | null;
  readonly complianceGracePeriodExpirationDateTime: Date | null;
  readonly isEncrypted: boolean | null;
  readonly userPrincipalName: string;
  readonly model: string;
  readonly manufacturer: string;
  readonly serialNumber: string;
}

export function toDevice(row: ManagedDeviceFields): Device {
  return {
    id: row.id,
    name: row.deviceName,
    os: row.operatingSystem,
    osVersion: row.osVersion,
    complianceState: row.complianceState,
    managementState: row.managementState,
    managementAgent: row.managementAgent,
    owner: row.managedDeviceOwnerType,
    lastSyncAt: row.lastSyncDateTime,
    enrolledAt: row.enrolledDateTime,
    graceEndsAt: row.complianceGracePeriodExpirationDateTime,
    encrypted: row.isEncrypted,
    userPrincipalName: row.userPrincipalName,
    model: row.model,
    manufacturer: row.manufacturer,
    serialNumber: row.serialNumber,
  };
}

/**
 * Reads the devices of a large fleet without the schema, which costs several times as much for each. A device in which anything is not as it should
 * be is left to the schema, which knows the words for it. Values that repeat over the fleet are kept once, so that it
 * fits in little memory.
 */
export function createQuickDeviceReading(): QuickReading<Device> {
  const kept = new Map<string, string>();
  const once = (value: unknown): string => {
    const known = typeof value === "string" ? kept.get(value) : undefined;
    if (known !== undefined) return known;
    const text = textOf(value);
    if (kept.size < MOST_KEPT && typeof value === "string") kept.set(value, text);
    return text;
  };
  return {
    key: (device) => device.id,
    read: (raw) => {
      if (!isObject(raw)) return null;
      const { id } = raw;
      if (typeof id !== "string" || id === "" || id.length > MOST_ID) return null;
      try {
        return {
          id,
          name: textOf(raw["deviceName"]),
          os: once(raw["operatingSystem"]),
          osVersion: once(raw["osVersion"]),
          complianceState: once(raw["complianceState"]),
          managementState: once(raw["managementState"]),
          managementAgent: once(raw["managementAgent"]),
          owner: once(raw["managedDeviceOwnerType"]),
          lastSyncAt: dateOf(raw["lastSyncDateTime"]),
          enrolledAt: dateOf(raw["enrolledDateTime"]),
          graceEndsAt: dateOf(raw["complianceGracePeriodExpirationDateTime"]),
          encrypted: booleanOf(raw["isEncrypted"]),
          userPrincipalName: textOf(raw["userPrincipalName"]),
          model: once(raw["model"]),
          manufacturer: once(raw["manufacturer"]),
          serialNumber: textOf(raw["serialNumber"]),
        };
      } catch (error) {
        if (error === ODD) return null;
        throw error;
      }
    },
  };
}

const MOST_ID = 300;
const MOST_KEPT = 50_000;

/** Thrown, without the cost of a stack, for a value that the schema has to judge. */
const ODD: unique symbol = Symbol("odd value");

function textOf(value: unknown): string {
  const text = readText(value);
  if (text === undefined) throw ODD;
  return text;
}

function dateOf(value: unknown): Date | null {
  const date = readDate(value);
  if (date === undefined) throw ODD;
  return date;
}

function booleanOf(value: unknown): boolean | null {
  const answer = readBoolean(value);
  if (answer === undefined) throw ODD;
  return answer;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
