import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import { daysAgo, NOW, plan } from "../../../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../../../test-support/updates.ts";
import type { Triage, UpdateRecord } from "../../../updates/update-record.ts";
import type { Firing } from "../../firing.ts";
import { updateWithoutOwner } from "./update-without-owner.ts";

const SECOND = 1 / 86_400;

const owned: Triage = { ...UNTOUCHED, owner: "asa", due: daysAgo(-1) };
const firing = (
  triage: Partial<Triage>,
  more: Partial<UpdateRecord> = {},
  thresholds = {},
): Firing | undefined =>
  fire(updateWithoutOwner, {
    lists: { updateRecords: [record({ triage: { ...owned, ...triage }, firstSeenAt: daysAgo(9), ...more })] },
    thresholds,
  })[0];

describe("update-without-owner", () => {
  it.each([
    ["has an owner and time left", { due: daysAgo(-1) }, undefined],
    ["must be assessed just now", { due: NOW }, undefined],
    ["should have been assessed a second ago", { due: daysAgo(SECOND) }, "low"],
    ["is assessed, late or not", { due: daysAgo(5), state: "assessed" }, undefined],
    ["has no owner", { owner: null }, "medium"],
    ["has no owner any more although it is planned", { owner: null, state: "planned" }, "medium"],
    ["is done without an owner", { owner: null, state: "done" }, undefined],
    ["is of no relevance", { owner: null, state: "notRelevant" }, undefined],
  ] satisfies [string, Partial<Triage>, string | undefined][])("when it %s", (_case, triage, severity) => {
    expect(firing(triage)?.severity).toBe(severity);
  });

  // The 22nd is a Sunday; the 19th was the Thursday before.
  it.each([
    [0, "low"],
    [1, "low"],
    [2, undefined],
  ])("is told %i working days after its day, which weekends are none of", (workingDays, severity) => {
    expect(firing({ due: daysAgo(3) }, {}, { workingDays })?.severity).toBe(severity);
  });

  it("counts from when it was first seen where no day was set", () => {
    const { dueWorkingDays } = plan().updates;
    expect(firing({ due: null }, { firstSeenAt: daysAgo(0) })).toBeUndefined();
    expect(firing({ due: null }, { firstSeenAt: daysAgo(2 * dueWorkingDays + 9) })?.severity).toBe("low");
  });

  it("leaves out incidents, what is no longer listed, and what was old when it was first seen", () => {
    const nobody = { owner: null };
    expect(firing(nobody, { update: update({ kind: "incident" }) })).toBeUndefined();
    expect(firing(nobody, { missingSince: daysAgo(1) })).toBeUndefined();
    expect(firing(nobody, { update: update({ publishedAt: daysAgo(400) }) })).toBeUndefined();
    expect(firing(nobody, { update: update({ publishedAt: daysAgo(20) }) })).toBeDefined();
  });

  it("keeps its entity under another title", () => {
    const found = firing({ owner: null }, { update: update({ title: "Another" }) });
    expect(found).toMatchObject({
      entity: { kind: "update", id: "whats-new:1", name: "Another" },
      labels: { kind: "new", fault: "noOwner" },
      value: 9,
    });
  });

  it("says nothing of a snapshot from before updates were remembered", () => {
    expect(fire(updateWithoutOwner, { lists: { updates: [update()] } })).toEqual([]);
  });
});
