import { expect, it } from "vitest";
import { entityId } from "./entity-id.ts";
import { MOST_EVIDENCE, type Firing } from "./firing.ts";
import { firingOf } from "./rules/firing-of.ts";
import { lapsedOf } from "./rules/lapsed-of.ts";
import { settleFirings } from "./settle-firings.ts";

const entity = { kind: "device", id: "d1", name: "D", platform: null } as const;

it("keeps the worst of several firings of one entity", () => {
  const worst = (...firings: readonly Firing[]): Firing | undefined =>
    settleFirings(firings, null).firings[0];
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
  expect(settleFirings([firingOf(entity, "low")], "critical").firings).toMatchObject([
    { severity: "critical" },
  ]);
});

it("keeps no more evidence than is kept, and how much there was", () => {
  const evidence = Array.from({ length: MOST_EVIDENCE + 5 }, (_, index) => ({
    name: `${index}`,
    detail: "",
    value: null,
    at: null,
  }));
  const [settled] = settleFirings([{ ...firingOf(entity, "low"), evidence, evidenceTotal: 0 }], null).firings;
  expect(settled?.evidence).toHaveLength(MOST_EVIDENCE);
  expect(settled?.evidenceTotal).toBe(MOST_EVIDENCE + 5);
});

it("has no figure where a rule gave what is none", () => {
  expect(settleFirings([firingOf(entity, "low", { value: Number.NaN })], null).firings).toMatchObject([
    { value: null },
  ]);
});

it("names what no longer counts by the id of its key, and nothing where there is none", () => {
  const long = "x".repeat(300);
  const said = [lapsedOf("device", "d1"), lapsedOf("device", long), lapsedOf("device", " ")];
  expect(settleFirings(said, null).lapsed).toEqual(new Set(["d1", entityId(long), "device"]));
  expect(settleFirings([firingOf(entity, "low")], null)).not.toHaveProperty("lapsed");
});

it("names what nothing can be said of once, under the id of its key, and not what fires all the same", () => {
  const lacking = (id: string) => ({ entity: { kind: "device", id }, missing: "lastSyncAt" }) as const;
  const long = "x".repeat(300);
  const said = [lacking("d1"), lacking("d2"), lacking("d2"), lacking(long), firingOf(entity, "low")];
  const { firings, unknown } = settleFirings(said, null);
  expect(firings).toHaveLength(1);
  expect(unknown).toEqual([lacking("d2"), lacking(entityId(long))]);
});
