import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Notifier } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { testMessage } from "../test-message.contract.ts";
import { createDirectoryNotifier, fileNameOf } from "./directory-notifier.ts";

interface Subject {
  readonly dir: string;
  readonly notifier: Notifier;
  readonly close: () => Promise<void>;
}

async function start(): Promise<Subject> {
  const root = await mkdtemp(join(tmpdir(), "eml-"));
  const dir = join(root, "out");
  return {
    dir,
    notifier: createDirectoryNotifier({ dir }),
    close: () => rm(root, { recursive: true }),
  };
}

describe("mail written to a folder", () => {
  it("is one file for each message, however often it is delivered, and nothing is left beside it", async () => {
    const subject = await start();
    await subject.notifier.deliver(testMessage());
    await subject.notifier.deliver(testMessage());
    expect(await readdir(subject.dir)).toStrictEqual(["run-1.asa.report@intune-om.contoso.com.eml"]);
    await subject.close();
  });

  it("waits when the folder cannot be written to, and says how it goes on", async () => {
    const subject = await start();
    await writeFile(subject.dir, "a file in the way");
    expect(await subject.notifier.deliver(testMessage())).toMatchObject({
      outcome: "deferred",
      hint: expect.stringContaining("tried again"),
    });
    await expect(subject.notifier.verify()).rejects.toMatchObject({ code: "mail.directory" });
    await subject.close();
  });

  it("has a name that stays in the folder and differs when the id does", () => {
    const names = [
      "<a/../b@c>",
      "<a_.._b@c>",
      "<.hidden@c>",
      `<${"x".repeat(180)}@c>`,
      `<${"x".repeat(181)}@c>`,
    ].map(fileNameOf);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9@._-]{0,140}\.eml$/);
  });
});
