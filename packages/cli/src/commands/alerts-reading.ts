import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { day, notEmpty, wholeNumber } from "./arguments.ts";

const KEY = "key of an alert, or the beginning of one that no other has";

/** What shows alerts, and changes nothing. */
export function registerAlertReading(alerts: Command, bind: Bind): void {
  alerts
    .command("list", { isDefault: true })
    .description("list what is wrong, the worst first")
    .option("--state <state>", "in one state: open, acknowledged, suppressed, unknown or resolved")
    .option("--rule <id>", "of one rule", notEmpty)
    .option("--severity <severity>", "of one severity: low, medium, high or critical")
    .option("--tenant <id>", "one tenant instead of all")
    .option("--all", "also what is resolved", false)
    .option("--limit <n>", "how many", wholeNumber(1, 1_000_000))
    .addHelpText(
      "after",
      `
STATE is suppressed while somebody has silenced it, and unknown while its source cannot be read: it is neither resolved
nor repeated then.

Examples:
  intune-om alerts
  intune-om alerts --severity critical --json | jq -r '.alerts[].key'`,
    )
    .action(bind(async () => (await import("../actions/alerts-list.ts")).listAlerts));
  alerts
    .command("show")
    .description("show everything that is known of one: evidence, history, who was told, what to do")
    .argument("<alert>", KEY)
    .option("--tenant <id>", "whose alert it is, where several tenants have it")
    .addHelpText("after", "\nExample:\n  intune-om alerts show apple-push-certificate")
    .action(bind(async () => (await import("../actions/alerts-show.ts")).showAlert));
  alerts
    .command("rules")
    .description("list the rules in use, with their thresholds and where those come from")
    .option("--rule <id>", "one rule alone", notEmpty)
    .addHelpText(
      "after",
      "\nExamples:\n  intune-om alerts rules\n  intune-om alerts rules --rule stale-devices",
    )
    .action(bind(async () => (await import("../actions/alerts-rules.ts")).listRules));
  alerts
    .command("log")
    .description("show every step of every alert, the newest first")
    .option("--alert <key>", `of one alert: ${KEY}`, notEmpty)
    .option("--since <day>", "from this day on, for example 2026-11-01", day)
    .option("--tenant <id>", "one tenant instead of all")
    .option("--limit <n>", "how many", wholeNumber(1, 1_000_000))
    .addHelpText(
      "after",
      "\nExamples:\n  intune-om alerts log --since 2026-11-01\n  intune-om alerts log --alert vpp-token --json",
    )
    .action(bind(async () => (await import("../actions/alerts-log.ts")).showLog));
  registerReplay(alerts, bind);
}

function registerReplay(alerts: Command, bind: Bind): void {
  alerts
    .command("replay")
    .description("show what other thresholds and routes would have done with the snapshots of the past")
    .requiredOption("--from <day>", "the first day, for example 2026-08-01", day)
    .option("--to <day>", "the last day (default: today)", day)
    .option(
      "--rules <file>",
      "a file with alerts: as plan.yaml has it, with what stands under that (rules:, …), or a whole plan.yaml",
      notEmpty,
    )
    .option("--tenant <id>", "whose snapshots; needed when there are several tenants")
    .addHelpText(
      "after",
      `
Nothing is written and nobody is told. It begins without an alert: what held on the first day opens then. What people
acknowledged, assigned and suppressed in that time counts as they did it. With --rules both are shown: the file, and
beside it what the plan in force would have done.

Example:
  intune-om alerts replay --from 2026-08-01 --rules ./trial.yaml`,
    )
    .action(bind(async () => (await import("../actions/alerts-replay.ts")).replay));
}
