import type { AlertKind } from "@intune-om/core";
import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { notEmpty, wholeNumber } from "./arguments.ts";

/** As the core names them, which is not loaded for the help alone. */
const KINDS = [
  "service-incident",
  "push-certificate-expiring",
  "token-expiring",
  "connector-unhealthy",
  "active-threat",
  "compliance-drop",
  "app-failing",
  "enrollment-failures",
] as const satisfies readonly AlertKind[];

const A_WEEK_MINUTES = 10_080;

/** `drill`: test alerts, and how soon somebody takes them. */
export function registerDrill(program: Command, bind: Bind): void {
  const drill = program
    .command("drill")
    .description("send a test alert the way of a real one, and measure how soon somebody takes it")
    .addHelpText(
      "after",
      `\nKinds of alerts:\n  ${KINDS.join("\n  ")}\n\nExample:\n  intune-om drill active-threat --by anna-berg`,
    );
  drill
    .command("start", { isDefault: true })
    .description("send a test alert to whomever the routes of such alerts lead to now, absences counted")
    .argument("<kind>", `${KINDS.slice(0, -1).join(", ")} or ${KINDS.at(-1)}`)
    .option("--to <id>", "a role or person of plan.yaml instead of those to whom such alerts go", notEmpty)
    .option("--severity <severity>", "low, medium, high or critical", "high")
    .option(
      "--target <minutes>",
      "within how long it should be acknowledged (default: 60 for high, 15 for critical)",
      wholeNumber(1, A_WEEK_MINUTES),
    )
    .requiredOption("--by <person>", "who starts it: id or address in plan.yaml", notEmpty)
    .option("--tenant <id>", "whose alert it is; needed when there are several tenants")
    .addHelpText("after", "\nExample:\n  intune-om drill active-threat --by anna-berg")
    .action(bind(async () => (await import("../actions/drill-start.ts")).startDrill));
  drill
    .command("ack")
    .description("say that you have it: whoever got the letter does")
    .argument("<id>", "number of the drill, as the letter names it")
    .requiredOption("--by <person>", "who you are: id or address in plan.yaml", notEmpty)
    .option("--tenant <id>", "whose alert it was; needed when there are several tenants")
    .addHelpText("after", "\nExample:\n  intune-om drill ack 20261127-081500 --by bo-ek")
    .action(bind(async () => (await import("../actions/drill-list.ts")).acknowledgeDrill));
  drill
    .command("list")
    .description("list the drills of the last year, with their figures of the last 90 days")
    .option("--tenant <id>", "whose alerts; needed when there are several tenants")
    .addHelpText("after", "\nExample:\n  intune-om drill list --json")
    .action(bind(async () => (await import("../actions/drill-list.ts")).listDrills));
}
