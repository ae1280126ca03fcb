import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerCheck(program: Command, bind: Bind): void {
  program
    .command("check")
    .description("check intune-om.yaml and plan.yaml without touching the network")
    .addHelpText("after", "\nExample:\n  intune-om check --config ./intune-om.yaml")
    .action(bind(async () => (await import("../actions/check.ts")).check));
}
