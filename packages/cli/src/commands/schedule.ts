import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { instant, notEmpty, wholeNumber } from "./arguments.ts";

const REPORT = "id of a report in plan.yaml";
const BY = "who says so: id or address in plan.yaml";
const TENANT = "only for one tenant (default: all)";

/** `schedule`: when reports are sent, and when they are not. */
export function registerSchedule(program: Command, bind: Bind): void {
  const schedule = program.command("schedule").description("when reports are sent by themselves");
  registerPreview(schedule, bind);
  schedule
    .command("list", { isDefault: true })
    .description("list the schedules with what is next and what came last")
    .addHelpText("after", "\nExample:\n  intune-om schedule list")
    .action(bind(async () => (await import("../actions/schedule-list.ts")).listSchedules));
  schedule
    .command("pause")
    .description("keep a report from being sent by itself")
    .argument("<report>", REPORT)
    .requiredOption("--why <text>", "the reason, which each occurrence that is left out is given", notEmpty)
    .requiredOption("--by <person>", BY, notEmpty)
    .option("--until <instant>", "when it goes on by itself (default: when somebody resumes it)", instant)
    .option("--tenant <id>", TENANT, notEmpty)
    .addHelpText(
      "after",
      `
Each occurrence within the pause is written down as skipped, with who paused it and why. \`intune-om run\` still works.

Example:
  intune-om schedule pause stakeholder-weekly --why "the tenant is moved" --by anna-berg --until 2026-12-01T06:00Z`,
    )
    .action(bind(async () => (await import("../actions/schedule-pause.ts")).pauseSchedule));
  schedule
    .command("resume")
    .description("let a paused report be sent by itself again")
    .argument("<report>", REPORT)
    .requiredOption("--by <person>", BY, notEmpty)
    .option("--tenant <id>", TENANT, notEmpty)
    .addHelpText(
      "after",
      `
What lay within the pause is not made up for.

Example:
  intune-om schedule resume stakeholder-weekly --by anna-berg`,
    )
    .action(bind(async () => (await import("../actions/schedule-pause.ts")).resumeSchedule));
}

function registerPreview(schedule: Command, bind: Bind): void {
  schedule
    .command("preview")
    .description("show when reports, or a cron expression, will be due")
    .argument("[reports...]", "ids of reports in plan.yaml (default: all that have a schedule)")
    .option("--cron <expression>", "a five-field cron expression instead of reports", notEmpty)
    .option("--zone <zone>", "its IANA time zone (default: UTC)", notEmpty)
    .option("--from <instant>", "where to begin, that instant included (default: now)", instant)
    .option("--until <instant>", "where to end, that instant not included", instant)
    .option(
      "--count <n>",
      "how many of each at most (default: the next 7 days of all reports; 10 of those that are named)",
      wholeNumber(1, 600_000),
    )
    .addHelpText(
      "after",
      `
A time inside the hour that spring leaves out is due once, at the first moment after the gap; a time inside the hour that
autumn has twice is due once, the first time; a pattern with * or / in minute or hour is due on every elapsed minute that
fits. Instants are written with their zone; a day stands for its first moment in UTC.

Examples:
  intune-om schedule preview stakeholder-weekly --count 4
  intune-om schedule preview --cron "30 2 * * *" --zone Europe/Stockholm --from 2026-03-28 --until 2026-03-31`,
    )
    .action(bind(async () => (await import("../actions/schedule-preview.ts")).previewSchedule));
}
