import { at, type Calendar } from "./calendar.ts";

/** A policy that holds Windows devices at a version. Times are in milliseconds. */
export interface FeatureUpdate {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly version: string;
  readonly created: number;
  readonly modified: number;
  readonly supportEnds: number;
  readonly installsOptional: boolean;
}

/** The oldest of the three versions is supported until day 8. */
export function featureUpdates(calendar: Calendar): readonly FeatureUpdate[] {
  return [
    {
      id: "c41d9f06-2b7a-4e83-9b1e-55d0a8e70001",
      name: "Windows 11 – alla",
      description: "Den version som hela bolaget har.",
      version: "Windows 11, version 24H2",
      created: at(calendar, -290, 8.2),
      modified: at(calendar, -35, 12.75),
      supportEnds: at(calendar, 344),
      installsOptional: false,
    },
    {
      id: "c41d9f06-2b7a-4e83-9b1e-55d0a8e70002",
      name: "Windows 11 – pilot",
      description: null,
      version: "Windows 11, version 25H2",
      created: at(calendar, -35, 12.5),
      modified: at(calendar, -21, 9),
      supportEnds: at(calendar, 708),
      installsOptional: true,
    },
    {
      id: "c41d9f06-2b7a-4e83-9b1e-55d0a8e70003",
      name: "Windows 11 – mätdatorer i fält",
      description: "Hålls kvar tills mätprogrammet är provat på nyare versioner.",
      version: "Windows 11, version 23H2",
      created: at(calendar, -600, 14),
      modified: at(calendar, -600, 14.1),
      supportEnds: at(calendar, 8),
      installsOptional: false,
    },
  ];
}
