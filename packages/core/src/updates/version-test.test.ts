import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, isWithin, parseOsVersion } from "./os-version.ts";
import type { NamedVersion, Platform } from "./update.ts";
import { versionTest } from "./version-test.ts";

type Range = NamedVersion["range"];

function meant(
  platform: Platform,
  version: string,
  range: Range,
  devices: readonly string[],
  release = false,
) {
  const test = versionTest({ platform, version, range }, release);
  return test === null ? null : devices.filter((device) => test(parseOsVersion(device) ?? []));
}

describe("a version as a device tells it", () => {
  it.each([
    ["17.5.1", [17, 5, 1]],
    ["14.8.2 (23J126)", [14, 8, 2]],
    ["10.0.26100.6899", [10, 0, 26100, 6899]],
    ["13", [13]],
    ["Ubuntu 24.04.1 LTS", [24, 4, 1]],
    ["", null],
    ["unknown", null],
    ["1234567890123", null],
  ])("%s is read", (text, numbers) => {
    expect(parseOsVersion(text)).toEqual(numbers);
  });

  it("compares by its numbers, whatever their length", () => {
    const numbers = fc.array(fc.nat(99), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(numbers, numbers, numbers, (one, two, three) => {
        expect(Math.sign(compareVersions(one, two))).toBe(-Math.sign(compareVersions(two, one)) + 0);
        expect(compareVersions(one, [...one, 0])).toBe(0);
        if (compareVersions(one, two) <= 0 && compareVersions(two, three) <= 0)
          expect(compareVersions(one, three)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("is within each of its own beginnings, and of no other number's", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }), fc.nat(3), (version, length) => {
        const beginning = version.slice(0, length + 1);
        expect(isWithin(version, beginning)).toBe(true);
        expect(isWithin(version, [(version[0] ?? 0) + 1])).toBe(false);
      }),
    );
  });
});

describe("a version that a notice names", () => {
  const PHONES = ["9.3.6", "16.7.12", "17", "17.5", "17.5.1", "17.6", "18.0", "26.1"];

  it.each([
    ["17", "exact", ["17", "17.5", "17.5.1", "17.6"]],
    ["17.5", "exact", ["17.5", "17.5.1"]],
    ["17.5.1", "exact", ["17.5.1"]],
    ["17", "below", ["9.3.6", "16.7.12"]],
    ["17.5.1", "below", ["9.3.6", "16.7.12", "17", "17.5"]],
    ["17", "upTo", ["9.3.6", "16.7.12", "17", "17.5", "17.5.1", "17.6"]],
  ] as const)(
    "iOS %s %s means the versions by their numbers, not their letters",
    (version, range, devices) => {
      expect(meant("ios", version, range, PHONES)).toEqual(devices);
    },
  );

  it("takes Android 13 and 13.0 for the same", () => {
    expect(meant("android", "13", "exact", ["13", "13.0", "12", "8.1"])).toEqual(["13", "13.0"]);
    expect(meant("android", "13.0", "exact", ["13", "13.0"])).toEqual(["13", "13.0"]);
    expect(meant("android", "8.0", "exact", ["8", "8.0", "8.1"])).toEqual(["8", "8.0"]);
  });

  it("cannot be told without a number, and of ChromeOS, whose devices tell a build", () => {
    expect(meant("ios", "the newest", "exact", PHONES)).toBeNull();
    expect(meant("chromeos", "130", "below", ["15633.69.0"])).toBeNull();
  });
});

describe("a version of Windows that a notice names", () => {
  const SEVEN = "6.1.7601";
  const W10 = ["10.0.17763.1", "10.0.19044.5", "10.0.19045.6456"];
  const W11 = ["10.0.22000.1", "10.0.22621.9", "10.0.22631.6060", "10.0.26100.7171", "10.0.26200.7171"];
  const PCS = [SEVEN, ...W10, ...W11];
  const build = (number: number): readonly string[] => PCS.filter((pc) => pc.includes(`.${number}.`));

  it.each([
    ["24H2", "exact", build(26100)],
    ["Windows 11, version 24H2", "exact", build(26100)],
    ["11 23H2", "exact", build(22631)],
    ["1809", "exact", build(17763)],
    ["LTSC 2021", "exact", build(19044)],
    ["26100", "exact", build(26100)],
    ["10.0.22631", "exact", build(22631)],
    ["26100.7171", "exact", build(26100)],
    ["26100.7172", "exact", []],
    ["10", "exact", W10],
    ["11", "exact", W11],
    ["11", "below", [SEVEN, ...W10]],
    ["10", "below", [SEVEN]],
    ["10", "upTo", [SEVEN, ...W10]],
    ["24H2", "below", [SEVEN, ...W10, ...W11.slice(0, 3)]],
    ["7", "exact", [SEVEN]],
    ["8.1", "upTo", [SEVEN]],
  ] as const)("%s %s is found by its build", (version, range, devices) => {
    expect(meant("windows", version, range, PCS)).toEqual(devices);
  });

  it("that both generations have means each device's own", () => {
    expect(meant("windows", "22H2", "exact", PCS)).toEqual([...build(19045), ...build(22621)]);
    expect(meant("windows", "22H2", "below", PCS)).toEqual([
      SEVEN,
      ...build(17763),
      ...build(19044),
      ...build(22000),
    ]);
    expect(meant("windows", "10 22H2", "exact", PCS)).toEqual(build(19045));
  });

  it.each(["99H9", "31H2", "3000", "Vista", "", "2009"])("cannot be told from %j", (version) => {
    expect(meant("windows", version, "exact", PCS)).toBeNull();
  });
});

describe("a release", () => {
  it("is there for devices of its line that have it or can take it", () => {
    const phones = ["17.7.2", "18.7", "18.7.2", "18.7.3", "26.1"];
    expect(meant("ios", "18.7.2", "exact", phones, true)).toEqual(["18.7", "18.7.2"]);
    const pcs = ["10.0.22631.6060", "10.0.26100.6899", "10.0.26100.7171", "10.0.26100.7300"];
    expect(meant("windows", "26100.7171", "exact", pcs, true)).toEqual(pcs.slice(1, 3));
    const macs = ["10.14.6", "10.15.6", "10.15.7", "11.1"];
    expect(meant("macos", "10.15.7", "exact", macs, true)).toEqual(["10.15.6", "10.15.7"]);
  });

  it("that begins a line is there for all devices before it", () => {
    expect(meant("ios", "26.0", "exact", ["16.7", "18.7.2", "26.0", "26.1"], true)).toEqual([
      "16.7",
      "18.7.2",
      "26.0",
    ]);
    const pcs = ["10.0.19045.1", "10.0.22631.1", "10.0.26200.1", "10.0.26300.1"];
    expect(meant("windows", "25H2", "exact", pcs, true)).toEqual(pcs.slice(0, 3));
    expect(meant("windows", "11", "exact", pcs, true)).toEqual(pcs);
  });
});
