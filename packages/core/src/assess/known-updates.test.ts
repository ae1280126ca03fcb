import { describe, expect, it } from "vitest";
import { snapshot } from "../../test-support/snapshots.ts";
import { record, update } from "../../test-support/updates.ts";
import type { Lists } from "../collect/lists.ts";
import { knownUpdates } from "./known-updates.ts";

describe("the updates that a snapshot knows", () => {
  it("are its records, whatever it observed beside them", () => {
    const known = record({ update: update({ key: "whats-new:2" }) });
    const lists = { updates: [update({ key: "whats-new:1" })], updateRecords: [known] };
    expect(knownUpdates(snapshot({ lists }))).toEqual([known]);
    expect(knownUpdates(snapshot({ lists: { ...lists, updateRecords: [] } }))).toEqual([]);
  });

  it("have what a snapshot of the first version did not say of them", () => {
    const {
      kind: _kind,
      audiences: _a,
      area: _area,
      stage: _s,
      language: _l,
      versions: _v,
      ...rest
    } = update();
    const { links: _links, aliases: _aliases, ...first } = rest;
    const stored = JSON.parse(
      JSON.stringify({ updates: [{ ...first, state: "changed" }] }),
    ) as Partial<Lists>;
    const [known] = knownUpdates(snapshot({ lists: stored }));
    expect(known?.update).toMatchObject({
      kind: "changed",
      audiences: ["admin"],
      stage: "released",
      versions: [],
      links: [],
      aliases: [],
    });
    expect(known?.aliases).toEqual([]);
  });
});
