import { describe, expect, it } from "vitest";
import { everyFigure, everyList } from "../../test-support/every-list.ts";
import { practiceOf } from "../../test-support/practice.ts";
import { device, daysAgo, snapshot, without } from "../../test-support/snapshots.ts";
import { catalogues, LOCALE_IDS } from "../locales/index.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { BLADES } from "./blades.ts";
import { ROUND_FIGURE_IDS, ROUND_STEP_IDS, type RoundFigureId } from "./round.ts";
import { roundFigure } from "./round-figures.ts";
import { guideRound } from "./round-words.ts";
import { ROUNDS } from "./rounds.ts";

const steps = Object.values(ROUNDS).flat();
const figure = (id: RoundFigureId, of: Snapshot): number | null => roundFigure(id, of, practiceOf(of));

describe("the rounds", () => {
  it("use every step and figure there is, and no step twice", () => {
    expect(steps.map(({ id }) => id).toSorted()).toEqual(ROUND_STEP_IDS.toSorted());
    expect(new Set(steps.flatMap(({ figures }) => figures))).toEqual(new Set(ROUND_FIGURE_IDS));
  });

  it("lead into the admin centers and to Microsoft's pages alone", () => {
    for (const url of Object.values(BLADES))
      expect(url).toMatch(
        /^https:\/\/(?:intune\.microsoft\.com\/#view\/Microsoft_Intune|entra\.microsoft\.com\/#view\/Microsoft_AAD)_\w+\/\w+|^https:\/\/security\.microsoft\.com\/alerts$/,
      );
    for (const { page } of steps) expect(page).toMatch(/^https:\/\/learn\.microsoft\.com\/intune\/[a-z-]+/);
  });

  it.each(LOCALE_IDS)("have every word in %s, and no place that stays empty", (locale) => {
    for (const step of steps)
      for (const text of Object.values(catalogues[locale].rounds.steps[step.id]))
        expect(text).toMatch(/^\p{Lu}[^{}]+$/u);
    const { title, intro, steps: written } = guideRound("daily", null, locale, "UTC");
    expect(JSON.stringify([title, intro, written])).not.toMatch(/[{]\w+[}]/);
  });
});

describe("the figures of a round", () => {
  const whole = snapshot({ lists: everyList, metrics: everyFigure });

  it("are counted from what the sources told", () => {
    const devices = [
      device({ complianceState: "noncompliant" }),
      device({ complianceState: "inGracePeriod" }),
      device({ lastSyncAt: daysAgo(31) }),
      device({ managementState: "wipeIssued", complianceState: "noncompliant" }),
    ];
    const of = snapshot({ lists: { ...everyList, devices } });
    expect(figure("devices", of)).toBe(3);
    expect(figure("noncompliant", of)).toBe(1);
    expect(figure("inGrace", of)).toBe(1);
    expect(figure("silentDevices", of)).toBe(1);
  });

  it.each(ROUND_FIGURE_IDS)("is never a number when nothing could be read: %s", (id) => {
    const blind = {
      ...whole,
      coverage: whole.coverage.map(
        ({ source }) => ({ source, status: "unreadable", reason: "403", fix: "" }) as const,
      ),
    };
    // Planned deployments are a matter of the plan: without any, none is behind.
    expect(figure(id, blind)).toBe(id === "behindPlan" ? 0 : null);
    expect(figure(id, { ...whole, coverage: [] })).toBe(id === "behindPlan" ? 0 : null);
  });

  it("is not known where one of the policies could not be asked", () => {
    const policy = { id: "p", name: "P", kind: "k", modifiedAt: null, status: null };
    expect(figure("profilesWithErrors", snapshot({ lists: { configurationPolicies: [policy] } }))).toBeNull();
    const status = { pending: 0, notApplicable: 0, success: 1, error: 1, failed: 0 };
    expect(
      figure("profilesWithErrors", snapshot({ lists: { configurationPolicies: [{ ...policy, status }] } })),
    ).toBe(1);
    expect(
      figure("profilesWithErrors", without(snapshot(), "configuration-policies", "configurationPolicies")),
    ).toBeNull();
  });
});
