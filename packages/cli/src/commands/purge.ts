import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

/** `purge` and `forget`: records that are not to be kept. */
export function registerPurge(program: Command, bind: Bind): void {
  addPurge(program, bind);
  program
    .command("forget")
    .description("take a person who has left out of the records of deliveries, notices and newcomers")
    .argument("<address>", "mail address or user principal name")
    .requiredOption("--by <person>", "id or address of whoever asks for it", notEmpty)
    .option("--dry-run", "only tell how many records name the person", false)
    .addHelpText(
      "after",
      `
A pseudonym stands in for the address from then on, so that what happened can still be told. Snapshots and files of
reports are not rewritten: they leave when their retention ends (intune-om purge).

Example:
  intune-om forget eva.ek@contoso.com --by anna-berg --dry-run`,
    )
    .action(bind(async () => (await import("../actions/forget.ts")).forget));
}

/** Stands alone, and among the commands that look after the store. */
export function addPurge(parent: Command, bind: Bind): void {
  parent
    .command("purge")
    .description("remove records that are older than the plan keeps them")
    .option("--dry-run", "only tell how much there is of each kind", false)
    .option("--by <person>", "id or address of whoever asks for it", notEmpty)
    .addHelpText(
      "after",
      `
How long each kind is kept stands in plan.yaml under retention. Runs that go on, the newest snapshot of a tenant and the
figures for trends stay. What was removed is written into the journal, and its bytes leave the file.

Example:
  intune-om purge --dry-run`,
    )
    .action(bind(async () => (await import("../actions/purge.ts")).purge));
}
