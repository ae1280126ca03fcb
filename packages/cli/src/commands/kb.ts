import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

export function registerKnowledge(program: Command, bind: Bind): void {
  const kb = program.command("kb").description("the organisation's own articles for the help desk");
  withFolder(kb.command("list", { isDefault: true }))
    .description("list the articles with their owners, the oldest review first")
    .option("--stale", "only those whose review is overdue", false)
    .addHelpText("after", "\nExample:\n  intune-om kb list --stale")
    .action(bind(async () => (await import("../actions/kb.ts")).listArticles));
  withFolder(kb.command("check"))
    .description("find what is wrong in the articles, with file, line and fix")
    .addHelpText("after", "\nExample:\n  intune-om kb check --kb ./kb")
    .action(bind(async () => (await import("../actions/kb.ts")).checkArticles));
}

function withFolder(command: Command): Command {
  return command.option("--kb <folder>", "this folder instead of the plan's", notEmpty);
}
