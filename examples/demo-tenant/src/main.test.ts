import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let dir = "";

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "demo-tenant-"));
});

afterEach(() => rm(dir, { recursive: true }));

test("the command says how to reach it, answers there, and ends with code 0 when told to", async () => {
  const main = command("--", "--devices", "12", "--day", "3", "--mail-dir", dir);
  let printed = "";
  for await (const chunk of main.stdout) {
    printed += String(chunk);
    if (printed.includes("Ctrl+C")) break;
  }
  const url = /^Microsoft Graph\s+(http:\/\/127\.0\.0\.1:\d+)$/m.exec(printed)?.[1];
  const state: unknown = await (await fetch(`${url}/_demo/state`)).json();
  expect(state).toMatchObject({ devices: 12, day: 3 });
  main.kill("SIGTERM");
  expect((await once(main, "exit"))[0]).toBe(0);
});

test.for([
  [["--devices", "0"], /devices must be a whole number/],
  [["--devices", "many"], /--devices must be a whole number, not many/],
  [["--surprise"], /surprise/],
] as const)("%o is wrong usage: code 2 and the reason", async ([args, reason]) => {
  const main = command(...args);
  let said = "";
  main.stderr.on("data", (chunk) => {
    said += String(chunk);
  });
  expect((await once(main, "close"))[0]).toBe(2);
  expect(said).toMatch(reason);
});

function command(...args: readonly string[]) {
  const main = new URL("main.ts", import.meta.url).pathname;
  return spawn(process.execPath, ["--conditions=@intune-om/source", main, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}
