import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerCollect(program: Command, bind: Bind): void {
  program
    .command("collect")
    .description("take a snapshot of a tenant and keep it in the store")
    .option("--tenant <id>", "which tenant, when there are several")
    .addHelpText(
      "after",
      `
Prints what could be read of each source. Ends with 3 when a source could not be read in full.

Example:
  intune-om collect --json | jq '.metrics["devices.total"]'`,
    )
    .action(bind(async () => (await import("../actions/collect.ts")).collect));
}
