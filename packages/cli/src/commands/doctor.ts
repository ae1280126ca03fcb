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
      `
Tries the cheapest request of every source and says of each: ok, not configured, missing permission (with the
command that grants it), switched off or unreachable. Keeps nothing and sends nothing.

Examples:
  intune-om doctor
  intune-om doctor --json | jq '.findings[] | select(.ok | not)'`,
    )
    .action(bind(async () => (await import("../actions/doctor.ts")).doctor));
}
