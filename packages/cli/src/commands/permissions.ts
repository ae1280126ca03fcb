import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerPermissions(program: Command, bind: Bind): void {
  program
    .command("permissions")
    .description("list the least Graph permissions for the collectors in use")
    .option("--tenant <id>", "which tenant, when there are several")
    .addHelpText("after", "\nExample:\n  intune-om permissions")
    .action(bind(async () => (await import("../actions/permissions.ts")).permissions));
}
