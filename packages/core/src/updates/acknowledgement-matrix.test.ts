import { person } from "../../test-support/plans.ts";
import { expect, it } from "vitest";
import { plan } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import { acknowledgementMatrix } from "./acknowledgement-matrix.ts";

const READ = new Date("2026-11-20T08:00:00Z");

it("has a column for each administrator once, and a row for each update with the time at which each read it", () => {
  const [stakeholders, administrators] = plan().audiences;
  if (stakeholders === undefined || administrators === undefined)
    throw new Error("the plan has lost its audiences");
  const boss = person("boss", { name: "B" });
  const of = plan({
    people: [...plan().people, boss],
    audiences: [
      { ...stakeholders, members: ["boss", "asa"] },
      { ...administrators, members: ["john"] },
      { ...administrators, id: "more", members: ["john", "asa"] },
    ],
  });
  const acknowledgements = [
    { person: "asa", at: READ },
    { person: "who-left", at: READ },
  ];
  const records = [
    record({ update: update({ key: "a" }), triage: { ...UNTOUCHED, acknowledgements } }),
    record({ update: update({ key: "b" }) }),
  ];
  const { people, rows } = acknowledgementMatrix(records, of);
  expect(people.map(({ id }) => id)).toEqual(["asa", "john"]);
  expect(rows.map((row) => [row.record.key, row.readAt])).toEqual([
    ["a", [READ, null]],
    ["b", [null, null]],
  ]);
});

it("has no column where nobody is an administrator", () => {
  expect(acknowledgementMatrix([record()], plan({ audiences: [] })).people).toEqual([]);
});
