import { type Command, InvalidArgumentError } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

export function registerLookup(program: Command, bind: Bind): void {
  program
    .command("lookup")
    .description("find what an error code means and what to do first, however it is written")
    .argument("<code...>", "a code in any spelling, a word, or the sentence in which it stands", codeParts)
    .option("--area <area>", "only what is met there, for example enrollment", notEmpty)
    .option("--platform <platform>", "only what is met there, for example ios", notEmpty)
    .option("--language <language>", "the language of the answer: en or sv", notEmpty)
    .option("--kb <folder>", "own articles in this folder instead of the plan's", notEmpty)
    // Half of all codes begin with a minus sign, as an option does.
    .allowUnknownOption(true)
    .addHelpText(
      "after",
      `
Needs no configuration file. Where there is one, the articles of its plan stand in front.

Examples:
  intune-om lookup 0x87D1041C --platform ios
  intune-om lookup -2016281112
  intune-om lookup "Error code: 87d1fde8." --language sv --json`,
    )
    .action(bind(async () => (await import("../actions/lookup.ts")).lookUp));
}

/** Collects the words; what is no number behind its hyphens was meant as an option. */
function codeParts(text: string, before: readonly string[] | undefined): readonly string[] {
  if (/^--?[a-z]/i.test(text)) throw new InvalidArgumentError(`It has no option ${text}.`);
  return [...(before ?? []), text];
}
