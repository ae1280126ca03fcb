import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty, wholeNumber } from "./arguments.ts";

export function registerDemo(program: Command, bind: Bind): void {
  program
    .command("demo")
    .description("run the reports of a sample organisation for real, on this machine alone")
    .option("--out <dir>", "folder for the PDF, XLSX, HTML and mail files", notEmpty, "demo-out")
    .option("--devices <n>", "devices in the sample tenant", wholeNumber(1, 100_000), 250)
    .option("--day <n>", "day of the sample tenant's story to report on", wholeNumber(0, 60), 5)
    .addHelpText(
      "after",
      `
Starts a Graph emulator and a mail catcher on loopback, collects a few days of the sample tenant's
story, runs every report of the sample plan, and leaves what was made and mailed in the folder.

Example:
  intune-om demo --out ./demo-out --devices 1000`,
    )
    .action(bind(async () => (await import("../actions/demo.ts")).demo));
}
