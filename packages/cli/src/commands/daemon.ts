import type { Command } from "commander";
import type { Bind } from "../program.ts";
import { wholeNumber } from "./arguments.ts";

export function registerDaemon(program: Command, bind: Bind): void {
  program
    .command("start")
    .description("run until stopped: make each report when it is due, and send what is written")
    .option("--no-wait", "end with 1 when another one works on the store, instead of waiting to take over")
    .option(
      "--port <n>",
      "where state and measures are served, in place of daemon.port (0: a free one)",
      wholeNumber(0, 65_535),
    )
    .addHelpText(
      "after",
      `
SIGTERM or SIGINT finishes what is in hand and ends; a second one ends at once. SIGHUP reads both files again.
The log is on stderr: JSON lines in a pipe or with --json, plain ones on a terminal.
It serves /healthz, /readyz and /metrics on 127.0.0.1, by default on port 9464.

Examples:
  intune-om start
  intune-om start --no-wait --port 0`,
    )
    .action(bind(async () => (await import("../actions/start.ts")).start));
}
