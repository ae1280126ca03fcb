import { defineConfig, mergeConfig } from "vitest/config";
import usual from "../vitest.config.ts";
import { faultsLine } from "./support/faults-line.ts";

/** The long form of the fault suite: the short one, which is part of all tests, and what takes many minutes. */
export default mergeConfig(
  usual,
  defineConfig({
    test: {
      include: ["test/faults/**/*.long.ts"],
      setupFiles: [new URL("support/tally-setup.ts", import.meta.url).pathname],
      reporters: [faultsLine()],
      testTimeout: 3_600_000,
      hookTimeout: 60_000,
    },
  }),
);
