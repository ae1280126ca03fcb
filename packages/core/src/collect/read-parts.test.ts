import { expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { createFakeGraph } from "../../test-support/fake-graph.ts";
import { readParts } from "./read-parts.ts";
import { PROTECTION_FACT } from "./windows-protection.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");
const pathOf = (id: string): string => PROTECTION_FACT.path.replace("{id}", id);

it("gives each part in the order of the ids, bare whether it came so or inside value", async () => {
  const state = { deviceState: "clean" };
  const graph = createFakeGraph({
    parts: {
      [pathOf("a")]: { status: 200, body: { "@odata.context": "x/$entity", ...state } },
      [pathOf("b")]: { status: 200, body: { "@odata.context": "x", value: state } },
      [pathOf("c")]: { status: 200, body: { value: [state] } },
      [pathOf("d")]: { status: 200, body: { ...state, value: "of a property" } },
    },
  });
  const { answers, problem } = await readParts({ graph, clock }, PROTECTION_FACT, ["b", "a", "e", "c", "d"]);
  expect(problem).toBeNull();
  expect(answers).toEqual([
    { status: 200, body: state },
    { status: 200, body: { "@odata.context": "x/$entity", ...state } },
    { status: 404, body: null },
    { status: 200, body: { value: [state] } },
    { status: 200, body: { ...state, value: "of a property" } },
  ]);
});
