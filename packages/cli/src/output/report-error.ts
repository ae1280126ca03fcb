import { ConfigError, formatProblem, formatWarning, messageOf, OmError } from "@intune-om/core/base";
import type { GlobalOptions } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { Output } from "./output.ts";

/** What the user asked for or wrote down is wrong; nothing was tried. */
const USAGE =
  /^(?:usage\.|triage\.|alert\.|suppression\.|run\.unknown|run\.nobody$|backup\.(?:exists|missing)$|store\.exists$|feed\.unknown-kind$)/;

/** Tells what went wrong and what to do about it, and says how the command ends. */
export async function reportError(error: unknown, output: Output, options: GlobalOptions): Promise<ExitCode> {
  if (error instanceof ConfigError) {
    const told = [...error.problems.map(formatProblem), ...error.warnings.map(formatWarning)];
    output.problem(told.join("\n\n"));
    output.problem(`\n${error.message}. ${error.hint}`);
    printJson(output, options, {
      code: error.code,
      message: error.message,
      hint: error.hint,
      problems: error.problems,
      ...(error.warnings.length === 0 ? {} : { warnings: error.warnings }),
    });
    return EXIT.usage;
  }
  if (error instanceof OmError) {
    const cause = options.verbose && error.cause !== undefined ? `\n  cause: ${messageOf(error.cause)}` : "";
    output.problem(`Error: ${error.message}${cause}\n  ${error.hint} (${error.code})`);
    printJson(output, options, { code: error.code, message: error.message, hint: error.hint });
    return USAGE.test(error.code) ? EXIT.usage : EXIT.failed;
  }
  if (error instanceof DOMException && error.name === "AbortError") {
    const hint = "What was done is kept: `intune-om runs` lists it, `intune-om runs continue RUN` goes on.";
    output.problem(`Stopped. ${hint}`);
    printJson(output, options, { code: "run.stopped", message: error.message, hint });
    return EXIT.failed;
  }
  // Anything else is a fault of the program: the stack helps whoever mends it.
  const stack = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
  output.problem(`Unexpected error: ${stack}`);
  printJson(output, options, {
    code: "unexpected",
    message: messageOf(error),
    hint: "This is a fault of intune-om; please report it.",
  });
  return EXIT.failed;
}

function printJson(output: Output, options: GlobalOptions, error: object): void {
  if (options.json) output.result({ error }, () => "");
}
