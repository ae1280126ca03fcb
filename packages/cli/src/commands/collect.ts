import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerCollect(program: Command, bind: Bind): void {
  program
    .command("collect")
    .description("take a snapshot of every tenant and keep it in the store")
    .option("--tenant <id>", "one tenant instead of all")
    .addHelpText(
      "after",
      `
Prints what could be read of each source. Several tenants are read side by side, and one that fails touches no
other. Ends with 3 when a source or a tenant could not be read in full.

Example:
  intune-om collect --json | jq '.metrics["devices.total"]'`,
    )
    .action(bind(async () => (await import("../actions/collect.ts")).collect));
}
