import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import { plan } from "../../test-support/snapshots.ts";
import type { ConfigProblem } from "../config/problem.ts";
import { isStale } from "./knowledge-base.ts";
import { readKnowledgeBase, readPlannedKnowledge } from "./read-knowledge-base.ts";

const VPN = `---
title: { en: The VPN client, sv: VPN-klienten }
codes: [0x87D1041C, "-2016345060", 1603, Our own code]
platforms: [windows]
area: app-install
owner: asa
reviewed: 2026-11-02
url: https://intranet.contoso.example/vpn
---

# The VPN client

## What it means

The app was **installed**, but [the rule](https://contoso.example/rule)
does not find it.

## First action

1. Restart the computer.
2. Try \`Install\` again.
`;

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "intune-om-kb-"));
  folder = join(root, "kb");
  await mkdir(folder);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function write(name: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}

const read = (owners: readonly string[] | null = ["asa"]): ReturnType<typeof readKnowledgeBase> =>
  readKnowledgeBase(folder, { owners });

const problems = async (): Promise<readonly ConfigProblem[]> => (await read()).problems;

describe("a knowledge base", () => {
  it("has an article for each Markdown file, in whatever folder it stands", async () => {
    await write("apps/vpn.md", VPN);
    await write("README.md", "How we write articles.");
    await write(".git/notes.md", "no article");
    await write("apps/picture.png", "no article");
    const { articles, ...rest } = await read();
    expect(rest).toEqual({ folder, isReadable: true, broken: [], problems: [] });
    expect(articles).toEqual([
      {
        id: "apps/vpn",
        files: [join(folder, "apps/vpn.md")],
        codes: ["0x87D1041C", "1603", "Our own code"],
        platforms: ["windows"],
        area: "app-install",
        owner: "asa",
        reviewed: "2026-11-02",
        url: "https://intranet.contoso.example/vpn",
        texts: {
          en: {
            title: "The VPN client",
            meaning: "The app was installed, but the rule (https://contoso.example/rule) does not find it.",
            action: "1. Restart the computer.\n2. Try Install again.",
            language: null,
          },
          sv: expect.objectContaining({ title: "VPN-klienten", language: null }),
        },
      },
    ]);
  });

  it("reads the same article with a byte order mark and Windows line ends", async () => {
    await write("vpn.md", VPN);
    const [plain] = (await read()).articles;
    await write("vpn.md", `\uFEFF${VPN.replaceAll("\n", "\r\n")}`);
    expect((await read()).articles).toEqual([plain]);
  });

  it("takes another language from a file of its own", async () => {
    await write("vpn.md", VPN.replace("{ en: The VPN client, sv: VPN-klienten }", "The VPN client"));
    await write("vpn.sv.md", "---\ntitle: VPN-klienten\n---\nAppen är installerad.\n\nStarta om.\n");
    const [article] = (await read()).articles;
    expect(article?.texts.en).toMatchObject({ title: "The VPN client", language: null });
    expect(article?.texts.sv).toEqual({
      title: "VPN-klienten",
      meaning: "Appen är installerad.",
      action: "Starta om.",
      language: "sv",
    });
    expect(article?.files).toHaveLength(2);
  });

  it("says of an article in one language alone which it is", async () => {
    await write("vpn.sv.md", VPN);
    const [article] = (await read()).articles;
    expect([article?.id, article?.texts.en.language, article?.texts.sv.language]).toEqual([
      "vpn",
      "sv",
      "sv",
    ]);
  });

  it.each([
    ["owner: asa", "owner: nobody", 6, "owner", "is no person or role of the plan"],
    ["platforms: [windows]", "platforms: [widnows]", 4, "platforms[0]", "is not allowed"],
    ["reviewed: 2026-11-02", "reviewed: 2026-02-30", 7, "reviewed", "is no date"],
    ["reviewed: 2026-11-02\n", "", 2, "reviewed", "is missing"],
    ["area: app-install", "area: apps", 5, "area", "is not allowed"],
    ["Our own code]", "1.5]", 3, "codes[3]", "must be text"],
    ["Our own code]", "'']", 3, "codes[3]", "is no error code"],
    ["area: app-install", "aera: app-install", 5, "aera", "is not a known key"],
    ["owner: asa", "owner: *a", 6, "", "uses an alias (*name)"],
    ["owner: asa", "owner: !!js/function asa", 6, "", ""],
    ["https://intranet", "javascript:alert(1)//", 8, "url", "is no web address"],
  ])("tells where the front matter is wrong: %s → %s", async (from, to, line, path, message) => {
    await write("vpn.md", VPN.replace(from, to));
    const kb = await read();
    const [first] = kb.problems;
    expect(first).toMatchObject({ file: join(folder, "vpn.md"), line, path });
    expect(first?.message).toContain(message);
    expect(first?.fix).not.toBe("");
    expect([kb.articles, kb.broken]).toEqual([[], ["vpn"]]);
  });

  it.each([
    ["no front matter", "# VPN\n\nText.\n\nMore.", "does not begin with front matter"],
    ["front matter without end", VPN.replace("\n---\n\n#", "\n\n#"), "front matter that does not end"],
    ["nothing but a meaning", `${VPN.slice(0, VPN.indexOf("# The"))}Text.`, "what to do first"],
    ["bytes that are no UTF-8", Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xff), "not UTF-8"],
    ["too much", VPN + "x".repeat(200_000), "larger than 200 kilobytes"],
  ])("refuses a file with %s", async (_what, text, message) => {
    await write("vpn.md", text);
    const kb = await read();
    expect(kb.problems.map((problem) => problem.message).join()).toContain(message);
    expect(kb.broken).toEqual(["vpn"]);
  });

  it("finds two articles that answer the same code at the same place", async () => {
    await write("a.md", VPN);
    await write(
      "b.md",
      VPN.replace(/codes: .*/, "codes: [0x87d1041c]").replace("[windows]", "[windows, ios]"),
    );
    await write("c.md", VPN.replace(/codes: .*/, "codes: [0x87d1041c]").replace("[windows]", "[android]"));
    expect(await problems()).toEqual([
      expect.objectContaining({
        file: join(folder, "b.md"),
        line: 3,
        message: "has 0x87D1041C, which a answers too",
      }),
    ]);
  });

  it("follows no link out of its folder", async () => {
    await writeFile(join(root, "secret.md"), VPN);
    await mkdir(join(root, "elsewhere"));
    await writeFile(join(root, "elsewhere", "other.md"), VPN);
    await write("vpn.md", VPN);
    await symlink(join(root, "secret.md"), join(folder, "out.md"));
    await symlink(join(root, "elsewhere"), join(folder, "away"));
    await symlink(folder, join(folder, "round"));
    await symlink(join(folder, "vpn.md"), join(folder, "again.md"));
    const kb = await read();
    expect(kb.articles.map(({ id }) => id)).toEqual(["vpn"]);
    expect(kb.problems.map(({ file, message }) => `${file.slice(folder.length)} ${message}`)).toEqual([
      "/away is a link that leads out of the folder",
      "/out.md is a link that leads out of the folder",
    ]);
  });

  it("does not ask for owners that it does not know", async () => {
    await write("vpn.md", VPN);
    expect((await read(null)).problems).toEqual([]);
    expect((await read([])).problems).toHaveLength(1);
  });

  it("reads any text at all without an error of its own", async () => {
    const pieces = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "---\n",
        "title: x\n",
        "codes: [1603]\n",
        "owner: asa\n",
        "reviewed: 2026-11-02\n",
        "# ",
        "[a](",
        "<!--",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        await write("any.md", parts.join(""));
        const kb = await read();
        expect(kb.articles.length + kb.broken.length).toBe(1);
        expect(kb.problems.length > 0).toBe(kb.broken.length > 0);
      }),
      { numRuns: 150 },
    );
  });

  it("reads a hostile body in no time", async () => {
    const head = VPN.slice(0, VPN.indexOf("# The"));
    for (const piece of ["[a](", "**", "<!-- ", "` ", "![", "#".repeat(9), "*a"]) {
      await write("vpn.md", head + piece.repeat(190_000 / piece.length));
      expect(await processorSeconds(read, 1), piece).toBeLessThan(1);
    }
  });
});

describe("the knowledge base of a plan", () => {
  it("is a problem of the plan's own line where its folder is not there", async () => {
    const file = join(root, "plan.yaml");
    await writeFile(file, "version: 1\nknowledgeBase:\n  folder: ./nowhere\n");
    const of = plan({ file, knowledgeBase: { folder: join(root, "nowhere"), staleAfterDays: 180 } });
    const kb = await readPlannedKnowledge(of);
    expect(kb.isReadable).toBe(false);
    expect(kb.problems).toMatchObject([
      {
        file,
        line: 3,
        column: 11,
        path: "knowledgeBase.folder",
        fix: "Create the folder, or correct its path.",
      },
    ]);
  });

  it("is none, and readable, where the plan names none", async () => {
    expect(await readPlannedKnowledge(plan())).toMatchObject({
      folder: null,
      isReadable: true,
      articles: [],
    });
  });
});

describe("an article", () => {
  it("is stale from the day after its last review is older than the plan allows", () => {
    const reviewed = { reviewed: "2026-05-26" };
    expect(isStale(reviewed, new Date("2026-11-22T23:00:00Z"), 180)).toBe(false);
    expect(isStale(reviewed, new Date("2026-11-23T01:00:00Z"), 180)).toBe(true);
    expect(isStale({ reviewed: "2027-01-01" }, new Date("2026-11-23T01:00:00Z"), 180)).toBe(false);
  });
});
