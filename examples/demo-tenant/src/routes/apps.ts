import { type Answer, Refusal } from "../http/answer.ts";
import { collectionAnswer, type Row } from "../odata/collection.ts";
import { fraction, guid, hash } from "../random.ts";
import { at, graphDate } from "../scenario/calendar.ts";
import { type AppAssignment, assignmentsOf } from "../scenario/app-assignments.ts";
import { APPS, type App, SHELVED_APPS } from "../scenario/app-catalogue.ts";
import type { World } from "../world.ts";
import { appKindRow } from "./app-kinds.ts";
import { APPS_READ, BOTH, DEVICES_READ, type GraphCall, type Route } from "./route.ts";

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

const TARGETS: Readonly<Record<AppAssignment["target"], string>> = {
  allDevices: "allDevicesAssignmentTarget",
  allUsers: "allLicensedUsersAssignmentTarget",
  group: "groupAssignmentTarget",
  leftOut: "exclusionGroupAssignmentTarget",
};

export const appRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceAppManagement/mobileApps",
    type: "mobileApp",
    kinds: [...APPS.flatMap(({ kind }) => kind ?? []), ...Object.values(TARGETS)],
    expands: ["assignments"],
    permissions: APPS_READ,
    answer: listApps,
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

function listApps(call: GraphCall): Answer {
  const { expand, select } = call.query;
  const unknown = expand.find((name) => name !== "assignments");
  if (unknown !== undefined)
    throw new Refusal(400, "BadRequest", `Could not find a property named '${unknown}'.`);
  const expanded = expand.length > 0;
  const facts = {
    context: `deviceAppManagement/mobileApps${expanded ? "(assignments())" : ""}`,
    type: "mobileApp",
    properties: expanded ? [...BASE, "assignments"] : BASE,
    filterable: ["id", "displayName", "publisher"],
    pageSize: 100,
  };
  const rows = [...APPS, ...SHELVED_APPS].map((app, index) => {
    const row = appRow(app, index, call.world);
    return expanded ? { ...row, assignments: assignmentRows(app, call.world) } : row;
  });
  // An expanded property is shown whatever was selected.
  const shown = expanded && select !== null ? [...select, "assignments"] : select;
  return collectionAnswer(rows, facts, { ...call, query: { ...call.query, select: shown } });
}

function assignmentRows(app: App, { estate }: World): readonly Row[] {
  return assignmentsOf(app).map(({ intent, target }, index) => {
    const group = target === "group" || target === "leftOut" ? guid(estate.seed, index, 146) : null;
    return {
      id: `${group ?? target}_${index}_0`,
      intent,
      settings: null,
      target: {
        "@odata.type": `#microsoft.graph.${TARGETS[target]}`,
        ...(group === null ? {} : { groupId: group }),
      },
    };
  });
}

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
    ...appKindRow(app, world),
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
