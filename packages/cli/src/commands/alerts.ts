import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { registerAlertActing } from "./alerts-acting.ts";
import { registerAlertReading } from "./alerts-reading.ts";
import { instant, labelPair, notEmpty } from "./arguments.ts";

/** `alerts`: what is wrong, who has it, who is told, and what is silenced. */
export function registerAlerts(program: Command, bind: Bind): void {
  const alerts = program.command("alerts").description("list alerts, act on them, and see whom they reach");
  registerAlertReading(alerts, bind);
  registerAlertActing(alerts, bind);
  registerRoute(alerts, bind);
  registerNotify(alerts, bind);
}

function registerRoute(alerts: Command, bind: Bind): void {
  alerts
    .command("route")
    .description("explain which branch of the routes takes an alert, and who gets it when")
    .argument("<alert>", "key of an alert, id of a rule, or rule:entity of one that is made up", notEmpty)
    .option("--severity <severity>", "low, medium, high or critical")
    .option("--platform <name>", "operating system of what it is about, for example iOS", notEmpty)
    .option("--tenant <id>", "whose alert it is; needed when there are several tenants")
    .option("--label <name=value>", "a label that it has; can be given again", labelPair, {})
    .option("--at <time>", "as of when: an instant with its zone (default: now)", instant)
    .addHelpText(
      "after",
      `
Nothing is sent. For an alert that is known, what its rule last said is used; options take its place.

Examples:
  intune-om alerts route apple-push-certificate --severity critical
  intune-om alerts route malware-active --platform Windows --at 2026-12-24T22:00+01:00`,
    )
    .action(bind(async () => (await import("../actions/alerts-route.ts")).routeAlert));
}

function registerNotify(alerts: Command, bind: Bind): void {
  alerts
    .command("notify")
    .description("tell people now what is due: what the daemon does each minute")
    .option("--tenant <id>", "only this tenant (default: all of them)")
    .option("--dry-run", "show who would get what; nothing is written or sent")
    .addHelpText(
      "after",
      `
What was collected since is judged first. Who is told of what, and when, is in the plan: alerts route explains it.
Nobody is told the same twice, however often it is run.

Examples:
  intune-om alerts notify --dry-run
  intune-om collect && intune-om alerts notify`,
    )
    .action(bind(async () => (await import("../actions/alerts-notify.ts")).notifyAlerts));
}
