import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import { deviceOf, estate, user } from "../../test-support/directory.ts";
import { daysAgo, NOW, without } from "../../test-support/snapshots.ts";
import type { Device } from "../collect/rows/device.ts";
import type { DirectoryUser } from "../collect/rows/directory.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { findNewcomers } from "./find-newcomers.ts";
import type { KnownPerson, PeopleChanges } from "./newcomer.ts";

/** What a tenant knows, as the store would keep it from snapshot to snapshot. */
class Tenant {
  known = new Map<string, KnownPerson>();
  since: Date | null = null;
  /** Everybody who was new, as often as they were. */
  readonly welcomed: string[] = [];

  take(snapshot: Snapshot, now: Date): readonly string[] {
    const changes = findNewcomers({ known: [...this.known.values()], since: this.since, snapshot, now });
    if (changes === null) return [];
    this.#keep(changes, now);
    const found = [...changes.seen].filter(({ isNew }) => isNew).map(({ key }) => key.split("@")[0] ?? "");
    this.welcomed.push(...found);
    return found;
  }

  #keep({ begins, seen, renamed, identified }: PeopleChanges, now: Date): void {
    if (begins) this.since = now;
    for (const { from, to } of renamed) {
      const person = this.known.get(from);
      if (person === undefined) throw new Error(`nobody is called ${from}`);
      this.known.delete(from);
      this.known.set(to, { ...person, key: to });
    }
    for (const { key, userId } of identified) {
      const person = this.known.get(key);
      if (person === undefined) throw new Error(`nobody is called ${key}`);
      this.known.set(key, { ...person, userId });
    }
    for (const { key, userId, firstDevice } of seen) {
      if (this.known.has(key)) throw new Error(`${key} is known already`);
      this.known.set(key, { key, userId, firstDevice });
    }
  }
}

const old = deviceOf("asa", "1", { enrolledAt: daysAgo(400) });
const fresh = deviceOf("eva", "2", { enrolledAt: daysAgo(2) });

function listing(devices: readonly Device[], users: readonly DirectoryUser[] = []): Snapshot {
  return estate({ devices, users });
}

/** A tenant whose people were counted ten days ago, when only the old device was there. */
function counted(users: readonly DirectoryUser[] = []): Tenant {
  const tenant = new Tenant();
  tenant.take(listing([old], users), daysAgo(10));
  return tenant;
}

describe("the first snapshot", () => {
  it("makes nobody new, however new their devices are", () => {
    const tenant = new Tenant();
    expect(tenant.take(listing([old, fresh]), NOW)).toEqual([]);
    expect([tenant.known.size, tenant.since]).toEqual([2, NOW]);
  });

  it.each([
    ["could not be read", without(listing([old]), "devices", "devices")],
    ["were read in part", inPart(listing([old]))],
    ["have hashes for names", listing([{ ...old, userPrincipalName: "5F2A9C01D3E4B6A7" }])],
  ])("counts nobody when the devices %s", (_why, snapshot) => {
    expect(findNewcomers({ known: [], since: null, snapshot, now: NOW })).toBeNull();
  });

  it("counts a tenant without a single user too, so that the first one to come is new", () => {
    const tenant = new Tenant();
    tenant.take(listing([]), daysAgo(10));
    expect(tenant.take(listing([fresh]), NOW)).toEqual(["eva"]);
  });
});

describe("somebody whose first device has come", () => {
  it("is new exactly once, with what their devices run on and since when", () => {
    const tenant = counted();
    const phone = deviceOf("Eva", "3", { enrolledAt: daysAgo(1), os: "iOS", model: "iPhone 15" });
    const changes = findNewcomers({
      known: [...tenant.known.values()],
      since: tenant.since,
      snapshot: listing([old, phone, fresh]),
      now: NOW,
    });
    expect(changes?.seen).toEqual([
      {
        key: "eva@contoso.example",
        userId: null,
        firstDevice: "2",
        firstDeviceAt: daysAgo(2),
        platforms: ["ios", "windows"],
        isNew: true,
      },
    ]);
    expect(tenant.take(listing([old, fresh]), NOW)).toEqual(["eva"]);
    expect(tenant.take(listing([old, fresh, phone]), NOW)).toEqual([]);
  });

  it("is new from a list that was read in part, and stays the same person when it is whole again", () => {
    const tenant = counted();
    expect(tenant.take(inPart(listing([fresh])), daysAgo(1))).toEqual(["eva"]);
    expect(tenant.take(listing([old, fresh]), NOW)).toEqual([]);
  });

  it("is new where the service does not say when the device was enrolled, and came now", () => {
    const tenant = counted();
    expect(tenant.take(listing([old, { ...fresh, enrolledAt: null }]), NOW)).toEqual(["eva"]);
  });

  it("is new with a device that was enrolled shortly before everybody was counted, and not listed yet", () => {
    expect(counted().take(listing([old, { ...fresh, enrolledAt: daysAgo(10.1) }]), NOW)).toEqual(["eva"]);
  });
});

describe("nobody is new", () => {
  it.each([
    ["with a second device", [old, deviceOf("asa", "9", { enrolledAt: daysAgo(1) })]],
    ["with another device in place of the first", [deviceOf("asa", "9", { enrolledAt: daysAgo(1) })]],
    ["after the device was enrolled again", [{ ...old, enrolledAt: daysAgo(1) }]],
    ["who writes their name in capitals", [{ ...old, userPrincipalName: " ASA@CONTOSO.EXAMPLE" }]],
    [
      "who was given a device that was there before",
      [old, deviceOf("eva", "2", { enrolledAt: daysAgo(90) })],
    ],
    [
      "who has taken over the device of another",
      [{ ...old, userPrincipalName: "eva@contoso.example", enrolledAt: daysAgo(1) }],
    ],
    ["as long as the device has no user", [old, deviceOf("", "2", { enrolledAt: daysAgo(1) })]],
    ["under a hash in place of a name", [old, old, { ...fresh, userPrincipalName: "5F2A9C01D3E4B6A7" }]],
  ])("%s", (_what, devices) => {
    expect(counted().take(listing(devices), NOW)).toEqual([]);
  });

  it("because their device was not listed for a day, or not one could be read", () => {
    const tenant = counted();
    tenant.take(listing([old, fresh]), daysAgo(3));
    expect(tenant.take(listing([]), daysAgo(2))).toEqual([]);
    expect(tenant.take(without(listing([old, fresh]), "devices", "devices"), daysAgo(1))).toEqual([]);
    expect(tenant.take(listing([old, fresh]), NOW)).toEqual([]);
  });

  it("under another name, when the directory tells that it is the same account", () => {
    const tenant = counted([user("asa", { id: "u1" })]);
    const renamed = user("asa.lind", { id: "u1" });
    const newPhone = deviceOf("asa.lind", "9", { enrolledAt: daysAgo(1) });
    expect(tenant.take(listing([old, newPhone], [renamed]), daysAgo(1))).toEqual([]);
    expect(tenant.known.get("asa.lind@contoso.example")).toMatchObject({ userId: "u1", firstDevice: "1" });
    expect(
      tenant.take(listing([old, newPhone], [renamed]), NOW),
      "a device may keep the former name",
    ).toEqual([]);
  });

  it("under another name, when the account was told only after the first count", () => {
    const tenant = counted();
    tenant.take(listing([old], [user("asa", { id: "u1" })]), daysAgo(5));
    const renamed = user("asa.lind", { id: "u1" });
    expect(
      tenant.take(listing([deviceOf("asa.lind", "9", { enrolledAt: daysAgo(1) })], [renamed]), NOW),
    ).toEqual([]);
  });

  it("when names are concealed for a while and shown again", () => {
    const tenant = counted();
    const hidden = [old, fresh].map((one) => ({ ...one, userPrincipalName: "5F2A9C01D3E4B6A7" }));
    expect(tenant.take(listing(hidden), daysAgo(1))).toEqual([]);
    expect(tenant.take(listing([old, fresh]), NOW)).toEqual(["eva"]);
  });
});

it("whatever the days bring, nobody is new twice, and nobody who was there at the first count", () => {
  const name = fc.constantFrom("asa", "eva", "ola", "");
  const row = fc.record({
    id: fc.nat(5).map(String),
    name,
    ageDays: fc.option(fc.integer({ min: 0, max: 30 })),
  });
  const day = fc.record({
    rows: fc.array(row, { maxLength: 6 }),
    state: fc.constantFrom("whole", "part", "unread"),
    users: fc.array(
      fc.record({ name: fc.constantFrom("asa", "eva", "ola"), id: fc.constantFrom("u1", "u2", "u3") }),
    ),
  });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 8 }), (days) => {
      const tenant = new Tenant();
      let first: ReadonlySet<string> = new Set();
      for (const [at, { rows, state, users }] of days.entries()) {
        const devices = rows.map((one) =>
          deviceOf(one.name, one.id, { enrolledAt: one.ageDays === null ? null : daysAgo(one.ageDays) }),
        );
        const whole = listing(
          devices,
          users.map((one) => user(one.name, { id: one.id })),
        );
        const snapshot =
          state === "whole" ? whole : state === "part" ? inPart(whole) : without(whole, "devices", "devices");
        const wasCounted = tenant.since !== null;
        const found = tenant.take(snapshot, daysAgo(20 - at));
        if (!wasCounted) expect(found).toEqual([]);
        if (!wasCounted && tenant.since !== null)
          first = new Set(devices.map((one) => one.userPrincipalName));
      }
      expect(new Set(tenant.welcomed).size).toBe(tenant.welcomed.length);
      for (const one of tenant.welcomed) expect(first.has(`${one}@contoso.example`)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it("takes no more than a moment for a hundred thousand devices", async () => {
  const devices = Array.from({ length: 100_000 }, (_, at) =>
    deviceOf(`user${Math.floor(at * 0.6)}`, String(at), { enrolledAt: daysAgo(400) }),
  );
  const [first, second] = [listing(devices), listing([...devices, { ...fresh, id: "fresh" }])];
  const tenant = new Tenant();
  const seconds = await processorSeconds(() => {
    tenant.take(first, daysAgo(5));
    expect(tenant.take(second, NOW)).toEqual(["eva"]);
  });
  expect(seconds).toBeLessThan(5);
});

function inPart(snapshot: Snapshot): Snapshot {
  const coverage = snapshot.coverage.map((entry) =>
    entry.source === "devices"
      ? ({ source: "devices", status: "incomplete", count: 1, reason: "cut" } as const)
      : entry,
  );
  return { ...snapshot, coverage };
}
