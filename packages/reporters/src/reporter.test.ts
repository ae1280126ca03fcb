import { FORMATS } from "@intune-om/core";
import { expect, it } from "vitest";
import { reporters } from "./registry.ts";
import { describeReporter } from "./reporter.contract.ts";

it("has a reporter for every format, under its own name", async () => {
  expect(Object.keys(reporters).toSorted()).toEqual([...FORMATS].toSorted());
  for (const [format, create] of Object.entries(reporters)) expect((await create()).format).toBe(format);
});

for (const [format, create] of Object.entries(reporters)) describeReporter(format, create);
