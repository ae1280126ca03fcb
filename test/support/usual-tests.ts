import type { ViteUserConfig } from "vitest/config";
import { closingLine } from "./closing-line.ts";
import { repeatableProperties } from "./repeatable-properties.ts";

const source = ["@intune-om/source"];

/** What every suite has: where its files are, how they are loaded, and what each test may count on. */
export const usual = {
  root: new URL("../..", import.meta.url).pathname,
  plugins: [repeatableProperties()],
  resolve: { conditions: source },
  ssr: { resolve: { conditions: source } },
  test: {
    include: ["packages/**/*.test.ts", "examples/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: [new URL("find-postgres.ts", import.meta.url).pathname],
    reporters: ["default", closingLine()],
    // It ends what hangs, and measures nothing: a test of a few seconds takes twenty times that where much else goes on.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
} satisfies ViteUserConfig;
