import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { fire } from "../../../../test-support/fire-rule.ts";
import { device } from "../../../../test-support/snapshots.ts";
import { osMinimum } from "./os-minimum.ts";

const NOBODY = { userPrincipalName: "" };

const firing = (...patch: Parameters<typeof device>): ReturnType<typeof fire>[number] | undefined =>
  fire(osMinimum, { lists: { devices: [device(...patch)] } })[0];

describe("os-minimum", () => {
  it.each([
    ["iOS", "16.7.12", 16, "17"],
    ["iOS", "17", null],
    ["iOS", "17.0", null],
    ["iOS", "26.1.0 (beta)", null],
    ["iPadOS", "16.6", 16, "17"],
    ["ipados", "18.7.2", null],
    ["macOS", "13.7.8 (22H730)", 13, "14"],
    ["macOS", "14.0 (23A344)", null],
    ["Android", "9", 9, "10"],
    ["Android", "9.0", 9, "10"],
    ["Android", "10", null],
    ["Windows", "10.0.19045.6456", 19_045, "10.0.22000"],
    ["Windows", "10.0.21999.9999", 21_999, "10.0.22000"],
    ["Windows", "10.0.22000.1", null],
    ["Windows", "10.0.26200.7171", null],
  ])("judges %s %s", (os, osVersion, value, least = "") => {
    const found = firing({ os, osVersion });
    expect(found?.value ?? null).toBe(value);
    if (found !== undefined)
      expect(found).toMatchObject({
        severity: "medium",
        unit: "version",
        worse: "lower",
        detail: `${osVersion} < ${least}`,
        entity: { kind: "device", id: "d1", platform: os },
        labels: { owner: "company" },
      });
  });

  it.each([
    ["Windows", "10"],
    ["Windows", "10.0"],
    ["Windows", "10.0.0.0"],
    ["Windows", "11"],
    ["Windows", ""],
    ["Windows", "unknown"],
    ["Windows", "8.1"],
    ["Windows Server", "10.0.17763.1"],
    ["WindowsPhone", "10.0.15254.603"],
    ["Windows Holographic", "10.0.20348.1"],
    ["iOS", ""],
    ["iOS", "0.0"],
    ["iOS", "beta"],
    ["Linux", "18.04"],
    ["Linux (ubuntu)", "20.04"],
    ["ChromeOS", "100.0"],
    ["visionOS", "1.0"],
    ["", "1.0"],
    ["laterSystem", "1.0"],
  ])("says nothing of %s “%s”, for nobody can tell", (os, osVersion) => {
    expect(firing({ os, osVersion })).toBeUndefined();
  });

  it.each(["10.0.17763.5000", "10.0.19044.5000"])(
    "says nothing of the build %s, which may be one that is supported for longer",
    (osVersion) => {
      expect(firing({ osVersion })).toBeUndefined();
    },
  );

  it("asks less of Android devices without a user, whatever it has seen before", () => {
    const devices = [
      device({ id: "1", os: "Android", osVersion: "8.1" }),
      device({ id: "2", os: "Android", osVersion: "8.1", ...NOBODY }),
      device({ id: "3", os: "Android", osVersion: "7.1", ...NOBODY }),
    ];
    expect(fire(osMinimum, { lists: { devices } }).map(({ entity }) => entity.id)).toEqual(["1", "3"]);
  });

  it("leaves out devices that leave", () => {
    expect(firing({ os: "iOS", osVersion: "15", managementState: "wipePending" })).toBeUndefined();
  });

  it("keeps to the least versions that it is given, and asks for none at 0", () => {
    const lists = { devices: [device({ os: "iOS", osVersion: "17.7" })] };
    expect(fire(osMinimum, { lists, thresholds: { ios: 18 } })).toHaveLength(1);
    expect(fire(osMinimum, { lists, thresholds: { ios: 0 } })).toEqual([]);
  });

  it("never fails on what a device calls its system and version", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("Windows", "iOS", "Android", "macOS", "x"),
        (osVersion, os) => {
          const found = firing({ os, osVersion });
          expect(found === undefined || (found.value ?? 0) > 0).toBe(true);
        },
      ),
    );
  });
});
