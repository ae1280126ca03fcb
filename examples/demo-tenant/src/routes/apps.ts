import { collectionAnswer, type Row } from "../odata/collection.ts";
import { fraction, guid, hash } from "../random.ts";
import { at, graphDate } from "../scenario/calendar.ts";
import { APPS, type App } from "../scenario/app-catalogue.ts";
import type { World } from "../world.ts";
import { appKindRow } from "./app-kinds.ts";
import { APPS_READ, BOTH, DEVICES_READ, type Route } from "./route.ts";

const BASE = [
  "id",
  "displayName",
  "description",
  "publisher",
  "largeIcon",
  "createdDateTime",
  "lastModifiedDateTime",
  "isFeatured",
  "privacyInformationUrl",
  "informationUrl",
  "owner",
  "developer",
  "notes",
  "publishingState",
];

export const appRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceAppManagement/mobileApps",
    type: "mobileApp",
    permissions: APPS_READ,
    answer(call) {
      const facts = {
        context: "deviceAppManagement/mobileApps",
        type: "mobileApp",
        properties: BASE,
        filterable: ["id", "displayName", "publisher"],
        pageSize: 100,
      };
      return collectionAnswer(
        APPS.map((app, index) => appRow(app, index, call.world)),
        facts,
        call,
      );
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/detectedApps",
    type: "detectedApp",
    permissions: DEVICES_READ,
    answer(call) {
      const rows = detectedApps(call.world);
      const properties = Object.keys(rows[0] ?? {});
      const facts = {
        context: "deviceManagement/detectedApps",
        type: "detectedApp",
        properties,
        filterable: ["id", "displayName", "platform"],
        pageSize: 50,
      };
      const answer = collectionAnswer(rows, facts, call);
      // Here the count is the total, unlike that of managedDevices.
      return { ...answer, body: { "@odata.count": rows.length, ...Object(answer.body) } };
    },
  },
];

function appRow(app: App, index: number, world: World): Row {
  const { calendar, seed } = world.estate;
  return {
    ...(app.kind === null ? {} : { "@odata.type": `#microsoft.graph.${app.kind}` }),
    id: app.id,
    displayName: app.name,
    description: index % 2 === 0 ? "" : app.name,
    publisher: app.publisher,
    largeIcon: null,
    createdDateTime: graphDate(at(calendar, -300 + index * 9, 8), hash(seed, index, 141)),
    lastModifiedDateTime: graphDate(
      at(calendar, index === 0 ? Math.min(1, world.day) : -20 + index, 5),
      hash(seed, index, 142),
    ),
    isFeatured: index === 9,
    privacyInformationUrl: null,
    informationUrl: index % 3 === 0 ? null : "",
    owner: "",
    developer: "",
    notes: "",
    publishingState: "published",
    ...appKindRow(app),
  };
}

function detectedApps(world: World): readonly Row[] {
  const { seed, size } = world.estate;
  return Array.from({ length: 120 }, (_, index) => ({
    id: guid(seed, index, 143).replaceAll("-", ""),
    displayName: `Program ${String.fromCodePoint(65 + (index % 26))}${Math.floor(index / 26) + 1}`,
    version: `${1 + (index % 12)}.${index % 7}`,
    sizeInByte: 0,
    deviceCount: Math.max(1, Math.floor(size * fraction(seed, index, 144) ** 3)),
    publisher: index % 5 === 0 ? "" : "Programhuset AB",
    platform: index % 4 === 0 ? "macOS" : "windows",
  }));
}
