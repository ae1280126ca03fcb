import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

const BIN = new URL("../../packages/cli/bin/intune-om.js", import.meta.url).pathname;

export interface ChildResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a process of its own: for what a process takes from its environment when it starts. */
export async function intuneOmProcess(
  argv: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<ChildResult> {
  const child = spawn(process.execPath, ["--conditions=@intune-om/source", BIN, ...argv], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...options.env },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode: Number(exitCode), stdout, stderr };
}
