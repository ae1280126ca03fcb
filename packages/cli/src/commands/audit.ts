import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { day, notEmpty, wholeNumber } from "./arguments.ts";

/** `audit`: who received what. */
export function registerAudit(program: Command, bind: Bind): void {
  program
    .command("audit")
    .description("show who received what, when, by which channel, and who let it go out")
    .option(
      "--person <person>",
      "what one person received: an address, or the id of somebody in the plan",
      notEmpty,
    )
    .option("--report <id>", "who received one report", notEmpty)
    .option("--since <day>", "from this day on, for example 2026-11-01", day)
    .option("--limit <n>", "how many", wholeNumber(1, 1_000_000))
    .option("--csv", "as CSV, for a spreadsheet", false)
    .addHelpText(
      "after",
      `
Every step of every message is kept for as long as the plan says under retention: deliveries.

Examples:
  intune-om audit --person anna.berg@contoso.com
  intune-om audit --report stakeholder-weekly --since 2026-11-01 --csv > audit.csv`,
    )
    .action(bind(async () => (await import("../actions/audit.ts")).showAudit));
}
