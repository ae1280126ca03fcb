import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

const MODULE = "id of a training module in plan.yaml";
const BY = "who says so: id or address in plan.yaml";

/** `training`: who is trained, and which material must be revised. */
export function registerTraining(program: Command, bind: Bind): void {
  const training = program
    .command("training")
    .description("who is trained for what, and which material must be revised");
  training
    .command("status", { isDefault: true })
    .description("show who has which training, and what is missing")
    .option("--missing", "leave out what is valid", false)
    .option("--role <id>", "only what one role or audience needs", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om training status --missing --role intune-admin")
    .action(bind(async () => (await import("../actions/training-status.ts")).showTraining));
  training
    .command("material")
    .description("show which material must be revised, by when, and because of which update")
    .addHelpText("after", "\nExample:\n  intune-om training material --json")
    .action(bind(async () => (await import("../actions/training-status.ts")).showMaterial));
  registerWriting(training, bind);
}

function registerWriting(training: Command, bind: Bind): void {
  training
    .command("record")
    .description("write down that somebody has completed a module")
    .argument("<module>", MODULE)
    .argument("<person>", "id or address in plan.yaml")
    .option("--on <day>", "when, as YYYY-MM-DD (default: today)", notEmpty)
    .option("--version <text>", "of the material (default: the one that held that day)", notEmpty)
    .requiredOption("--by <person>", BY, notEmpty)
    .addHelpText(
      "after",
      "\nExample:\n  intune-om training record console-course anna-berg --on 2026-11-20 --by bo-ek",
    )
    .action(bind(async () => (await import("../actions/training-record.ts")).recordTraining));
  training
    .command("import")
    .description("write down the completions of a list")
    .argument("<file>", "CSV with the columns person, module, completed and, if known, version")
    .requiredOption("--by <person>", BY, notEmpty)
    .option("--dry-run", "show what would be written, and write nothing", false)
    .addHelpText(
      "after",
      `
The first line names the columns. A person is an id or an address of plan.yaml, a day YYYY-MM-DD or the number that a
workbook has for it. Rows that cannot be used are told with their line; the others are written, and the exit code is 3.

Example:
  intune-om training import ./completions.csv --by bo-ek`,
    )
    .action(bind(async () => (await import("../actions/training-import.ts")).importTraining));
  training
    .command("revised")
    .description("write down that material was brought up to date")
    .argument("<module>", MODULE)
    .requiredOption("--version <text>", "the version that holds from now on", notEmpty)
    .option("--on <day>", "when, as YYYY-MM-DD (default: today)", notEmpty)
    .option(
      "--for <update>",
      "the update that it was revised for: key, or a part that no other has",
      notEmpty,
    )
    .requiredOption("--by <person>", BY, notEmpty)
    .option("--tenant <id>", "whose update it is, where several tenants have it")
    .addHelpText(
      "after",
      `
With --for, what was learnt on an older version is out of date from then on, and the training that the update asks for
is done once no other material waits for it.

Example:
  intune-om training revised console-course --version 4 --for MC1183015 --by bo-ek`,
    )
    .action(bind(async () => (await import("../actions/training-revised.ts")).reviseMaterial));
}
