import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { intuneOm } from "../support/command.ts";

describe("a folder that files shall go to", () => {
  it("is made, however deep, before anything else is done", async () => {
    const base = await mkdtemp(join(tmpdir(), "intune-om-out-"));
    const out = join(base, "a", "b", "c");
    const { exitCode } = await intuneOm(["demo", "--out", out, "--devices", "5", "--day", "0"]);
    expect(exitCode).toBe(0);
    expect((await stat(join(out, "reports"))).isDirectory()).toBe(true);
    await rm(base, { recursive: true });
  });

  it("ends the command with 2 when it is a file, cannot be made, or has no name", async () => {
    const base = await mkdtemp(join(tmpdir(), "intune-om-out-"));
    const file = join(base, "file");
    await writeFile(file, "");
    await chmod(file, 0o600);
    for (const out of [file, join(file, "below"), "/proc/nope/deeper", ""]) {
      const { exitCode, stderr } = await intuneOm(["demo", "--out", out, "--devices", "5"]);
      expect(exitCode, out).toBe(2);
      expect(stderr).not.toContain("at async");
    }
    await rm(base, { recursive: true });
  });
});

describe("wrong words with --json", () => {
  it.each([[["run", "--json"]], [["nothing-like-it", "--json"]], [["runs", "--limit", "abc", "--json"]]])(
    "give one JSON document: %j",
    async (argv) => {
      const result = await intuneOm(argv);
      expect(result.exitCode).toBe(2);
      expect(result.json()).toMatchObject({ error: { code: "usage", message: expect.any(String) } });
    },
  );
});
