import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerDoctor(program: Command, bind: Bind): void {
  program
    .command("doctor")
    .description(
      "try the store, sign-in, every permission, the feeds and the mail server, and say what to do",
    )
    .option("--tenant <id>", "one tenant instead of all")
    .addHelpText(
      "after",
      "\nReads every source as a collection would, but keeps nothing and sends nothing.\n\nExample:\n  intune-om doctor",
    )
    .action(bind(async () => (await import("../actions/doctor.ts")).doctor));
}
