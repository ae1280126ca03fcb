import type { Command } from "commander";
import type { Bind } from "../program.ts";

export function registerUpdates(program: Command, bind: Bind): void {
  program
    .command("updates")
    .description("look at announced changes")
    .command("inspect")
    .description("show how a page or feed is read")
    .argument("<source>", "a file, or an http(s) address")
    .option("--kind <kind>", "read it as this kind, for example whats-new")
    .option("--allow-private", "read addresses inside your own network too", false)
    .addHelpText("after", "\nExample:\n  intune-om updates inspect ./whats-new.md --json")
    .action(bind(async () => (await import("../actions/updates-inspect.ts")).inspectUpdates));
}
