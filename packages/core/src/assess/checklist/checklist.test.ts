import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announced, FULL, iso, judge, state, tenant } from "../../../test-support/healthy-organisation.ts";
import { entry } from "../../../test-support/routines.ts";
import { without } from "../../../test-support/snapshots.ts";
import { UNTOUCHED } from "../../../test-support/updates.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import { NO_LOG, type PracticeLog } from "../../practice/practice-log.ts";
import type { ChecklistStateName } from "./checklist-item.ts";
import { checklistRules } from "./index.ts";

const ITEMS = checklistRules.map(({ id }) => id);

describe("the checklist of an organisation that follows its plan", () => {
  it.each([...ITEMS, "escalation"])("has %s green, with what shows it, its age, and nothing to do", (id) => {
    const item = judge(FULL).get(id);
    expect(item).toMatchObject({ id, state: "green", next: null });
    expect(item?.evidence.length).toBeGreaterThan(0);
    expect(item?.ageDays).toBeGreaterThanOrEqual(0);
  });
});

describe("nothing is green without evidence", () => {
  const unread = tenant([announced("a", {}, UNTOUCHED), announced("b", {}, UNTOUCHED)]);

  it("in a tenant that is healthy, of an organisation of which nothing is on record", () => {
    const states = [...judge(NO_LOG, unread).values()].map((item) => [item.id, item.state]);
    expect(states.filter(([, name]) => name === "green")).toEqual([]);
    expect([...judge(NO_LOG, unread).values()].every(({ next }) => next !== null)).toBe(true);
  });

  it("whatever part of the record is taken away: no item becomes greener", () => {
    const before = judge(FULL);
    const lists = ["journal", "training", "planApprovals", "runs", "deliveries", "collections"] as const;
    const kept = fc.record(
      Object.fromEntries(lists.map((name) => [name, fc.subarray([...FULL[name]] as unknown[])])) as Record<
        (typeof lists)[number],
        fc.Arbitrary<unknown[]>
      >,
    );
    fc.assert(
      fc.property(kept, (some) => {
        const after = judge({ ...FULL, ...(some as Partial<PracticeLog>) });
        for (const [id, item] of after)
          expect([id, GREENNESS[item.state]]).toEqual([
            id,
            Math.min(GREENNESS[item.state], GREENNESS[before.get(id)?.state ?? "red"]),
          ]);
      }),
      { numRuns: 150 },
    );
  });

  it("nor by taking more away from a record that lacks something already", () => {
    const pick = fc.subarray([...FULL.runs]);
    const part = fc.record({
      runs: pick,
      deliveries: fc.subarray([...FULL.deliveries]),
      journal: fc.subarray([...FULL.journal]),
    });
    fc.assert(
      fc.property(part, fc.nat(), fc.nat(), fc.nat(), (some, one, two, three) => {
        const lacking = <T>(list: readonly T[], index: number): T[] =>
          list.filter((_, at) => at !== index % Math.max(1, list.length));
        const before = judge({ ...FULL, ...some });
        const after = judge({
          ...FULL,
          runs: lacking(some.runs, one),
          deliveries: lacking(some.deliveries, two),
          journal: lacking(some.journal, three),
        });
        for (const [id, item] of after)
          expect(GREENNESS[item.state], id).toBeLessThanOrEqual(GREENNESS[before.get(id)?.state ?? "red"]);
      }),
      { numRuns: 100 },
    );
  });

  it("and what could not be read is not known, never green", () => {
    const blind = (source: string, list: keyof Snapshot["lists"] | null) => without(tenant(), source, list);
    expect(state("admins-know-updates", FULL, blind("service-messages", null))).toBe("unknown");
    expect(state("helpdesk-knows-changes", FULL, blind("service-messages", null))).toBe("unknown");
    expect(state("process-for-material", FULL, blind("service-messages", null))).toBe("unknown");
    expect(state("certificates-watched", FULL, blind("vpp-tokens", null))).toBe("unknown");
    expect(state("uncovered-devices", FULL, blind("compliance-settings", "settingStates"))).toBe("unknown");
  });
});

const GREENNESS: Readonly<Record<ChecklistStateName, number>> = { green: 2, amber: 1, red: 0, unknown: 0 };

describe("evidence wears off", () => {
  it("green becomes amber when what shows it is older than it holds, and red when it is three times as old", () => {
    const attested = (days: number) =>
      state("escalation", {
        ...FULL,
        journal: [
          entry(iso(days), "owner", { kind: "attested", item: "escalation", note: null, link: null }),
        ],
      });
    expect([29, 31, 89, 91].map(attested)).toEqual(["green", "amber", "amber", "red"]);
  });

  it("an approval of the plan holds for 100 days", () => {
    const approvedAgo = (days: number) => {
      const approval = entry(iso(days), "boss", { kind: "planApproved", version: 1, note: null });
      return state("owners-named", { ...FULL, planApprovals: [approval] });
    };
    expect([99, 101, 301].map(approvedAgo)).toEqual(["green", "amber", "red"]);
  });
});
