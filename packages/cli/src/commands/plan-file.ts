import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty, wholeNumber } from "./arguments.ts";

/** Sub-commands about the plan as a document: its gaps, versions and approval, and the handbook made of it. */
export function registerPlanFile(plan: Command, bind: Bind): void {
  plan
    .command("check")
    .description("check plan.yaml as `check` does, and tell what it lacks and what its days have passed by")
    .addHelpText(
      "after",
      `
Exit code 0 when nothing is missing, 3 when something is, 2 when the file is wrong.

Example:
  intune-om plan check --json | jq '.gaps[] | select(.code == "role-without-deputy")'`,
    )
    .action(bind(async () => (await import("../actions/plan-check.ts")).checkPlan));
  plan
    .command("show")
    .description("show what the plan holds, its version, and who approved it")
    .addHelpText("after", "\nExample:\n  intune-om plan show")
    .action(bind(async () => (await import("../actions/plan-show.ts")).showPlan));
  registerVersions(plan, bind);
  plan
    .command("handbook")
    .description("write the O&M handbook: who does what, when and how")
    .option("--out <dir>", "write it into this folder (default: the current one)", notEmpty)
    .option("--language <language>", "en or sv (default: the organisation's)", notEmpty)
    .option("--format <format>", "pdf or html (default: both)", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om plan handbook --out ./handbook --language en")
    .action(bind(async () => (await import("../actions/plan-handbook.ts")).writeHandbook));
}

function registerVersions(plan: Command, bind: Bind): void {
  plan
    .command("versions")
    .description("list the versions of the plan that were seen, the newest first")
    .addHelpText("after", "\nExample:\n  intune-om plan versions")
    .action(bind(async () => (await import("../actions/plan-show.ts")).listVersions));
  plan
    .command("changes")
    .description("tell what has changed since the approved version")
    .option("--since <version>", "since this version instead", wholeNumber(1, 1_000_000))
    .addHelpText("after", "\nExample:\n  intune-om plan changes --since 3")
    .action(bind(async () => (await import("../actions/plan-changes.ts")).showChanges));
  plan
    .command("approve")
    .description("approve the plan as it stands")
    .requiredOption("--by <person>", "id or address of whoever approves it", notEmpty)
    .option("--note <text>", "what to remember of it", notEmpty)
    .addHelpText(
      "after",
      `
Whoever holds the role om-owner or sponsor approves, or stands in for one who does.

Example:
  intune-om plan approve --by anna-berg --note "Gone through with the board"`,
    )
    .action(bind(async () => (await import("../actions/plan-approve.ts")).approvePlan));
}
