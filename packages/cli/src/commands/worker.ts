import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { wholeNumber } from "./arguments.ts";

export function registerWorker(program: Command, bind: Bind): void {
  program
    .command("worker")
    .description("help the daemon until stopped: make reports and send them, on this machine or another")
    .option("--concurrency <n>", "reports made side by side", wholeNumber(1, 16), 1)
    .addHelpText(
      "after",
      `
Needs a PostgreSQL store, and one \`intune-om start\` on it, which says what is due. Any number of workers may run. How
many messages go out side by side is mail.connections, and holds for each of them; mail.rate holds for all together.
Signals and logs are those of \`intune-om start\`.

Example:
  intune-om worker --concurrency 2`,
    )
    .action(bind(async () => (await import("../actions/worker.ts")).worker));
}
