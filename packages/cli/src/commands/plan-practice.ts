import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

const PERSON = "who says so: id or address in plan.yaml";

/** Sub-commands about following the plan: routines, evidence and the checklist. */
export function registerPlanPractice(plan: Command, bind: Bind): void {
  withTenant(plan.command("routines"))
    .description("list the routines: who acts today, what is due, and what shows that it was done")
    .option("--due", "those that are due today", false)
    .option("--overdue", "those that are overdue", false)
    .option("--role <role>", "those of one role", notEmpty)
    .option("--person <person>", "those in which somebody acts today: id or address", notEmpty)
    .addHelpText(
      "after",
      `
SHARE counts what was done on time in the last 30 days. "unknown" is due, and what would show it could not be read.

Examples:
  intune-om plan routines --due --overdue
  intune-om plan routines --person anna-berg --json | jq '.routines[] | select(.state == "overdue")'`,
    )
    .action(bind(async () => (await import("../actions/plan-routines.ts")).listRoutines));
  registerSaying(plan, bind);
  withTenant(plan.command("checklist"))
    .description("show the checklist: what holds, what shows it, and what comes next")
    .addHelpText(
      "after",
      "\nExample:\n  intune-om plan checklist --json | jq '.checklist[] | select(.state != \"green\")'",
    )
    .action(bind(async () => (await import("../actions/plan-checklist.ts")).showChecklist));
}

function registerSaying(plan: Command, bind: Bind): void {
  withTenant(plan.command("done").argument("<routine>", "id of a routine"))
    .description("say that a routine was carried out")
    .requiredOption("--by <person>", PERSON, notEmpty)
    .option("--due <day>", "for this due day, YYYY-MM-DD (default: the one that waits)", notEmpty)
    .option("--note <text>", "what to remember of it", notEmpty)
    .option("--link <url>", "where it is written down", notEmpty)
    .option("--anyone", "even if the person has not the role and stands in for nobody", false)
    .addHelpText(
      "after",
      '\nExample:\n  intune-om plan done review-risks --by anna-berg --note "Two new risks"',
    )
    .action(bind(async () => (await import("../actions/plan-done.ts")).markDone));
  withTenant(plan.command("remind"))
    .description("remind those who act today of what is due and overdue, one letter each")
    .option("--dry-run", "show who would be reminded of what, and send nothing", false)
    .addHelpText(
      "after",
      `
Nobody is reminded twice of the same routine and due day.

Example:
  intune-om plan remind --dry-run`,
    )
    .action(bind(async () => (await import("../actions/plan-remind.ts")).remind));
  plan
    .command("attest")
    .description("vouch for an item of the checklist that no data shows")
    .argument("<item>", "id of an item")
    .requiredOption("--by <person>", PERSON, notEmpty)
    .option("--note <text>", "what it rests on", notEmpty)
    .option("--link <url>", "where it is written down", notEmpty)
    .option("--anyone", "even if the person has not the role and stands in for nobody", false)
    .addHelpText("after", "\nExample:\n  intune-om plan attest escalation-tested --by anna-berg")
    .action(bind(async () => (await import("../actions/plan-attest.ts")).attest));
}

function withTenant(command: Command): Command {
  return command.option(
    "--tenant <id>",
    "the tenant whose data is looked at, where there are several",
    notEmpty,
  );
}
