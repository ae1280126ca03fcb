import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { readFigures } from "../read-figures.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/managedDeviceOverview",
  entity: "managedDeviceOverview",
  select: [
    "enrolledDeviceCount",
    "mdmEnrolledCount",
    "dualEnrolledDeviceCount",
    "deviceOperatingSystemSummary",
  ],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-manageddeviceoverview-get",
  shape: "entity",
};

const Overview = z.object({
  enrolledDeviceCount: field.number,
  mdmEnrolledCount: field.number,
  dualEnrolledDeviceCount: field.number,
  deviceOperatingSystemSummary: z
    .object({
      androidCount: field.number,
      iosCount: field.number,
      macOSCount: field.number,
      windowsCount: field.number,
      windowsMobileCount: field.number,
      unknownCount: field.number,
    })
    .nullish(),
});

/**
 * The service's own count of enrolled devices, to hold against the list. It has no figure for Linux, so its
 * platforms need not add up to its total.
 */
export function createDeviceOverviewCollector(): Collector {
  return readFigures({
    source: "device-overview",
    fact: FACT,
    schema: Overview,
    figures: (overview) => ({
      "overview.enrolled": overview.enrolledDeviceCount,
      "overview.mdmEnrolled": overview.mdmEnrolledCount,
      "overview.dualEnrolled": overview.dualEnrolledDeviceCount,
      "overview.os.android": overview.deviceOperatingSystemSummary?.androidCount,
      "overview.os.ios": overview.deviceOperatingSystemSummary?.iosCount,
      "overview.os.macos": overview.deviceOperatingSystemSummary?.macOSCount,
      "overview.os.windows": overview.deviceOperatingSystemSummary?.windowsCount,
      "overview.os.windowsMobile": overview.deviceOperatingSystemSummary?.windowsMobileCount,
      "overview.os.unknown": overview.deviceOperatingSystemSummary?.unknownCount,
    }),
    required: "overview.enrolled",
  });
}
