import type { Answer } from "../http/answer.ts";
import { Refusal } from "../http/answer.ts";
import { longCollectionAnswer, type Row } from "../odata/collection.ts";
import { nextLink } from "../odata/query.ts";
import { guid, hash, hex } from "../random.ts";
import { type Deployment, deployments, type Registration, registrations } from "../scenario/autopilot.ts";
import { at, DAY_MS, graphDate, NEVER } from "../scenario/calendar.ts";
import type { World } from "../world.ts";
import { serialOf } from "./device-row.ts";
import { BETA, BOTH, DEVICES_READ, type GraphCall, type Route, SERVICE_CONFIG_READ } from "./route.ts";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const EVENTS_PER_PAGE = 50;
/** Only for the names of its properties, also where nothing was deployed. */
const SAMPLE: Deployment = { id: "", index: 0, start: 0, end: 0, state: "success", failure: "" };
const STATUS_PAGE = { id: "7c2b7a3e-50c1-4f6e-8b39-0d7a5e1c0001", name: "Statussida, kontor" };

export const autopilotRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/windowsAutopilotDeviceIdentities",
    type: "windowsAutopilotDeviceIdentity",
    permissions: SERVICE_CONFIG_READ,
    answer(call) {
      if (call.query.select !== null) {
        throw new Refusal(500, "InternalServerError", "An internal server error has occurred.");
      }
      const registered = registrations(call.world);
      const context = "deviceManagement/windowsAutopilotDeviceIdentities";
      const facts = {
        context,
        type: "windowsAutopilotDeviceIdentity",
        properties: [],
        pageSize: 500,
      };
      const rowAt = (position: number): Row => identityRow(registered.at(position), call.world, position);
      return longCollectionAnswer(registered.size, rowAt, facts, call);
    },
  },
  {
    method: "GET",
    versions: BETA,
    path: "deviceManagement/autopilotEvents",
    type: "deviceManagementAutopilotEvent",
    permissions: DEVICES_READ,
    answer: listEvents,
  },
];

/** A full page has a link to the next one, even where that is empty: the service does not look ahead. */
function listEvents(call: GraphCall): Answer {
  if (call.query.filter !== null)
    throw new Refusal(400, "BadRequest", "Filter is not supported on this resource.");
  const found = deployments(call.world);
  const rowAt = (place: number): Row => {
    const deployment = found[place];
    return deployment === undefined ? {} : eventRow(deployment, call.world);
  };
  const facts = {
    context: "deviceManagement/autopilotEvents",
    type: "deviceManagementAutopilotEvent",
    properties: Object.keys(eventRow(SAMPLE, call.world)),
    pageSize: EVENTS_PER_PAGE,
  };
  const query = { ...call.query, top: Math.min(call.query.top ?? EVENTS_PER_PAGE, EVENTS_PER_PAGE) };
  const answer = longCollectionAnswer(found.length, rowAt, facts, { ...call, query });
  const end = query.skip + query.top;
  if (end !== found.length) return answer;
  const link = nextLink(call.self, call.query, "$skip", String(end));
  return { ...answer, body: { ...Object(answer.body), "@odata.nextLink": link } };
}

/** Empty fields are texts without a letter in this list, not null. */
function identityRow({ id, device, groupTag, state }: Registration, world: World, position: number): Row {
  const { calendar, seed } = world.estate;
  return {
    id,
    groupTag,
    purchaseOrderIdentifier: "",
    serialNumber: device === null ? `PF${hex(hash(seed, position, 172)).toUpperCase()}` : serialOf(device),
    productKey: "",
    manufacturer: device?.manufacturer ?? "LENOVO",
    model: device?.model ?? "ThinkPad T14 Gen 5",
    enrollmentState: state,
    lastContactedDateTime: device === null ? NEVER : graphDate(device.lastSync, hash(seed, position, 173)),
    addressableUserName: "",
    userPrincipalName: "",
    resourceName: "",
    skuNumber: "",
    systemFamily: "",
    azureActiveDirectoryDeviceId: device === null ? NOBODY : guid(seed, device.index, 101),
    managedDeviceId: device?.id ?? NOBODY,
    displayName: position % 7 === 0 ? `Beställning ${graphDate(at(calendar, -400), 0).slice(0, 4)}` : "",
  };
}

function eventRow({ id, index, start, end, state, failure }: Deployment, world: World): Row {
  const { seed } = world.estate;
  const device = world.device(index);
  const spice = hash(seed, device.index, 174);
  return {
    id,
    deviceId: guid(seed, device.index, 101),
    userId: device.person === null ? NOBODY : guid(seed, device.person.number, 99),
    eventDateTime: graphDate(end, spice),
    deviceRegisteredDateTime: graphDate(start - 30 * DAY_MS, spice >>> 3),
    enrollmentStartDateTime: graphDate(start, spice >>> 6),
    enrollmentType: "azureADJoinedWithAutopilotProfile",
    deviceSerialNumber: serialOf(device),
    managedDeviceName: device.name,
    userPrincipalName: device.person?.upn ?? "",
    windowsAutopilotDeploymentProfileDisplayName: "Norrviken, kontor",
    enrollmentState: "enrolled",
    windows10EnrollmentCompletionPageConfigurationDisplayName: STATUS_PAGE.name,
    windows10EnrollmentCompletionPageConfigurationId: STATUS_PAGE.id,
    deploymentState: state,
    deviceSetupStatus: state,
    accountSetupStatus: state === "failure" ? "notAttempted" : "success",
    osVersion: device.osVersion,
    deploymentDuration: duration(end - start),
    deploymentTotalDuration: duration((end - start) * 1.2),
    deviceSetupDuration: duration((end - start) * 0.7),
    accountSetupDuration: state === "failure" ? "PT0S" : duration((end - start) * 0.3),
    deploymentStartDateTime: graphDate(start, spice >>> 9),
    deploymentEndDateTime: graphDate(end, spice >>> 12),
    enrollmentFailureDetails: failure,
  };
}

function duration(ms: number): string {
  return `PT${Math.floor(ms / 60_000)}M${((ms % 60_000) / 1000).toFixed(1)}S`;
}
