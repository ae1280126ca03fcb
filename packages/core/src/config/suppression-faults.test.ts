import { describe, expect, it } from "vitest";
import type { SuppressionScope } from "../alerts/suppression.ts";
import type { Config } from "./config.ts";
import { findSuppressionFaults } from "./suppression-faults.ts";

const SAMPLE = new URL("../../../../examples/organisation/plan.yaml", import.meta.url).pathname;
const config = {
  locale: "sv",
  timeZone: "UTC",
  tenants: [{ id: "norrviken" }],
  alertRules: [],
} as unknown as Config;

const faults = (scope: SuppressionScope) => findSuppressionFaults(scope, { config, plan: { file: SAMPLE } });

describe("a suppression that somebody asks for", () => {
  it("is refused what the plan may not say either", async () => {
    expect(await faults({ labels: { conector: "ndes" } })).toEqual([
      {
        message: "labels.conector is a label that no alert has",
        fix: expect.stringContaining("Did you mean connector?"),
        mayBeMeant: false,
      },
    ]);
    expect(await faults({ rule: "licences", platform: "iOS" })).toMatchObject([
      { message: 'platform "iOS" is never what alerts of licences are about', mayBeMeant: false },
    ]);
  });

  it("is warned of where the plan would be", async () => {
    expect(await faults({ rule: "exchange-connector" })).toMatchObject([{ mayBeMeant: true }]);
    expect(await faults({ entity: "NVM-*" })).toMatchObject([{ mayBeMeant: true }]);
  });

  it("is taken for alerts that there can be, of the plan's own rules too", async () => {
    expect(await faults({ rule: "custom:fewer-devices" })).toEqual([]);
    expect(await faults({ alert: "vpp-token:x" })).toEqual([]);
  });
});
