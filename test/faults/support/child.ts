import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readlink } from "node:fs/promises";
import { setInterval } from "node:timers/promises";
import type { ChildOrders, FromChild, Moment, ToChild } from "./child-orders.ts";
import { tally } from "./tally.ts";

const ENTRY = new URL("command-with-checkpoints.ts", import.meta.url).pathname;
/** Nothing here takes so long on a slow machine; a test that waits longer waits for nothing. */
const DEADLINE_MS = 90_000;
/** Between two looks at what nobody tells. */
const LOOK_MS = 20;

export interface ChildEnd {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a process of its own. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** What it has said so far. */
  readonly stdout: string;
  readonly stderr: string;
  readonly ended: Promise<ChildEnd>;
  /** Waits until it says something on stderr or stdout; fails with all that it said when it ends before. */
  untilSaid(pattern: RegExp, mostMs?: number): Promise<RegExpExecArray>;
  /** Waits until it stands still where it was told to. */
  readonly reached: Promise<void>;
  goOn(): void;
  /** Waits until it says anything at all, and no longer than so. */
  untilSomething(mostMs: number): Promise<void>;
  /** Waits until it has a file open, as the system shows it. */
  untilOpen(file: string): Promise<void>;
  /** Sets its clock. */
  setAhead(ms: number): void;
  signal(name: NodeJS.Signals): void;
  /** Kills it, as a power cut would, and waits for its end. */
  kill(): Promise<ChildEnd>;
  /** Asks it to stop, and waits for its end. */
  stop(): Promise<ChildEnd>;
}

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly orders?: Partial<ChildOrders>;
  /** Put before the command, for example a shell that limits what it may do. */
  readonly wrap?: readonly string[];
}

export function startChild(argv: readonly string[], options: ChildOptions = {}): Child {
  const { orders = {}, wrap = [] } = options;
  const command = [...wrap, process.execPath, "--conditions=@intune-om/source", ENTRY, ...argv];
  const child = spawn(command[0] ?? "", command.slice(1), {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { PATH: process.env["PATH"], ...options.env, OM_FAULTS_ORDERS: JSON.stringify(orders) },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  tally.starts += 1;
  const said = listen(child);
  const ended = endOf(child, said);
  const send = (message: ToChild): void => void child.send(message);
  return {
    pid: child.pid ?? -1,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    ended,
    untilSaid: (pattern, mostMs) => untilSaid(said, ended, { pattern, mostMs }),
    reached: reachedBy(child, ended, orders.holdAt),
    goOn: () => {
      if (orders.holdAt !== undefined) send({ kind: "goOn", point: orders.holdAt.point });
    },
    untilSomething: (mostMs) => untilSomething(said, mostMs),
    untilOpen: (file) => within(untilOpen(child.pid ?? -1, file), () => `it never opened ${file}`),
    setAhead: (aheadMs) => send({ kind: "clock", aheadMs }),
    signal: (name) => void child.kill(name),
    kill: async () => {
      child.kill("SIGKILL");
      return await ended;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return await within(ended, () => `the process did not stop:\n${said.stderr}`);
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Runs the command to its end, whatever that is. */
export async function runChild(argv: readonly string[], options: ChildOptions = {}): Promise<ChildEnd> {
  await using child = startChild(argv, options);
  return await within(
    child.ended,
    () => `\`${argv.join(" ")}\` did not end:\n${child.stdout}\n${child.stderr}`,
  );
}

interface Said {
  stdout: string;
  stderr: string;
  readonly listeners: Set<() => void>;
}

function listen(child: ChildProcess): Said {
  const said: Said = { stdout: "", stderr: "", listeners: new Set() };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
      for (const look of said.listeners) look();
    });
  }
  return said;
}

function endOf(child: ChildProcess, said: Said): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode, signal) => {
      if (signal === "SIGKILL") tally.kills += 1;
      resolve({ exitCode, signal, stdout: said.stdout, stderr: said.stderr });
    });
  });
}

async function untilSaid(
  said: Said,
  ended: Promise<ChildEnd>,
  { pattern, mostMs }: { readonly pattern: RegExp; readonly mostMs: number | undefined },
): Promise<RegExpExecArray> {
  const found = Promise.withResolvers<RegExpExecArray>();
  const look = (): void => {
    const match = pattern.exec(said.stderr) ?? pattern.exec(said.stdout);
    if (match !== null) found.resolve(match);
  };
  said.listeners.add(look);
  look();
  void ended.then((end) => found.reject(new Error(`it ended without saying ${pattern}: ${describe(end)}`)));
  try {
    const complaint = (): string => `it did not say ${pattern}:\n${said.stdout}\n${said.stderr}`;
    return await within(found.promise, complaint, mostMs);
  } finally {
    said.listeners.delete(look);
  }
}

function untilSomething(said: Said, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      said.listeners.delete(done);
      resolve();
    };
    const timer = setTimeout(done, mostMs);
    said.listeners.add(done);
  });
}

async function untilOpen(pid: number, file: string): Promise<void> {
  for await (const _ of setInterval(LOOK_MS)) {
    const links = await readdir(`/proc/${pid}/fd`);
    const open = await Promise.all(links.map((link) => readlink(`/proc/${pid}/fd/${link}`).catch(() => "")));
    if (open.includes(file)) return;
  }
}

function reachedBy(child: ChildProcess, ended: Promise<ChildEnd>, holdAt: Moment | undefined): Promise<void> {
  const reached = Promise.withResolvers<void>();
  child.on("message", (message: FromChild) => {
    if (message.point === holdAt?.point) reached.resolve();
  });
  void ended.then((end) => reached.reject(new Error(`it ended before it stood still: ${describe(end)}`)));
  // Whoever does not ask need not hear of it.
  reached.promise.catch(() => undefined);
  return reached.promise;
}

export function describe({ exitCode, signal, stdout, stderr }: ChildEnd): string {
  return `exit ${exitCode ?? signal}\n${stdout}\n${stderr}`;
}

/** Fails when something does not come in time. */
export async function within<T>(work: Promise<T>, complaint: () => string, ms = DEADLINE_MS): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(complaint())), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws with all that it said when it came to its end by itself */
export function mustBeKilled(end: ChildEnd): void {
  if (end.signal !== "SIGKILL") throw new Error(`it was not killed: ${describe(end)}`);
}
