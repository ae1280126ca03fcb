import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends the output with one line that says how many tests passed, failed and were skipped. A file that could not be run and an
 * error outside every test count as failed: the run does.
 */
export function closingLine(): Reporter {
  return {
    onTestRunEnd: (modules: readonly TestModule[], errors) => {
      const states = modules.flatMap((module) =>
        [...module.children.allTests()].map((test) => test.result().state),
      );
      const count = (state: string): number => states.filter((known) => known === state).length;
      const broken = modules.filter(
        (module) => module.state() === "failed" && module.errors().length > 0,
      ).length;
      const failed = count("failed") + broken + errors.length;
      const line = `${count("passed")} passed, ${failed} failed, ${count("skipped")} skipped`;
      // After the reporters that stand before this one have written their summary.
      setImmediate(() => process.stdout.write(`\n${line}\n`));
    },
  };
}
