import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFinalRunState, RUN_STATES, RUN_TRANSITIONS } from "../run/run-states.ts";
import { DELIVERY_STATES, DELIVERY_TRANSITIONS, isSettled } from "./delivery-states.ts";

describe("the states of a delivery", () => {
  it("never lead away from accepted or suppressed, and from dead only back in line, or back to whoever must approve", () => {
    expect(DELIVERY_TRANSITIONS.accepted).toEqual([]);
    expect(DELIVERY_TRANSITIONS.suppressed).toEqual([]);
    expect(DELIVERY_TRANSITIONS.dead).toEqual(["pending", "held"]);
  });

  it("lead to accepted only through an attempt, or by late word of one", () => {
    const before = DELIVERY_STATES.filter((state) => DELIVERY_TRANSITIONS[state].includes("accepted"));
    expect(before).toEqual(["pending", "attempting", "unknown"]);
  });

  it("let a held delivery go out only after it was released", () => {
    expect(DELIVERY_TRANSITIONS.held).not.toContain("attempting");
  });

  it("leave none without an end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DELIVERY_STATES), (state) => {
        const reached = new Set([state]);
        for (const from of reached) for (const to of DELIVERY_TRANSITIONS[from]) reached.add(to);
        expect([...reached].some(isSettled)).toBe(true);
      }),
    );
  });
});

describe("the states of a run", () => {
  it("come in the order of the flow, but for a run that goes on after its end and one that was skipped by a wrong clock", () => {
    for (const from of RUN_STATES) {
      for (const to of RUN_TRANSITIONS[from]) {
        const isReopened = to === "fannedOut" && isFinalRunState(from);
        const isDueAfterAll = from === "skipped" && to === "due";
        if (!isReopened && !isDueAfterAll)
          expect(RUN_STATES.indexOf(to), `${from} → ${to}`).toBeGreaterThan(RUN_STATES.indexOf(from));
      }
    }
  });
});
