import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { AlertRulePlugin } from "../../config/config.ts";
import { messageOf } from "../../errors.ts";
import { redactText } from "../../graph/redact.ts";
import type { UnknownCause } from "../rule-outcome.ts";
import type { PluginAnswer, PluginQuestion, PluginTask } from "./plugin-task.ts";

/** From source, everything is found by this condition. */
const SOURCE = "--conditions=@intune-om/source";
const MOST_MEGABYTES = 512;

export interface AskOptions {
  readonly onAnswer: (answer: PluginAnswer) => void;
  readonly signal: AbortSignal;
}

/**
 * Starts a plug-in in a thread of its own and hears it out. It has nothing of this process but the task: no environment, in
 * which secrets may stand, and no console. When its time is up it is ended, whatever it does.
 * @returns Null when it answered to its end, otherwise why it did not.
 * @throws The signal's reason after an abort
 */
export async function askPlugin(
  plugin: AlertRulePlugin,
  question: PluginQuestion | null,
  { onAnswer, signal }: AskOptions,
): Promise<Extract<UnknownCause, { kind: "error" | "timeout" }> | null> {
  signal.throwIfAborted();
  const worker = startThread(plugin, question);
  const afterMs = plugin.timeoutSeconds * 1_000;
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof askPlugin>>>();
  const timer = setTimeout(() => resolve({ kind: "timeout", afterMs }), afterMs);
  const stop = (): void => resolve(null);
  signal.addEventListener("abort", stop, { once: true });
  const failed = (message: string): void => resolve({ kind: "error", message: redactText(message) });
  try {
    worker.on("message", (answer: PluginAnswer) => {
      if (answer.kind === "done") resolve(null);
      else if (answer.kind === "failed") failed(answer.message);
      else onAnswer(answer);
    });
    worker.on("error", (error) => failed(messageOf(error)));
    worker.on("messageerror", (error) => failed(messageOf(error)));
    worker.on("exit", () => failed("its thread ended before it had answered"));
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    // Until it is gone it may still throw, which without a listener would end this process.
    worker.removeAllListeners("message");
    await worker.terminate();
    signal.throwIfAborted();
  }
}

function startThread({ module, folder, options }: AlertRulePlugin, question: PluginQuestion | null): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  const file = new URL(isSource ? "./plugin-worker.ts" : "./plugin-worker.js", import.meta.url);
  const workerData: PluginTask = { module, folder: pathToFileURL(folder).href, options, question };
  const worker = new Worker(fileURLToPath(file), {
    workerData,
    env: {},
    argv: [],
    execArgv: isSource ? [SOURCE] : [],
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  // What it writes would stand among the documents that the command prints.
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}
