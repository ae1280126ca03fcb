import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty, wholeNumber } from "./arguments.ts";

export function registerDeliveries(program: Command, bind: Bind): void {
  const deliveries = program
    .command("deliveries")
    .description("list who was sent what, and act on what was not");
  deliveries
    .command("list", { isDefault: true })
    .description("list deliveries, the newest first")
    .option("--run <id>", "deliveries of one run")
    .option(
      "--state <state>",
      "deliveries in one state, for example unknown or rejected, and what to do about them",
    )
    .option("--limit <n>", "how many", wholeNumber(1, 100_000), 50)
    .addHelpText("after", "\nExample:\n  intune-om deliveries --state rejected")
    .action(bind(async () => (await import("../actions/deliveries.ts")).listDeliveries));
  deliveries
    .command("retry")
    .description(
      "put deliveries in line again that were not taken, may have arrived or were given up, and send them",
    )
    .argument("[deliveries...]", "ids of deliveries")
    .option("--all-of <run>", "of one run all that are deferred, rejected or unknown, instead", notEmpty)
    .option("--state <state>", "of that run those in one state alone, for example dead", notEmpty)
    .option("--by <person>", "id or address of whoever decides it", notEmpty)
    .addHelpText(
      "after",
      `
Each goes out under the Message-ID that it had, so that a mail program shows one that had arrived only once where it knows that.

Examples:
  intune-om deliveries retry 5d1f8a52-4f53-4f0e-8f57-a2b1f5a3c001
  intune-om deliveries retry --all-of 0f6a7c11-8f57-4f0e-8f57-5d1f8a52c002 --by anna-berg`,
    )
    .action(bind(async () => (await import("../actions/deliveries-retry.ts")).retryDeliveries));
  deliveries
    .command("drop")
    .description(
      "give deliveries up that wait, were refused or may have arrived; a run ends with its last one",
    )
    .argument("[deliveries...]", "ids of deliveries")
    .option("--all-of <run>", "everything of one run that is not settled for good, instead", notEmpty)
    .option("--state <state>", "of that run those in one state alone, for example unknown", notEmpty)
    .requiredOption("--by <person>", "id or address of whoever decides it", notEmpty)
    .requiredOption("--why <text>", "the reason, for the audit trail", notEmpty)
    .addHelpText(
      "after",
      `\nExample:\n  intune-om deliveries drop 5d1f8a52-4f53-4f0e-8f57-a2b1f5a3c001 --by anna-berg --why "left the company"`,
    )
    .action(bind(async () => (await import("../actions/deliveries-drop.ts")).dropDeliveries));
  deliveries
    .command("release")
    .description(
      "let what is held go out, for a report that waited for approval or for a look at its audience",
    )
    .argument("[delivery]", "id of the delivery")
    .option("--run <id>", "everything of one run that is held, instead of one delivery", notEmpty)
    .option(
      "--by <person>",
      "id or address of whoever says yes; needed where the report names an approving role",
      notEmpty,
    )
    .addHelpText(
      "after",
      `
Whoever holds the role that the report names under approval may say yes, its deputies, and who stands in for one of them.

Examples:
  intune-om deliveries release 5d1f8a52-4f53-4f0e-8f57-a2b1f5a3c001 --by anna-berg
  intune-om deliveries release --run 0f6a7c11-8f57-4f0e-8f57-5d1f8a52c002 --by anna-berg`,
    )
    .action(bind(async () => (await import("../actions/deliveries-release.ts")).releaseDelivery));
}
