import type { Reporter, TestModule } from "vitest/node";
import type { tally } from "./tally.ts";

/** What a whole run of the long form is worth. */
const FEWEST_KILLS = 200;

/** Ends the output with what was done to the product, and what it broke. A whole run with too few kills shows nothing. */
export function faultsLine(): Reporter {
  return {
    onTestRunEnd: (modules: readonly TestModule[], _errors, reason) => {
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
      const isWhole = reason === "passed" && modules.some(isWholeSeries);
      const tooFew = isWhole && kills < FEWEST_KILLS ? `\nToo few: ${FEWEST_KILLS} kills were to be.` : "";
      if (tooFew !== "") process.exitCode = 1;
      setImmediate(() => process.stdout.write(`\n${line}${tooFew}\n`));
    },
  };
}

/** Whether it is the series of kills, with no test of it left out. */
function isWholeSeries({ moduleId, children }: TestModule): boolean {
  const isLeftOut = [...children.allTests()].some((test) => test.result().state === "skipped");
  return moduleId.endsWith("/kills.long.ts") && !isLeftOut;
}
