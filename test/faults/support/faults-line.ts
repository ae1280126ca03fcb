import type { Reporter, TestModule } from "vitest/node";
import type { tally } from "./tally.ts";

/** Ends the output with what was done to the product, and what it broke. */
export function faultsLine(): Reporter {
  return {
    onTestRunEnd: (modules: readonly TestModule[]) => {
      const sum = { kills: 0, starts: 0, messages: 0, violations: 0 };
      for (const module of modules) {
        for (const test of module.children.allTests()) {
          const { faults } = test.meta();
          if (faults === undefined) continue;
          for (const name of Object.keys(sum) as (keyof typeof tally)[]) sum[name] += faults[name];
        }
      }
      const { kills, starts, messages, violations } = sum;
      const line = `${kills} kills, ${starts} starts, ${messages} messages, ${violations} violations`;
      setImmediate(() => process.stdout.write(`\n${line}\n`));
    },
  };
}
