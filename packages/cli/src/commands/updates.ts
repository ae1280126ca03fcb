import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

const UPDATE = "key of an update, one that it had before, or a part that no other has, for example MC1183015";
const UPDATES = `${UPDATE}; several may follow each other`;

export function registerUpdates(program: Command, bind: Bind): void {
  const updates = program
    .command("updates")
    .description("list announced changes, and say what became of them");
  registerReading(updates, bind);
  registerActing(updates, bind);
  updates
    .command("inspect")
    .description("show how a page or feed is read")
    .argument("<source>", "a file, or an http(s) address")
    .option("--kind <kind>", "read it as this kind, for example whats-new")
    .option("--allow-private", "read addresses inside your own network too", false)
    .addHelpText("after", "\nExample:\n  intune-om updates inspect ./whats-new.md --json")
    .action(bind(async () => (await import("../actions/updates-inspect.ts")).inspectUpdates));
}

function registerReading(updates: Command, bind: Bind): void {
  withFilters(updates.command("list", { isDefault: true }))
    .description("list what has been announced, the most pressing first")
    .addHelpText(
      "after",
      `
TOUCHES counts the devices of the newest snapshot; "perhaps" stands where a notice names no platform, or nobody knows.

Examples:
  intune-om updates list --open
  intune-om updates list --open --owner anna-berg --json | jq '.updates[] | select(.overdue)'`,
    )
    .action(bind(async () => (await import("../actions/updates-list.ts")).listUpdates));
  withTenant(updates.command("show").argument("<update>", UPDATE))
    .description("show everything that is known of one")
    .addHelpText("after", "\nExample:\n  intune-om updates show MC1183015")
    .action(bind(async () => (await import("../actions/updates-show.ts")).showUpdate));
  withFilters(updates.command("matrix"))
    .description("show who has read which")
    .option("--readers <kind>", "administrators or helpdesk", "administrators")
    .addHelpText(
      "after",
      "\nExamples:\n  intune-om updates matrix --open\n  intune-om updates matrix --open --readers helpdesk",
    )
    .action(bind(async () => (await import("../actions/updates-matrix.ts")).showMatrix));
  withFilters(updates.command("export"))
    .description("write them for a spreadsheet or a program")
    .option("--format <format>", "csv or json (default: csv)")
    .option("--out <file>", "write to this file", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om updates export --open --out ./updates.csv")
    .action(bind(async () => (await import("../actions/updates-export.ts")).exportUpdates));
}

function registerActing(updates: Command, bind: Bind): void {
  acting(updates, "ack")
    .description("say that somebody has read them")
    .addHelpText("after", "\nExample:\n  intune-om updates ack MC1183015 32843208 --by anna-berg")
    .action(bind(async () => (await import("../actions/updates-triage.ts")).acknowledgeUpdates));
  acting(updates, "assign")
    .description("give them to somebody")
    .requiredOption("--to <person>", "who has them from now on", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om updates assign MC1183015 --to bo-ek --by anna-berg")
    .action(bind(async () => (await import("../actions/updates-triage.ts")).assignUpdates));
  acting(updates, "move")
    .description("take them a step on")
    .requiredOption("--to <state>", "assessed, planned or communicated", notEmpty)
    .option("--reason <text>", "what was decided", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om updates move MC1183015 --to assessed --by anna-berg")
    .action(bind(async () => (await import("../actions/updates-triage.ts")).moveUpdates));
  acting(updates, "close")
    .description("say that nothing is left to do with them")
    .requiredOption("--as <state>", "done or notRelevant", notEmpty)
    .option("--reason <text>", "why; needed for notRelevant", notEmpty)
    .addHelpText(
      "after",
      `
What was closed is taken up again with \`updates move --to assessed\`.

Example:
  intune-om updates close MC1183015 --as notRelevant --reason "We have no shared iPads" --by anna-berg`,
    )
    .action(bind(async () => (await import("../actions/updates-triage.ts")).closeUpdates));
}

function acting(updates: Command, name: string): Command {
  const command = updates.command(name).argument("<update...>", UPDATES);
  return withTenant(command).requiredOption(
    "--by <person>",
    "who does it: id or address in plan.yaml",
    notEmpty,
  );
}

function withFilters(command: Command): Command {
  return withTenant(command)
    .option("--state <state>", "in one state: new, assessed, planned, communicated, done or notRelevant")
    .option("--platform <platform>", "that name a platform, for example ios")
    .option("--owner <person>", "that somebody has: id or address in plan.yaml")
    .option("--open", "leave out what is closed or was issued anew", false);
}

function withTenant(command: Command): Command {
  return command.option("--tenant <id>", "one tenant instead of all");
}
