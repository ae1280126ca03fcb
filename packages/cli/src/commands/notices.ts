import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty } from "./arguments.ts";

const NOTICE = "id of a notice, for example change-1a2b3c4d";

export function registerNotices(program: Command, bind: Bind): void {
  const notices = program
    .command("notices")
    .description("tell users what touches them: draft, look, approve, send");
  registerLooking(notices, bind);
  registerDeciding(notices, bind);
  withTenant(notices.command("send").argument("[notice]", `${NOTICE}; without it, every approved one`))
    .description("send what was approved, and go on with what is on its way")
    .addHelpText(
      "after",
      `
Whom a notice touches is looked up once more, and in quiet hours nothing begins. Nobody gets the same notice twice,
however often this is given.

Example:
  intune-om notices send`,
    )
    .action(bind(async () => (await import("../actions/notices-send.ts")).sendNotice));
}

function registerLooking(notices: Command, bind: Bind): void {
  withTenant(notices.command("list", { isDefault: true }))
    .description("list notices, the newest first")
    .option("--state <state>", "in one state: draft, held, approved, sending, sent or withdrawn", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om notices list --state held")
    .action(bind(async () => (await import("../actions/notices-list.ts")).listNotices));
  withTenant(notices.command("draft"))
    .description("write drafts of what users must be told, from the newest snapshot")
    .addHelpText("after", "\nExample:\n  intune-om collect && intune-om notices draft")
    .action(bind(async () => (await import("../actions/notices-draft.ts")).draftNotices));
  notices
    .command("preview")
    .description("show its words in each language, a sample of its readers, and who is left out")
    .argument("<notice>", NOTICE)
    .addHelpText("after", "\nExample:\n  intune-om notices preview change-1a2b3c4d")
    .action(bind(async () => (await import("../actions/notices-preview.ts")).previewNotice));
  notices
    .command("show")
    .description("show who got it, and when")
    .argument("<notice>", NOTICE)
    .addHelpText("after", "\nExample:\n  intune-om notices show change-1a2b3c4d --json")
    .action(bind(async () => (await import("../actions/notices-show.ts")).showNotice));
}

function registerDeciding(notices: Command, bind: Bind): void {
  deciding(notices, "approve")
    .description("say yes to it, to its words and to its readers")
    .option("--despite-size", "although it goes to unusually many people", false)
    .addHelpText(
      "after",
      `
Whoever has the role notices.approver in plan.yaml approves, or a deputy, once the draft has been previewed. Where more
people or other words came since, nothing is approved, and the difference is told.

Example:
  intune-om notices approve change-1a2b3c4d --by anna-berg`,
    )
    .action(bind(async () => (await import("../actions/notices-decide.ts")).approveNotice));
  deciding(notices, "withdraw")
    .description("take it back: whoever has not got it will not")
    .requiredOption("--why <text>", "why", notEmpty)
    .addHelpText(
      "after",
      '\nExample:\n  intune-om notices withdraw change-1a2b3c4d --by anna-berg --why "Told on the intranet"',
    )
    .action(bind(async () => (await import("../actions/notices-decide.ts")).withdrawNotice));
}

function deciding(notices: Command, name: string): Command {
  return notices
    .command(name)
    .argument("<notice>", NOTICE)
    .requiredOption("--by <person>", "who decides: id or address in plan.yaml", notEmpty);
}

function withTenant(command: Command): Command {
  return command.option("--tenant <id>", "one tenant instead of all", notEmpty);
}
