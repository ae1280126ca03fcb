import type { Estate } from "../estate/estate.ts";
import { guid } from "../random.ts";

/** A group of the directory, with the same id in every estate. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Whether a person is a member, by number. */
  readonly hasPerson: (number: number) => boolean;
  /** Whether a device is a member, by index. */
  readonly hasDevice: (index: number) => boolean;
  /** Ids of groups that are members. */
  readonly nested: readonly string[];
}

/** Object ids of the groups. */
export const DEMO_GROUPS = {
  fieldStaff: "6a0e1c3e-1b58-4a5a-9d3e-7b1f20c4d001",
  controlRoom: "6a0e1c3e-1b58-4a5a-9d3e-7b1f20c4d002",
  everybody: "6a0e1c3e-1b58-4a5a-9d3e-7b1f20c4d003",
  pilotDevices: "6a0e1c3e-1b58-4a5a-9d3e-7b1f20c4d004",
  nobody: "6a0e1c3e-1b58-4a5a-9d3e-7b1f20c4d005",
} as const;

const none = (): boolean => false;

/** Two of them are members of each other, as happens when nobody looks. */
export const GROUPS: readonly Group[] = [
  {
    id: DEMO_GROUPS.fieldStaff,
    name: "Fältpersonal",
    hasPerson: (number) => number % 10 === 3,
    hasDevice: none,
    nested: [DEMO_GROUPS.controlRoom],
  },
  {
    id: DEMO_GROUPS.controlRoom,
    name: "Driftcentralen",
    hasPerson: (number) => number % 20 === 4 || number % 20 === 13,
    hasDevice: none,
    nested: [DEMO_GROUPS.fieldStaff],
  },
  {
    id: DEMO_GROUPS.everybody,
    name: "Alla anställda",
    hasPerson: () => true,
    hasDevice: none,
    nested: [DEMO_GROUPS.fieldStaff],
  },
  {
    id: DEMO_GROUPS.pilotDevices,
    name: "Pilotenheter",
    hasPerson: (number) => number % 25 === 0,
    hasDevice: (index) => index % 20 === 0,
    nested: [],
  },
  { id: DEMO_GROUPS.nobody, name: "Tom grupp", hasPerson: none, hasDevice: none, nested: [] },
];

export interface Members {
  readonly groups: readonly Group[];
  /** Numbers of people. */
  readonly people: readonly number[];
  /** Indices of devices. */
  readonly devices: readonly number[];
}

/** Everybody and everything in a group and in the groups within it, each once; null for a group that is not there. */
export function membersOf(estate: Estate, id: string): Members | null {
  const group = GROUPS.find((one) => one.id === id.toLowerCase());
  if (group === undefined) return null;
  const within = nestedIn(group);
  const groups = [group, ...within];
  const numbers = (length: number): number[] => Array.from({ length }, (_, number) => number);
  return {
    groups: within,
    people: numbers(estate.people).filter((number) => groups.some((one) => one.hasPerson(number))),
    devices: numbers(estate.size).filter((index) => groups.some((one) => one.hasDevice(index))),
  };
}

/** The directory's own object of a device; Intune names the device by another id. */
export function deviceObjectId({ seed }: Pick<Estate, "seed">, index: number): string {
  return guid(seed, index, 103);
}

function nestedIn(group: Group): readonly Group[] {
  const found = new Map<string, Group>();
  const visit = (one: Group): void => {
    for (const nested of one.nested) {
      const next = GROUPS.find(({ id }) => id === nested);
      if (next === undefined || next === group || found.has(nested)) continue;
      found.set(nested, next);
      visit(next);
    }
  };
  visit(group);
  return [...found.values()];
}
