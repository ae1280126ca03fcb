import { defineConfig } from "vitest/config";
import { usual } from "../support/usual-tests.ts";
import { faultsLine } from "./support/faults-line.ts";

const { test, ...rest } = usual;

/** The long form of the fault suite: the short one, which is part of all tests, and what takes many minutes. */
export default defineConfig({
  ...rest,
  test: {
    ...test,
    // In place of those of all tests: merging would add to them.
    include: ["test/faults/**/*.{test,long}.ts"],
    setupFiles: [new URL("support/tally-setup.ts", import.meta.url).pathname],
    reporters: ["default", faultsLine()],
    testTimeout: 3_600_000,
  },
});
