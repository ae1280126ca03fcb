import { expect, it } from "vitest";
import { MOST_EVIDENCE, type Firing } from "./firing.ts";
import { firingOf } from "./rules/firing-of.ts";
import { settleFirings } from "./settle-firings.ts";

const entity = { kind: "device", id: "d1", name: "D", platform: null } as const;

it("keeps the worst of several firings of one entity", () => {
  const worst = (...firings: readonly Firing[]): Firing | undefined => settleFirings(firings, null)[0];
  const high = firingOf(entity, "high");
  const low = firingOf(entity, "low", { stage: 9 });
  expect(worst(low, high)).toEqual(high);
  expect(worst(high, low)).toEqual(high);
  const late = firingOf(entity, "low", { stage: 2, value: 1 });
  expect(worst(firingOf(entity, "low", { stage: 1, value: 99 }), late)).toEqual(late);
  const three = firingOf(entity, "low", { value: 3, worse: "lower" });
  expect(worst(firingOf(entity, "low", { value: 5, worse: "lower" }), three)).toEqual(three);
  const five = firingOf(entity, "low", { value: 5 });
  expect(worst(five, firingOf(entity, "low", { value: 3 }), firingOf(entity, "low"))).toEqual(five);
});

it("gives each the severity that the plan asks for", () => {
  expect(settleFirings([firingOf(entity, "low")], "critical")).toMatchObject([{ severity: "critical" }]);
});

it("keeps no more evidence than is kept, and how much there was", () => {
  const evidence = Array.from({ length: MOST_EVIDENCE + 5 }, (_, index) => ({
    name: `${index}`,
    detail: "",
    value: null,
    at: null,
  }));
  const [settled] = settleFirings([{ ...firingOf(entity, "low"), evidence, evidenceTotal: 0 }], null);
  expect(settled?.evidence).toHaveLength(MOST_EVIDENCE);
  expect(settled?.evidenceTotal).toBe(MOST_EVIDENCE + 5);
});

it("has no figure where a rule gave what is none", () => {
  expect(settleFirings([firingOf(entity, "low", { value: Number.NaN })], null)).toMatchObject([
    { value: null },
  ]);
});
