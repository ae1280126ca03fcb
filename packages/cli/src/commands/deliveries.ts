import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { wholeNumber } from "./arguments.ts";

export function registerDeliveries(program: Command, bind: Bind): void {
  const deliveries = program
    .command("deliveries")
    .description("list who was sent what, and act on what was not");
  deliveries
    .command("list", { isDefault: true })
    .description("list deliveries, the newest first")
    .option("--run <id>", "deliveries of one run")
    .option("--state <state>", "deliveries in one state, for example unknown or rejected")
    .option("--limit <n>", "how many", wholeNumber(1, 100_000), 50)
    .addHelpText("after", "\nExample:\n  intune-om deliveries --state rejected")
    .action(bind(async () => (await import("../actions/deliveries.ts")).listDeliveries));
  deliveries
    .command("retry")
    .description("put a deferred, rejected or unknown delivery in line again and send it")
    .argument("<delivery>", "id of the delivery")
    .addHelpText("after", "\nExample:\n  intune-om deliveries retry 5d1f8a52-4f53-4f0e-8f57-a2b1f5a3c001")
    .action(bind(async () => (await import("../actions/deliveries.ts")).retryDelivery));
  deliveries
    .command("release")
    .description("let a held delivery go out, for a report that waited for approval")
    .argument("<delivery>", "id of the delivery")
    .addHelpText("after", "\nExample:\n  intune-om deliveries release 5d1f8a52-4f53-4f0e-8f57-a2b1f5a3c001")
    .action(bind(async () => (await import("../actions/deliveries.ts")).releaseDelivery));
}
