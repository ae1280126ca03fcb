import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

/** `newcomers`: users with their first device, and new members of the team. */
export function registerNewcomers(program: Command, bind: Bind): void {
  const newcomers = program
    .command("newcomers")
    .description("who is new: users with their first device, and members of the team");
  newcomers
    .command("list", { isDefault: true })
    .description("list users with their first device, and who is still without the welcome")
    .option("--without-welcome", "leave out those who got it", false)
    .option("--tenant <id>", "one tenant instead of all")
    .addHelpText(
      "after",
      `
The first complete reading of the devices counts everybody who is there; whoever comes after that is new, once.

Examples:
  intune-om newcomers
  intune-om newcomers --without-welcome --json | jq '.newcomers[] | select(.state == "overdue")'`,
    )
    .action(bind(async () => (await import("../actions/newcomers-list.ts")).listNewcomers));
  newcomers
    .command("onboarding")
    .description("show what new members of the team have done, and what is still to do")
    .option("--open", "leave out what is done", false)
    .addHelpText("after", "\nExample:\n  intune-om newcomers onboarding --open")
    .action(bind(async () => (await import("../actions/newcomers-onboarding.ts")).showOnboarding));
  newcomers
    .command("done")
    .description("write down that somebody has done a step of their onboarding list")
    .argument("<person>", "id or address in plan.yaml")
    .argument("<step>", "id of a step under onboarding in plan.yaml")
    .requiredOption("--by <person>", "who says so: id or address in plan.yaml", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om newcomers done anna-berg first-round --by bo-ek")
    .action(bind(async () => (await import("../actions/newcomers-done.ts")).finishStep));
}
