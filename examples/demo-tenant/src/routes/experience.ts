import type { Device } from "../estate/device.ts";
import { longCollectionAnswer, type Row } from "../odata/collection.ts";
import { experienceOf } from "../scenario/experience.ts";
import { BOTH, DEVICES_READ, type Route } from "./route.ts";

const NAME = "userExperienceAnalyticsDeviceScores";
const PROPERTIES = [
  "id",
  "deviceName",
  "model",
  "manufacturer",
  "endpointAnalyticsScore",
  "startupPerformanceScore",
  "appReliabilityScore",
  "batteryHealthScore",
  "workFromAnywhereScore",
  "healthStatus",
];

export const experienceRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: `deviceManagement/${NAME}`,
    type: NAME,
    permissions: DEVICES_READ,
    answer(call) {
      const windows = call.world.estate.of("windows");
      const facts = {
        context: `deviceManagement/${NAME}`,
        type: NAME,
        properties: PROPERTIES,
        pageSize: call.settings.pageSize,
      };
      const rowAt = (place: number): Row => scoreRow(call.world.device(windows[place] ?? 0), call.world.day);
      return longCollectionAnswer(windows.length, rowAt, facts, call);
    },
  },
];

function scoreRow(device: Device, day: number): Row {
  const scores = experienceOf(device, day);
  return {
    id: device.id,
    deviceName: device.name,
    model: device.model,
    manufacturer: device.manufacturer,
    endpointAnalyticsScore: scores.overall,
    startupPerformanceScore: scores.startup,
    ...(scores.apps === null ? {} : { appReliabilityScore: scores.apps }),
    batteryHealthScore: scores.battery,
    workFromAnywhereScore: scores.anywhere,
    healthStatus: scores.health,
  };
}
