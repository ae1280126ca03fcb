import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSecretReader } from "./secrets.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-secrets-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("a secret of the environment", () => {
  const read = createSecretReader({ env: { SET: " kept as it is \n", EMPTY: "" } });

  test("comes back unchanged", async () => {
    await expect(read({ kind: "env", name: "SET" })).resolves.toBe(" kept as it is \n");
  });

  test.each([
    ["EMPTY", "The environment variable EMPTY is empty"],
    ["ABSENT", "The environment variable ABSENT is not set"],
    ["toString", "The environment variable toString is not set"],
  ])("is missing when it is %s", async (name, message) => {
    const failure = { code: "secret.missing", message, hint: expect.stringContaining(`Set ${name}`) };
    await expect(read({ kind: "env", name })).rejects.toMatchObject(failure);
  });
});

describe("a secret of a file", () => {
  const read = createSecretReader({ env: {} });

  test.each([
    ["one line end is dropped", "swordfish\n", "swordfish"],
    ["a Windows line end is dropped", "swordfish\r\n", "swordfish"],
    ["further line ends and blanks are kept", " sword\nfish \n\n", " sword\nfish \n"],
    ["a byte order mark is dropped", "\u{FEFF}swordfish", "swordfish"],
  ])("%s", async (_, content, secret) => {
    const path = join(folder, "secret");
    await writeFile(path, content);
    await expect(read({ kind: "file", path })).resolves.toBe(secret);
  });

  test("is missing when the file is not there", async () => {
    const path = join(folder, "absent");
    await expect(read({ kind: "file", path })).rejects.toMatchObject({
      code: "secret.missing",
      message: `The secret file ${path} does not exist`,
    });
  });

  test("is missing when the file is empty", async () => {
    const path = join(folder, "empty");
    await writeFile(path, "\n");
    await expect(read({ kind: "file", path })).rejects.toMatchObject({ code: "secret.missing" });
  });

  test("is unreadable when the path is a folder", async () => {
    await expect(read({ kind: "file", path: folder })).rejects.toMatchObject({ code: "secret.unreadable" });
  });
});
