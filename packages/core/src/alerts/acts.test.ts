import { describe, expect, it } from "vitest";
import { alert } from "../../test-support/alerts.ts";
import { NOW } from "../../test-support/snapshots.ts";
import { acknowledge, assign, comment } from "./acts.ts";

const ASA = { by: "asa", at: NOW };

describe("somebody who acts on an alert", () => {
  it("acknowledges it, with a note", () => {
    const { alert: changed, events } = acknowledge(alert(), { ...ASA, note: "On it." });
    expect(changed).toMatchObject({
      state: "acknowledged",
      acknowledged: { by: "asa", at: NOW, note: "On it." },
    });
    expect(events).toEqual([
      {
        tenant: "contoso",
        key: "stale-devices:d1",
        episode: 1,
        ...ASA,
        kind: "acknowledged",
        note: "On it.",
      },
    ]);
    expect(acknowledge(changed, { ...ASA, note: "On it." }).events, "the same said twice").toEqual([]);
    expect(acknowledge(changed, { ...ASA, note: null }).alert.acknowledged?.note).toBe("On it.");
    expect(acknowledge(changed, { ...ASA, note: "Done soon." }).alert.acknowledged?.note).toBe("Done soon.");
  });

  it("keeps it when another one acknowledges it as well, whose note becomes a comment", () => {
    const { alert: taken } = acknowledge(alert(), { ...ASA, note: "On it." });
    expect(acknowledge(taken, { by: "john", at: NOW, note: null })).toEqual({ alert: taken, events: [] });
    expect(acknowledge(taken, { by: "john", at: NOW, note: "Me too." })).toMatchObject({
      alert: taken,
      events: [{ kind: "commented", text: "Me too.", by: "john" }],
    });
  });

  it("assigns it, and gives it back", () => {
    const { alert: given, events } = assign(alert(), { ...ASA, to: "john" });
    expect(given.owner).toBe("john");
    expect(events).toMatchObject([{ kind: "assigned", to: "john", by: "asa" }]);
    expect(assign(given, { ...ASA, to: "john" }).events).toEqual([]);
    expect(assign(given, { ...ASA, to: null }).alert.owner).toBeNull();
  });

  it("says something of it in whatever state", () => {
    for (const state of ["pending", "open", "acknowledged", "resolved"] as const) {
      const own = alert({ state });
      expect(comment(own, { ...ASA, text: "See case 1." })).toMatchObject({
        alert: own,
        events: [{ kind: "commented", text: "See case 1.", by: "asa" }],
      });
    }
  });

  it.each([
    { state: "resolved", code: "alert.resolved" },
    { state: "pending", code: "alert.pending" },
  ] as const)("can do nothing about one that is $state", ({ state, code }) => {
    const own = alert({ state });
    expect(() => acknowledge(own, { ...ASA, note: null })).toThrow(expect.objectContaining({ code }));
    expect(() => assign(own, { ...ASA, to: "john" })).toThrow(expect.objectContaining({ code }));
  });
});
