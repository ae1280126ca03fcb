import { defineConfig } from "vitest/config";
import { usual } from "../support/usual-tests.ts";
import { propertyFiles } from "./property-files.ts";

const { test, ...rest } = usual;

/** Every property with new seeds and many more runs: looks for what a change must not wait for. */
export default defineConfig({
  ...rest,
  test: {
    ...test,
    // In place of those of all tests: merging would add to them.
    include: propertyFiles(),
    env: { INTUNE_OM_SEARCH_TIMES: process.env["INTUNE_OM_SEARCH_TIMES"] ?? "20" },
    testTimeout: 3_600_000,
  },
});
