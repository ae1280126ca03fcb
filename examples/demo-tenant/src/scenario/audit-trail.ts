import type { Estate } from "../estate/estate.ts";
import { fraction, guid, hash, pickWeighted } from "../random.ts";
import { at, nowOf } from "./calendar.ts";

/** Something that was changed in Intune. */
export interface Change {
  readonly id: string;
  readonly correlationId: string;
  readonly time: number;
  /** As Intune writes it, for example `Patch DeviceCompliancePolicy`. */
  readonly type: string;
  readonly operation: "Create" | "Patch" | "Delete" | "Action";
  readonly category: string;
  /** Number of the person; null: the application that runs the pipeline. */
  readonly by: number | null;
  /** What was changed; null: Intune names it `<null>`. */
  readonly resource: string | null;
  readonly succeeded: boolean;
}

type Told = Pick<Change, "type" | "operation" | "category" | "resource">;

const POLICY = { type: "Patch DeviceCompliancePolicy", operation: "Patch", category: "Compliance" } as const;
const APP = { type: "Patch MobileApp", operation: "Patch", category: "Application" } as const;
const RESTRICTION = {
  type: "Patch DeviceEnrollmentConfiguration",
  operation: "Patch",
  category: "Enrollment",
} as const;

/** The changes behind what happens to the estate. Administrator 1 makes them. */
const STORY: readonly (readonly [day: number, hour: number, told: Told])[] = [
  [-20, 9.1, { ...POLICY, resource: "Android AOSP – fältglasögon" }],
  [1, 3.6, { ...POLICY, resource: "Windows – kryptering" }],
  [2, 3.2, { ...APP, resource: "Norrviken VPN-klient" }],
  [
    3,
    4.9,
    {
      type: "windowsDefenderScan ManagedDevice",
      operation: "Action",
      category: "Device",
      resource: null,
    },
  ],
  [7, 4.1, { ...RESTRICTION, resource: "Telefoner – lägsta version" }],
  [9, 3.3, { ...RESTRICTION, resource: "Telefoner – lägsta version" }],
  [10, 3.1, { ...APP, resource: "Norrviken VPN-klient" }],
  [
    16,
    3.1,
    { type: "Patch VppToken", operation: "Patch", category: "Application", resource: "Norrviken Energi AB" },
  ],
  [
    21,
    5.4,
    {
      type: "Patch ApplePushNotificationCertificate",
      operation: "Patch",
      category: "Enrollment",
      resource: "push@norrviken.example",
    },
  ],
];

/** What the help desk does every day. */
const ROUTINE: readonly (readonly [weight: number, told: Told])[] = [
  [6, { type: "syncDevice ManagedDevice", operation: "Action", category: "Device", resource: null }],
  [3, { type: "rebootNow ManagedDevice", operation: "Action", category: "Device", resource: null }],
  [2, { type: "Patch ManagedDevice", operation: "Patch", category: "Device", resource: null }],
  [1, { type: "retire ManagedDevice", operation: "Action", category: "Device", resource: null }],
  [1, { type: "Delete ManagedDevice", operation: "Delete", category: "Device", resource: null }],
];

const KEPT_DAYS = 40;
const ADMINISTRATORS = 4;

/** The changes of the last forty days, the newest first, as far as the day has come. */
export function auditTrail(estate: Estate, day: number): readonly Change[] {
  const { calendar, seed } = estate;
  const now = nowOf(calendar, day);
  const routine = Array.from({ length: KEPT_DAYS }, (_, past) => routineOf(estate, day - past)).flat();
  const story = STORY.map(([onDay, hour, told], nth): Change => {
    const ids = { id: guid(seed, nth, 221), correlationId: guid(seed, nth, 222) };
    return { ...told, ...ids, time: at(calendar, onDay, hour), by: 1, succeeded: true };
  });
  return [...story, ...routine]
    .filter(({ time }) => time <= now && time > at(calendar, day - KEPT_DAYS))
    .toSorted((one, other) => other.time - one.time);
}

function routineOf(estate: Estate, day: number): readonly Change[] {
  const { seed, calendar } = estate;
  const count = 1 + (hash(seed, day, 223) % 3);
  return Array.from({ length: count }, (_, nth): Change => {
    const key = day * 10 + nth;
    const told = pickWeighted(ROUTINE, fraction(seed, key, 224));
    const administrator = hash(seed, key, 225) % (ADMINISTRATORS + 1);
    return {
      ...told,
      id: guid(seed, key, 226),
      correlationId: guid(seed, key, 227),
      // Work of the day before: the tenant's own day has only just begun.
      time: at(calendar, day, -17 + fraction(seed, key, 228) * 9),
      by: administrator === 0 ? null : administrator,
      succeeded: hash(seed, key, 229) % 12 !== 0,
    };
  });
}
