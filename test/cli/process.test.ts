import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";

const BIN = new URL("../../packages/cli/bin/intune-om.js", import.meta.url).pathname;
const PAGE = new URL("../../examples/organisation/feeds/whats-new.md", import.meta.url).pathname;

describe.skipIf(process.platform === "win32")("the command in a pipe", () => {
  it.each([
    ["--help", ["--help"]],
    ["a result", ["updates", "inspect", PAGE, "--json"]],
  ])("ends quietly when whoever reads %s stops early", async (_what, words) => {
    const child = spawn(process.execPath, ["--conditions=@intune-om/source", BIN, ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    // Gone before the command has started, as with `intune-om --help | true`.
    child.stdout.destroy();
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });
});

describe("the command on a Node that is too old", () => {
  it("says in a sentence what it needs, and ends with 1", async () => {
    const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.1.0"}})';
    const child = spawn(process.execPath, ["--import", older, BIN, "--help"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("intune-om needs Node 24.11 or newer, and this is Node 20.1.0.");
  });
});
