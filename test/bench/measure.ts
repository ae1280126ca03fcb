import { spawn } from "node:child_process";

/** One measured figure beside its floor and its limit. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly floor: string;
  readonly limit: string;
  readonly met: boolean;
}

export interface ChildResult {
  readonly ms: number;
  /** Most resident memory the process ever had. */
  readonly maxRssMiB: number;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = new URL("../../packages/cli/bin/intune-om.js", import.meta.url).pathname;
export const REPORT_MEMORY: string =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('maxRSS='+process.resourceUsage().maxRSS+'\\n'))";

/** Runs node with some arguments to its end. */
export function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      const stderr = Buffer.concat(err).toString();
      const maxRssMiB = Number(/maxRSS=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
      resolve({
        ms: performance.now() - began,
        maxRssMiB,
        exitCode,
        stdout: Buffer.concat(out).toString(),
        stderr,
      });
    });
  });
}

/** Runs the command from source, with its memory measured. */
export function runCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildResult> {
  return runNode(["--conditions=@intune-om/source", "--import", REPORT_MEMORY, MAIN, ...argv], env);
}

/** The same without anything that is only there to measure. */
export function startCommand(argv: readonly string[]): Promise<ChildResult> {
  return runNode(["--conditions=@intune-om/source", MAIN, ...argv]);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
