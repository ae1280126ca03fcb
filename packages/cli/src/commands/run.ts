import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

export function registerRun(program: Command, bind: Bind): void {
  program
    .command("run")
    .description("run one report now: collect, write the files, mail the audience")
    .argument("<report>", "id of a report in plan.yaml")
    .option("--dry-run", "make the files, mail nobody", false)
    .option("--out <dir>", "folder for the files (default: one of the run's own beside the store)", notEmpty)
    .option("--to <address>", "mail this address instead of the audience", notEmpty)
    .option("--tenant <id>", "which tenant, when there are several")
    .addHelpText(
      "after",
      `
Ends with 3 when a source could not be read in full or a recipient was not reached; the files and
deliveries are kept, and \`intune-om runs continue\` goes on from there.

Examples:
  intune-om run stakeholder-weekly --dry-run --out ./out
  intune-om run admin-operations --to anna@contoso.com`,
    )
    .action(bind(async () => (await import("../actions/run.ts")).run));
}
