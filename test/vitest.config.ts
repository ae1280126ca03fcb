import { defineConfig } from "vitest/config";
import { closingLine } from "./support/closing-line.ts";
import { repeatableProperties } from "./support/repeatable-properties.ts";

const source = ["@intune-om/source"];

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  plugins: [repeatableProperties()],
  resolve: { conditions: source },
  ssr: { resolve: { conditions: source } },
  test: {
    include: ["packages/**/*.test.ts", "examples/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: [new URL("support/find-postgres.ts", import.meta.url).pathname],
    reporters: ["default", closingLine()],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
