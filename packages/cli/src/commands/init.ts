import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

export function registerInit(program: Command, bind: Bind): void {
  program
    .command("init")
    .description("ask what a plan begins with, and write intune-om.yaml and plan.yaml")
    .option("--dir <dir>", "write them into this folder (default: the current one)", notEmpty)
    .option("--answers <file>", "take the answers from this file instead of asking", notEmpty)
    .option("--print-answers", "print a file of answers to fill in, and write nothing", false)
    .option("--language <language>", "ask in this language: en or sv (default: en)", notEmpty)
    .option("--force", "replace files that are there", false)
    .addHelpText(
      "after",
      `
Examples:
  intune-om init --dir ./om --language sv
  intune-om init --print-answers > answers.yaml
  intune-om init --answers answers.yaml --dir ./om`,
    )
    .action(bind(async () => (await import("../actions/init.ts")).init));
}
