import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";
import { addPurge } from "./purge.ts";

/** `store`: looks after what is remembered. */
export function registerStore(program: Command, bind: Bind): void {
  const store = program.command("store").description("look the store over, back it up, restore it");
  store
    .command("check")
    .description("look the store over without writing to it; ends with 1 when something is wrong")
    .addHelpText("after", "\nExample:\n  intune-om store check --json | jq .store.ok")
    .action(bind(async () => (await import("../actions/store-check.ts")).checkTheStore));
  store
    .command("backup")
    .description("copy the store, which may be in use, into a file of its own")
    .argument("<file>", "a file that does not exist yet", notEmpty)
    .addHelpText(
      "after",
      `
The file is there whole or not at all, and readable by its owner alone: names of people and whole messages stand in it. For
a store on PostgreSQL the line for pg_dump is told.

Example:
  intune-om store backup /backup/intune-om-$(date +%F).db`,
    )
    .action(bind(async () => (await import("../actions/store-backup.ts")).backupTheStore));
  store
    .command("restore")
    .description("put a backup in the place of the store")
    .argument("<file>", "a backup", notEmpty)
    .option("--over", "where a store stands already; it is kept beside the new one", false)
    .addHelpText(
      "after",
      `
Stop intune-om start and every worker first. What was sent after the backup was made is not in it: look at
intune-om deliveries and intune-om schedule list before you start again.

Example:
  intune-om store restore /backup/intune-om-2026-11-28.db --over`,
    )
    .action(bind(async () => (await import("../actions/store-restore.ts")).restoreTheStore));
  addPurge(store, bind);
}
