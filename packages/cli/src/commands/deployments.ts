import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerDeployments(program: Command, bind: Bind): void {
  program
    .command("deployments")
    .description("list the planned deployments: how far they should be, and how far they are")
    .option("--tenant <id>", "one tenant instead of all")
    .addHelpText(
      "after",
      `
PLANNED is what should have been reached by the end of the day before the newest data, ACTUAL what was. A deployment of
which nobody can tell how far it is says why.

Examples:
  intune-om deployments
  intune-om deployments --json | jq '.deployments[] | select(.state == "behind")'`,
    )
    .action(bind(async () => (await import("../actions/deployments.ts")).listDeployments));
}
