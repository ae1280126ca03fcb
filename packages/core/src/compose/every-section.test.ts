import { describe, expect, it } from "vitest";
import { appRow, deployment } from "../../test-support/deployments.ts";
import { everyFigure, everyList } from "../../test-support/every-list.ts";
import { compose, tables } from "../../test-support/reports.ts";
import { daysAgo, device, NOW, plan, snapshot, stakeholders } from "../../test-support/snapshots.ts";
import type { Lists } from "../collect/lists.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import { AUDIENCE_KINDS, type Plan } from "../config/plan/plan.ts";
import { NO_LOG } from "../practice/practice-log.ts";
import { SECTION_IDS } from "./section.ts";

/** More than any table lists. */
const MANY = 300;

const busyPlan: Plan = plan({
  deployments: [
    deployment(),
    deployment({ id: "policy", measure: { kind: "policy", policy: "A configuration profile" } }),
    deployment({ id: "version", measure: { kind: "version", platform: "windows", version: "24H2" } }),
    deployment({ id: "tablets", measure: { kind: "enrolled", platform: "ipados" } }),
    deployment({ id: "by-hand", measure: null }),
  ],
  actions: [
    { id: "a", title: { en: "A", sv: "A" }, owner: "asa", due: "2026-11-01", done: false, doneOn: null },
    {
      id: "b",
      title: { en: "B", sv: "B" },
      owner: "gone",
      due: "2026-11-20",
      done: true,
      doneOn: "2026-11-20",
    },
  ],
  communications: [
    {
      id: "c",
      title: { en: "C", sv: "C" },
      audience: "gone",
      owner: "gone",
      channel: "poster",
      on: null,
      cadence: "daily",
      report: null,
    },
  ],
});

const whole = snapshot({ lists: { ...everyList, apps: [appRow()] }, metrics: everyFigure });

function unread(of: Snapshot): Snapshot {
  const coverage = of.coverage.map(({ source }): Coverage => {
    return { source, status: "unreadable", reason: "403", fix: "", cause: { kind: "network" } };
  });
  return { ...of, coverage, lists: {}, metrics: {} };
}

/** Each list with its row again and again, under another id each time. */
function huge(of: Snapshot): Snapshot {
  const lists = Object.fromEntries(
    Object.entries(of.lists).map(([name, rows]) => [
      name,
      Array.from({ length: MANY }, (_, index) => {
        const row: object = (rows as readonly object[])[index % Math.max(1, rows.length)] ?? device();
        return "id" in row ? { ...row, id: `${name}-${index}` } : row;
      }),
    ]),
  ) as Partial<Lists>;
  return {
    ...of,
    lists: { ...lists, updates: of.lists.updates ?? [], updateRecords: of.lists.updateRecords ?? [] },
  };
}

const CASES: readonly (readonly [string, Snapshot])[] = [
  ["full", whole],
  ["absent", { ...whole, lists: {}, metrics: {} }],
  ["unreadable", unread(whole)],
  ["switched off", { ...whole, coverage: [], lists: {}, metrics: {} }],
  ["empty", snapshot()],
  ["huge", huge(whole)],
];

describe.each(AUDIENCE_KINDS)("every section for %s", (kind) => {
  it.each(CASES)("is written when the lists are %s", (_what, of) => {
    const history = [{ at: daysAgo(3), values: [] }];
    const log = { ...NO_LOG, deployments: [{ at: daysAgo(1), values: [] }], collections: [NOW] };
    for (const locale of ["en", "sv"] as const) {
      const document = compose(of, {
        audience: { ...stakeholders, kind },
        locale,
        plan: busyPlan,
        history,
        log,
      });
      expect(document.sections.map(({ id }) => id)).toEqual(SECTION_IDS);
      for (const { id, columns, rows } of tables(document)) {
        for (const row of rows) expect(row.length, id).toBe(columns.length);
      }
      const slip = /.{0,60}(?:NaN|undefined|\[object)/.exec(JSON.stringify(document));
      expect(slip?.[0]).toBeUndefined();
    }
  });
});
