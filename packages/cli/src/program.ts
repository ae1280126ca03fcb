import { setTimeout as delay } from "node:timers/promises";
import type { Checkpoint, Clock } from "@intune-om/core";
import { Command, CommanderError } from "commander";
import type { Action, Ask, GlobalOptions, Sleep } from "./action.ts";
import { commands } from "./commands/index.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { createOutput, type OutputStreams } from "./output/output.ts";
import { listenToSignals, type SignalSource } from "./process-signals.ts";
import { VERSION } from "./version.ts";

/** The parts of the process that the command uses. */
export interface ProcessLike extends OutputStreams, SignalSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  readonly stdin?: { readonly isTTY?: boolean | undefined };
  /** Takes the place of the person at the terminal. */
  readonly ask?: Ask;
  /** Takes the place of the machine's clock. */
  readonly clock?: Clock;
  /** Takes the place of real waits. */
  readonly sleep?: Sleep;
  /** Stops the process at a moment, or holds it there: for tests alone. */
  readonly checkpoint?: Checkpoint;
}

/** Binds an action, which is loaded only when its command was chosen, to a command of the program. */
export type Bind = <Options>(load: () => Promise<Action<Options>>) => (...args: unknown[]) => Promise<void>;

/** Parses the words of the command line, runs what they ask for, and returns the exit code. */
export async function runProgram(argv: readonly string[], proc: ProcessLike): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const bind: Bind =
    (load) =>
    async (...args) => {
      exitCode = await runAction(load, args, proc);
    };
  const program = createProgram(bind, proc);
  // Material has versions of its own, so that the option is that of the command there.
  if (!argv.includes("training")) program.version(VERSION, "--version", "print the version");
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    if (argv.includes("--json")) proc.stdout.write(`${JSON.stringify({ error: usageError(error) })}\n`);
    return EXIT.usage;
  }
}

/** Commander has told a person already; a program that asked for JSON gets the same words there. */
function usageError({ message }: CommanderError): object {
  return {
    code: "usage",
    message: message.replace(/^error: /, ""),
    hint: "Add --help to see what the command takes.",
  };
}

function createProgram(bind: Bind, proc: ProcessLike): Command {
  const program = new Command("intune-om")
    .description(
      "Keeps a Microsoft Intune environment healthy: collects, reports and tells those it touches.",
    )
    .option("-c, --config <file>", "configuration file", proc.env["INTUNE_OM_CONFIG"] ?? "intune-om.yaml")
    .option("--json", "print one JSON document on stdout and nothing else there", false)
    .option("--quiet", "print nothing but the result", false)
    .option("--verbose", "log what is done, on stderr", false)
    .option("--no-color", "no colours")
    .helpOption("-h, --help", "show help")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => proc.stdout.write(text),
      writeErr: (text) => proc.stderr.write(text),
    })
    .addHelpText(
      "after",
      "\nTimes are those of the organisation's zone, each with its offset; with --json they are in UTC.\nTry it on a sample organisation:  intune-om demo",
    )
    .exitOverride()
    .showSuggestionAfterError();
  for (const register of commands) register(program, bind);
  inheritSettings(program);
  return program;
}

/** Sub-commands do not take these over by themselves when they are added whole. */
function inheritSettings(command: Command): void {
  refuseUnknownWords(command);
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    inheritSettings(child);
  }
}

/** A group whose default takes no argument would take a mistyped command for one too many of that. */
function refuseUnknownWords(group: Command): void {
  group.hook("preSubcommand", async (_, chosen) => {
    const [word] = group.args;
    if (word === undefined || word.startsWith("-") || chosen.registeredArguments.length > 0) return;
    const names = group.commands.map((command) => command.name());
    if ([...names, ...group.commands.flatMap((command) => command.aliases())].includes(word)) return;
    const { suggest } = await import("@intune-om/core");
    const meant = suggest(word, names);
    const hint = meant === null ? `Use one of ${names.join(", ")}.` : `(Did you mean ${meant}?)`;
    group.error(`error: unknown command '${word}'\n${hint}`, { code: "commander.unknownCommand" });
  });
}

/** Commander hands over the arguments, then the options, then the command itself. */
async function runAction<Options>(
  load: () => Promise<Action<Options>>,
  args: readonly unknown[],
  proc: ProcessLike,
): Promise<ExitCode> {
  const command = args.at(-1);
  if (!(command instanceof Command)) throw new TypeError("an action was called without its command");
  const named = Object.fromEntries(
    command.registeredArguments.map((argument, index) => [argument.name(), args[index]]),
  );
  const asked = { ...command.optsWithGlobals(), ...named } as Options & GlobalOptions;
  const options = { ...asked, color: asked.color && (proc.env["NO_COLOR"] ?? "") === "" };
  const output = createOutput(options, proc);
  const signals = listenToSignals(proc);
  try {
    const action = await load();
    return await action({
      options,
      output,
      stderr: proc.stderr,
      env: proc.env,
      cwd: proc.cwd(),
      clock: proc.clock ?? machineClock,
      sleep: proc.sleep ?? sleepByTimer,
      checkpoint: proc.checkpoint ?? goOn,
      ask: proc.ask ?? (proc.stdin?.isTTY === true && proc.stdout.isTTY === true ? askAtTerminal : null),
      signal: signals.signal,
      onHangup: signals.onHangup,
      exit: (code) => proc.exit?.(code),
    });
  } catch (error) {
    const { reportError } = await import("./output/report-error.ts");
    return await reportError(error, output, options);
  } finally {
    output.close();
    signals.end();
  }
}

const askAtTerminal: Ask = async (question, help) =>
  (await import("./init/ask-at-terminal.ts")).askAtTerminal(question, help);

/** The ones of the core would load it, which `--help` need not wait for. */
const machineClock: Clock = { now: () => new Date() };
const goOn: Checkpoint = async () => undefined;

const sleepByTimer: Sleep = async (ms, signal) => {
  await delay(ms, undefined, signal === undefined ? {} : { signal });
};
