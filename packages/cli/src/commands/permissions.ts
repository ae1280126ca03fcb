import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerPermissions(program: Command, bind: Bind): void {
  program
    .command("permissions")
    .description("list the least Graph permissions for the collectors in use")
    .option("--tenant <id>", "one tenant instead of all")
    .option("--manifest", "print requiredResourceAccess, ready for the manifest of the app registration")
    .addHelpText(
      "after",
      `
Warns of permissions that let change things: none is needed unless you switched something on that takes one.

Examples:
  intune-om permissions
  intune-om permissions --manifest > manifest-fragment.json`,
    )
    .action(bind(async () => (await import("../actions/permissions.ts")).permissions));
}
