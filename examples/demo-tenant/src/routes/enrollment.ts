import { collectionAnswer } from "../odata/collection.ts";
import { graphDate } from "../scenario/calendar.ts";
import { BOTH, DEVICES_READ, type Route } from "./route.ts";

export const enrollmentRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/troubleshootingEvents",
    type: "deviceManagementTroubleshootingEvent",
    kinds: ["enrollmentTroubleshootingEvent"],
    permissions: DEVICES_READ,
    answer(call) {
      const rows = call.world.enrollmentFailures().map((failure, index) => ({
        "@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent",
        id: failure.id,
        eventDateTime: graphDate(failure.time, index * 37),
        correlationId: failure.correlationId,
        managedDeviceIdentifier: "",
        operatingSystem: failure.os,
        osVersion: failure.osVersion,
        userId: failure.userId,
        deviceId: index % 3 === 0 ? null : "",
        enrollmentType: failure.enrollmentType,
        failureCategory: failure.category,
        failureReason: failure.reason,
      }));
      const facts = {
        context: "deviceManagement/troubleshootingEvents",
        type: "deviceManagementTroubleshootingEvent",
        properties: ["id", "eventDateTime", "correlationId"],
        filterable: [],
        refusesFilter: true,
        pageSize: 100,
      };
      return collectionAnswer(rows, facts, call);
    },
  },
];
