import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

/** `round`: a guided round through the admin center. */
export function registerRound(program: Command, bind: Bind): void {
  program
    .command("round")
    .description("go through the admin center step by step, with today's figures")
    .argument("[round]", "daily or weekly", "daily")
    .option("--list", "print every step at once instead of asking", false)
    .option("--done", "write down that it was gone through", false)
    .option("--by <person>", "who goes through it: id or address in plan.yaml", notEmpty)
    .option("--found <text>", "what it brought to light", notEmpty)
    .option("--anyone", "even if the person is no administrator and has no routine of operations", false)
    .option("--language <id>", "en or sv (default: that of the person, else of the organisation)", notEmpty)
    .option("--tenant <id>", "whose figures; needed when there are several tenants")
    .addHelpText(
      "after",
      `
Links lead to the admin center, from where the words of the step lead on.

Examples:
  intune-om round --by anna-berg
  intune-om round weekly --list
  intune-om round --done --by anna-berg --found "VPN profile fails on four Macs"`,
    )
    .action(bind(async () => (await import("../actions/round.ts")).goRound));
}
