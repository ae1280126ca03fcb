import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { device } from "../../test-support/snapshots.ts";
import { update } from "../../test-support/updates.ts";
import type { Device } from "../collect/rows/device.ts";
import { devicePlatform } from "./device-platform.ts";
import { createEstate, type Estate } from "./estate.ts";
import { devicesTouchedBy, touchedBy } from "./touched.ts";
import { type NamedVersion, PLATFORMS } from "./update.ts";

const estateOf = (devices: readonly Device[] | null): Estate =>
  createEstate({ devices, apps: [], appAssignments: [] });

function many(count: number, patch: Partial<Device>, people = count): readonly Device[] {
  return Array.from({ length: count }, (_, index) =>
    device({
      ...patch,
      id: `${patch.os}${index}`,
      userPrincipalName: `user${index % people}@contoso.example`,
    }),
  );
}

const phones = many(312, { os: "iOS", osVersion: "17.7.2", model: "iPhone 15" });
const newPhones = many(100, { os: "iOS", osVersion: "26.1", model: "iPhone 17" });
const tablets = many(20, { os: "iOS", osVersion: "17.7.10", model: "iPad Air" });
const computers = many(568, { os: "Windows" });

const version = (patch: Partial<NamedVersion> = {}): NamedVersion => ({
  platform: "ios",
  version: "17",
  range: "exact",
  ...patch,
});

describe("an update touches", () => {
  const estate = estateOf([...phones, ...newPhones, ...tablets, ...computers]);

  it("the devices of the versions that it names", () => {
    const ends = update({ kind: "endOfSupport", platforms: ["ios"], versions: [version()] });
    expect(touchedBy(ends, estate)).toMatchObject({
      devices: 312,
      users: 312,
      share: 0.312,
      platforms: ["ios"],
      relevance: "touches",
    });
  });

  it("all devices of a platform whose versions it leaves open", () => {
    expect(touchedBy(update({ platforms: ["ios"] }), estate).devices).toBe(412);
    expect(touchedBy(update({ platforms: ["ios", "windows"] }), estate).devices).toBe(980);
  });

  it("iPads by the version that is named of iOS, when both are meant and one number is told", () => {
    const both = update({ platforms: ["ios", "ipados"], versions: [version({ range: "upTo" })] });
    expect(touchedBy(both, estate).devices).toBe(332);
    const turned = update({ platforms: ["ios"], versions: [version({ platform: "ipados" })] });
    expect(touchedBy(turned, estate).devices).toBe(332);
    expect(touchedBy(update({ platforms: ["ios"], versions: [version()] }), estate).devices).toBe(312);
  });

  it("the devices of a version whose platform stands nowhere else", () => {
    expect(touchedBy(update({ versions: [version()] }), estate).devices).toBe(312);
  });

  it("nothing when it is about a platform or a version that is not there", () => {
    const none = { devices: 0, users: 0, relevance: "none" };
    expect(touchedBy(update({ platforms: ["macos"] }), estate)).toMatchObject({ ...none, platforms: [] });
    const old = update({ platforms: ["ios"], versions: [version({ version: "14", range: "upTo" })] });
    expect(touchedBy(old, estate)).toMatchObject({ ...none, platforms: ["ios"] });
  });

  it("perhaps, when it names a version that ours are still before, but not when they have left it behind", () => {
    const ahead = { platforms: ["ios"], versions: [version({ version: "27" })] } as const;
    expect(touchedBy(update(ahead), estate)).toMatchObject({ devices: null, relevance: "mayTouch" });
    expect(touchedBy(update({ ...ahead, kind: "endOfSupport" }), estate).relevance).toBe("none");
    const behind = update({ platforms: ["ios"], versions: [version({ version: "15" })] });
    expect(touchedBy(behind, estate)).toMatchObject({ devices: 0, relevance: "none" });
  });

  it("perhaps, when it releases a version that all of ours are before, but not when it is an old one", () => {
    const release = (number: string) =>
      update({ kind: "osRelease", platforms: ["ios"], versions: [version({ version: number })] });
    const old = estateOf(phones);
    expect(touchedBy(release("26.1"), old)).toMatchObject({ devices: null, relevance: "mayTouch" });
    expect(touchedBy(release("17.7.3"), old)).toMatchObject({ devices: 312, relevance: "touches" });
    expect(touchedBy(release("16.7.12"), old)).toMatchObject({ devices: 0, relevance: "none" });
    expect(touchedBy(release("18.7.2"), estate)).toMatchObject({ devices: 0, relevance: "none" });
  });

  it("perhaps everything when it names no platform: that is not 0", () => {
    expect(touchedBy(update(), estate)).toMatchObject({ devices: null, users: null, relevance: "mayTouch" });
  });

  it("each of its users once, whatever the case of their names", () => {
    const devices = [
      device({ id: "1", userPrincipalName: "Anna@contoso.example" }),
      device({ id: "2", userPrincipalName: "anna@contoso.example" }),
      device({ id: "3", userPrincipalName: "" }),
    ];
    expect(touchedBy(update({ platforms: ["windows"] }), estateOf(devices))).toMatchObject({
      devices: 3,
      users: 1,
    });
  });
});

describe("what is not known", () => {
  it("is null and may touch, never 0, when the devices could not be read in full", () => {
    expect(touchedBy(update({ platforms: ["ios"] }), estateOf(null))).toMatchObject({
      devices: null,
      users: null,
      share: null,
      platforms: ["ios"],
      relevance: "mayTouch",
    });
  });

  it("is null when no device is sure and some tell no version, or the notice's own cannot be told", () => {
    const ends = update({ platforms: ["ios"], versions: [version()] });
    const silent = device({ os: "iOS", osVersion: "", model: "iPhone" });
    expect(touchedBy(ends, estateOf([silent]))).toMatchObject({ devices: null, relevance: "mayTouch" });
    expect(touchedBy(ends, estateOf([silent, ...phones])).devices).toBe(312);
    const odd = update({ platforms: ["ios"], versions: [version({ version: "the newest" })] });
    expect(touchedBy(odd, estateOf(phones))).toMatchObject({ devices: null, relevance: "mayTouch" });
  });

  it("is null of apps when none could be read, and 0 when there are none", () => {
    const blind = createEstate({ devices: [], apps: null, appAssignments: null });
    expect(touchedBy(update(), blind).apps).toBeNull();
    expect(touchedBy(update(), estateOf([])).apps).toBe(0);
  });
});

describe("an update that names an app of ours", () => {
  const figures = { version: "", installed: 0, failed: 0, pending: 0, notInstalled: 0, notApplicable: 0 };
  const estate = createEstate({
    devices: computers,
    apps: [{ ...figures, id: "1", name: "Microsoft Outlook", platform: "Windows" }],
    appAssignments: null,
  });

  it("touches us, even without a platform", () => {
    expect(touchedBy(update({ title: "Outlook opens links in Edge" }), estate)).toMatchObject({
      apps: 1,
      appNames: ["Microsoft Outlook"],
      devices: null,
      relevance: "touches",
    });
  });

  it("of another platform than it is about does not", () => {
    expect(touchedBy(update({ title: "Outlook for iOS", platforms: ["ios"] }), estate)).toMatchObject({
      apps: 0,
      devices: 0,
      relevance: "none",
    });
  });
});

const anyDevice = fc
  .record({
    os: fc.constantFrom("Windows", "iOS", "macOS", "Android", "Linux", "Odd"),
    osVersion: fc.oneof(
      fc.tuple(fc.nat(20), fc.nat(3)).map((parts) => parts.join(".")),
      fc.constantFrom("10.0.22631.1", "10.0.26100.1", ""),
    ),
    userPrincipalName: fc.constantFrom("a", "b", "c", ""),
    model: fc.constantFrom("iPad", "X"),
  })
  .map((patch) => device(patch));
const anyVersion = fc.record({
  platform: fc.constantFrom("ios", "windows", "android", "macos"),
  version: fc.constantFrom("17", "10", "24H2", "13.1", "5"),
  range: fc.constantFrom("exact", "below", "upTo"),
} as const);

describe("any update and any estate", () => {
  it("give counts that a count by hand gives, and never more than there is", () => {
    fc.assert(
      fc.property(
        fc.array(anyDevice, { maxLength: 30 }),
        fc.uniqueArray(fc.constantFrom(...PLATFORMS), { minLength: 1, maxLength: 4 }),
        (devices, platforms) => {
          const touched = touchedBy(update({ platforms }), estateOf(devices));
          const meant = devices.filter((entry) => platforms.some((one) => one === devicePlatform(entry)));
          const users = new Set(
            meant.map(({ userPrincipalName }) => userPrincipalName).filter((name) => name !== ""),
          );
          expect([touched.devices, touched.users]).toEqual([meant.length, users.size]);
        },
      ),
    );
  });

  it("count no more devices below a version than up to it, and no more of a version than of its platform", () => {
    fc.assert(
      fc.property(fc.array(anyDevice, { maxLength: 30 }), anyVersion, (devices, named) => {
        const estate = estateOf(devices);
        const count = (range: NamedVersion["range"]): number =>
          touchedBy(update({ versions: [{ ...named, range }] }), estate).devices ?? 0;
        const all = touchedBy(update({ platforms: [named.platform] }), estate).devices ?? 0;
        expect(count("below") + count("exact")).toBe(count("upTo"));
        expect(count("upTo")).toBeLessThanOrEqual(all);
      }),
    );
  });

  it("are the same whatever was asked before, and in whatever order the devices stand", () => {
    fc.assert(
      fc.property(
        fc.array(anyDevice, { maxLength: 20 }),
        fc.array(anyVersion, { minLength: 1, maxLength: 5 }),
        (devices, versions) => {
          const asked = versions.map((named) => update({ versions: [named] }));
          const one = estateOf(devices);
          const first = asked.map((entry) => touchedBy(entry, one));
          const again = asked.toReversed().map((entry) => touchedBy(entry, one));
          const turned = asked.map((entry) => touchedBy(entry, estateOf(devices.toReversed())));
          expect(again.toReversed()).toEqual(first);
          expect(turned).toEqual(first);
        },
      ),
    );
  });
});

it("the devices that an update touches are as many as it is said to touch", () => {
  const devices = [...phones, ...newPhones, ...tablets, ...computers];
  const estate = estateOf(devices);
  const named = fc.record({
    platform: fc.constantFrom("ios", "ipados", "windows"),
    version: fc.constantFrom("17", "17.7", "18", "24H2", "26.1", "?"),
    range: fc.constantFrom("exact", "below", "upTo"),
  } as const);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("ios", "ipados", "windows", "linux"), { maxLength: 3 }),
      fc.array(named, { maxLength: 3 }),
      fc.constantFrom("changed", "osRelease", "endOfSupport"),
      (platforms, versions, kind) => {
        const one = update({ platforms, versions, kind });
        const { devices: count } = touchedBy(one, estate);
        const found = devicesTouchedBy(one, devices);
        if (count === null) expect(found).toEqual([]);
        else expect(found).toHaveLength(count);
      },
    ),
  );
});

it("5,000 updates are held against 100,000 devices without walking the devices for each", () => {
  const systems = [
    ["Windows", "10.0.26100.", "Latitude"],
    ["iOS", "18.", "iPhone"],
    ["Android", "14.", "Pixel"],
  ] as const;
  let read = 0;
  const devices = Array.from({ length: 100_000 }, (_, index) => {
    const [os, begin, model] = systems[index % 3] ?? systems[0];
    return {
      ...device({ os, model, userPrincipalName: `user${index % 60_000}@contoso.example` }),
      get osVersion() {
        read += 1;
        return `${begin}${index % 150}`;
      },
    };
  });
  const estate = estateOf(devices);
  const readOnce = read;
  const devicesFound = Array.from({ length: 5_000 }, (_, index) =>
    touchedBy(
      update({
        platforms: ["ios"],
        versions: [version({ version: `18.${(index % 150) + 1}`, range: "upTo" })],
      }),
      estate,
    ),
  );
  expect(devicesFound.every(({ devices: count }) => count !== null && count > 0)).toBe(true);
  expect(read).toBe(readOnce);
  expect(readOnce).toBeLessThanOrEqual(300_000);
});
