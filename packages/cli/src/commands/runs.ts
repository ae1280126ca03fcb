import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { wholeNumber } from "./arguments.ts";

export function registerRuns(program: Command, bind: Bind): void {
  const runs = program.command("runs").description("list runs, or go on with one that stopped");
  runs
    .command("list", { isDefault: true })
    .description("list the newest runs")
    .option("--report <id>", "runs of one report")
    .option("--limit <n>", "how many", wholeNumber(1, 10_000), 20)
    .addHelpText("after", "\nExample:\n  intune-om runs --report stakeholder-weekly")
    .action(bind(async () => (await import("../actions/runs.ts")).listRuns));
  runs
    .command("continue")
    .description("go on with a run from where it stands; nothing is made or sent twice")
    .argument("<run>", "id of the run")
    .addHelpText("after", "\nExample:\n  intune-om runs continue 0b6c3f0e-6f0e-4b43-9b5a-1f2f6f0f6a11")
    .action(bind(async () => (await import("../actions/runs.ts")).continueRun));
}
