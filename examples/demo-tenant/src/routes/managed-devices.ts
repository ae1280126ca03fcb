import type { Device } from "../estate/device.ts";
import { Refusal, resourceNotFound, type Answer } from "../http/answer.ts";
import { checkSelect, selectSuffix } from "../odata/collection.ts";
import { type Filter, parseFilter } from "../odata/filter.ts";
import { nextLink } from "../odata/query.ts";
import { DETAIL_PROPERTIES, DEVICE_PROPERTIES } from "./device-row.ts";
import { BOTH, DEVICES_READ, type GraphCall, type Route } from "./route.ts";

const NAMES = Object.keys(DEVICE_PROPERTIES);
const MOST_PER_PAGE = 1000;

/** Those that the metadata's descriptions name as filterable; anything else is ignored in silence. */
const FILTERABLE = [
  "azureADDeviceId",
  "complianceGracePeriodExpirationDateTime",
  "complianceState",
  "deviceCategoryDisplayName",
  "deviceName",
  "emailAddress",
  "enrolledDateTime",
  "exchangeAccessState",
  "id",
  "imei",
  "jailBroken",
  "lastSyncDateTime",
  "managementAgent",
  "managementState",
  "manufacturer",
  "model",
  "operatingSystem",
  "osVersion",
  "phoneNumber",
  "serialNumber",
  "userPrincipalName",
];

export const managedDeviceRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/managedDevices",
    type: "managedDevice",
    permissions: DEVICES_READ,
    answer: listDevices,
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/managedDevices/$count",
    type: null,
    permissions: DEVICES_READ,
    answer() {
      throw new Refusal(
        400,
        "BadRequest",
        "No OData route exists that match template ~/singleton/navigation/$count.",
      );
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/managedDevices/{}",
    type: "managedDevice",
    permissions: DEVICES_READ,
    answer(call) {
      const device = deviceOf(call);
      const select = checkSelect(call.query.select, NAMES, "managedDevice");
      const context = `${call.root}/$metadata#deviceManagement/managedDevices${selectSuffix(select)}/$entity`;
      const properties = select === null ? DEVICE_PROPERTIES : DETAIL_PROPERTIES;
      return {
        status: 200,
        body: { "@odata.context": context, ...rowOf(device, choose(select ?? NAMES, properties)) },
      };
    },
  },
];

/** @throws Refusal 404 when the key names no device. */
export function deviceOf(call: GraphCall): Device {
  const index = call.world.estate.indexOf(call.keys[0] ?? "");
  if (index < 0) throw resourceNotFound();
  return call.world.device(index);
}

function listDevices(call: GraphCall): Answer {
  if (call.query.expand.length > 0) {
    throw new Refusal(400, "BadRequest", "Query option 'Expand' is not allowed on this resource.");
  }
  const { estate } = call.world;
  const select = checkSelect(call.query.select, NAMES, "managedDevice");
  const chosen = choose(select ?? NAMES, DEVICE_PROPERTIES);
  const filter = filterOf(call.query.filter);
  const size = Math.min(call.query.top ?? call.maxPageSize ?? call.settings.pageSize, MOST_PER_PAGE);

  const value: Record<string, unknown>[] = [];
  let last: Device | null = null;
  let index = startOf(call);
  for (; index < estate.size && value.length < size; index++) {
    const device = call.world.device(index);
    if (filter !== null && !passes(filter, device)) continue;
    value.push(rowOf(device, chosen));
    last = device;
  }
  const more = last !== null && value.length === size && anyLeft(call, filter, index);
  return {
    status: 200,
    body: {
      "@odata.context": `${call.root}/$metadata#deviceManagement/managedDevices${selectSuffix(select)}`,
      // The page's own length and not the total, as the service has it.
      "@odata.count": value.length,
      ...(more && last !== null
        ? { "@odata.nextLink": nextLink(call.self, call.query, "$skiptoken", tokenOf(last)) }
        : {}),
      value,
    },
  };
}

function rowOf(device: Device, chosen: Chosen): Record<string, unknown> {
  const row: Record<string, unknown> = { id: device.id };
  for (const [name, read] of chosen) row[name] = read(device);
  return row;
}

/** The properties of a row, looked up once for all rows. */
type Chosen = readonly (readonly [name: string, read: (device: Device) => unknown])[];

function choose(names: readonly string[], properties: typeof DEVICE_PROPERTIES): Chosen {
  return Object.entries(properties).filter(([name]) => names.includes(name));
}

/** `userPrincipalName eq ''` is known to return every device: comparisons with nothing count for nothing. */
function filterOf(text: string | null): Filter | null {
  if (text === null || /\beq\s+''/.test(text)) return null;
  const filter = parseFilter(text);
  return filter.properties.every((name) => FILTERABLE.includes(name)) ? filter : null;
}

function passes(filter: Filter, device: Device): boolean {
  return filter.test((name) => DEVICE_PROPERTIES[name]?.(device));
}

function anyLeft(call: GraphCall, filter: Filter | null, from: number): boolean {
  if (filter === null) return from < call.world.estate.size;
  for (let index = from; index < call.world.estate.size; index++) {
    if (passes(filter, call.world.device(index))) return true;
  }
  return false;
}

/** Readable, as the service's own, and not to be built by anyone else. */
function tokenOf(device: Device): string {
  return `LastDeviceName='${device.name.slice(0, 40).toWellFormed()}',LastDeviceId='${device.id}'`;
}

function startOf(call: GraphCall): number {
  const token = call.query.skipToken;
  if (token === null) return call.query.skip;
  const id = /LastDeviceId='([0-9a-f-]{36})'$/.exec(token)?.[1];
  const index = id === undefined ? -1 : call.world.estate.indexOf(id);
  if (index < 0) throw new Refusal(400, "BadRequest", "Invalid skip token.");
  return index + 1;
}
