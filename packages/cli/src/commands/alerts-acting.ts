import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { labelPair, notEmpty } from "./arguments.ts";

const KEY = "key of an alert, or the beginning of one that no other has";

/** What people do with alerts. */
export function registerAlertActing(alerts: Command, bind: Bind): void {
  acting(alerts.command("ack").argument("[alert...]", `${KEY}; several may follow each other`))
    .description("say that you have seen them and take care of it: nothing is repeated or escalated then")
    .option("--message <id>", "every open one that a message holds; its id stands in the message", notEmpty)
    .option("--rule <id>", "every open one of a rule", notEmpty)
    .option("--note <text>", "what you are doing about it", notEmpty)
    .addHelpText(
      "after",
      "\nExample:\n  intune-om alerts ack vpp-token --by anna-berg --note 'Renewing today'",
    )
    .action(bind(async () => (await import("../actions/alerts-act.ts")).acknowledgeAlerts));
  acting(alerts.command("assign").argument("<alert...>", `${KEY}; several may follow each other`))
    .description("give them to somebody")
    .requiredOption("--to <person>", "who has them from now on: id or address in plan.yaml", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om alerts assign vpp-token --to bo-ek --by anna-berg")
    .action(bind(async () => (await import("../actions/alerts-act.ts")).assignAlerts));
  acting(
    alerts.command("comment").argument("<alert>", KEY).argument("<text>", "what is to be kept", notEmpty),
  )
    .description("keep a remark with one")
    .addHelpText(
      "after",
      "\nExample:\n  intune-om alerts comment vpp-token 'Apple case 4711 is open' --by anna-berg",
    )
    .action(bind(async () => (await import("../actions/alerts-act.ts")).commentAlert));
  registerSuppressions(alerts, bind);
}

function registerSuppressions(alerts: Command, bind: Bind): void {
  acting(alerts.command("suppress").argument("[alert]", KEY))
    .description("silence alerts until a time: nobody is told of them, and they live on")
    .option("--entity <entity>", "everything about one thing: its id or name", notEmpty)
    .option("--label <name=value>", "everything that has a label; can be given again", labelPair, {})
    .option("--rule <id>", "everything of one rule", notEmpty)
    .option("--platform <name>", "everything of one operating system, for example iOS", notEmpty)
    .option(
      "--until <time>",
      "the end: 3d, 8h, 2026-12-24, 2026-12-24T18:00 or an instant with its zone",
      notEmpty,
    )
    .option("--why <text>", "why, for whoever looks later", notEmpty)
    .addHelpText(
      "after",
      `
Several options together silence what fits all of them. A day ends at midnight in the organisation's zone.

Examples:
  intune-om alerts suppress vpp-token --until 3d --why "Apple works on it" --by anna-berg
  intune-om alerts suppress --platform iOS --rule stale-devices --until 2026-12-24 --why "Store is closed" --by anna-berg`,
    )
    .action(bind(async () => (await import("../actions/alerts-suppress.ts")).suppress));
  alerts
    .command("unsuppress")
    .description("end a suppression before its time: who was not told of what still holds is told")
    .argument("<id>", "its number, as `alerts suppressions` lists it")
    .requiredOption("--by <person>", "who does it: id or address in plan.yaml", notEmpty)
    .addHelpText("after", "\nExample:\n  intune-om alerts unsuppress 20261127-081500 --by anna-berg")
    .action(bind(async () => (await import("../actions/alerts-suppress.ts")).unsuppress));
  alerts
    .command("suppressions")
    .description("list what is silenced now, by commands, by the plan and by maintenance windows")
    .option("--tenant <id>", "one tenant instead of all")
    .addHelpText("after", "\nExample:\n  intune-om alerts suppressions --json")
    .action(bind(async () => (await import("../actions/alerts-suppress.ts")).listSuppressions));
}

function acting(command: Command): Command {
  return command
    .option("--tenant <id>", "whose alerts, where several tenants have such")
    .requiredOption("--by <person>", "who does it: id or address in plan.yaml", notEmpty);
}
