import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Match {
  readonly source: "own" | "shipped";
  readonly code: string;
  readonly decimal: number | null;
  readonly hex: string | null;
  readonly area: string | null;
  readonly platform: string;
  readonly meaning: string;
  readonly action: string;
  readonly url: string | null;
  readonly certain: boolean;
  readonly article: string;
  readonly owner: { readonly name: string };
  readonly reviewed: string;
}
interface Lookup {
  readonly code: string;
  readonly matches: readonly Match[];
  readonly elsewhere: readonly Match[];
  readonly suggestions: readonly string[];
  readonly error?: { readonly code: string; readonly hint: string };
}

let empty: string;
let organisation: OrganisationCopy;

beforeEach(async () => {
  empty = await mkdtemp(join(tmpdir(), "intune-om-lookup-"));
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(async () => {
  await rm(empty, { recursive: true, force: true });
  await organisation[Symbol.asyncDispose]();
});

/** Where there is no configuration file. */
const bare = (...argv: string[]): Promise<CommandResult> => intuneOm(["lookup", ...argv], { cwd: empty });
const json = async (...argv: string[]): Promise<Lookup> => (await bare(...argv, "--json")).json<Lookup>();
const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], { cwd: organisation.folder });

describe("lookup", () => {
  it.each([
    "0x87D1FDE8",
    "87d1fde8",
    "-2016281112",
    "-2016281112.",
    "2278686184",
    "2016281112",
    "Error code: 0x87D1FDE8",
    '"0x87D1FDE8".',
  ])("finds a code without any configuration, written as %s", async (spelling) => {
    const { code, matches } = await json(spelling);
    expect(code).toBe("0x87D1FDE8");
    expect(matches[0]).toMatchObject({
      source: "shipped",
      code: "0x87D1FDE8",
      decimal: -2016281112,
      hex: "0x87D1FDE8",
      certain: true,
      url: expect.stringContaining("https://"),
    });
  });

  it("takes a sentence without quotation marks, and words in any case", async () => {
    expect((await json("Error", "code:", "0x87D1FDE8", "on", "3", "devices")).code).toBe("0x87D1FDE8");
    expect((await json("AUTHORIZATION")).matches[0]).toMatchObject({ code: "authorization", decimal: 2 });
  });

  it("shows what a code means in every area and on every platform, or where it was met", async () => {
    const everywhere = await json("0x87D1041C");
    expect(everywhere.matches.map(({ platform }) => platform).sort()).toEqual(["android", "ios", "windows"]);
    const pad = await json("0x87D1041C", "--platform", "iPadOS", "--area", "app-install");
    expect(pad.matches.map(({ platform }) => platform)).toEqual(["ios"]);
    expect(pad.elsewhere).toHaveLength(2);
  });

  it("says plainly what is uncertain", async () => {
    expect((await json("0x87D30068")).matches[0]?.certain).toBe(false);
    expect((await bare("0x87D30068")).stdout).toContain("Uncertain:");
  });

  it("answers in the language that is asked for", async () => {
    expect((await json("authorization", "--language", "sv")).matches[0]?.meaning).toContain("Användaren");
    expect((await json("authorization")).matches[0]?.meaning).toContain("The user");
  });

  it("ends with 1 for a code that nobody knows, and says what to do", async () => {
    const { exitCode, stdout, stderr } = await bare("0x80180114");
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("(lookup.unknown)");
    expect(stderr).toContain("Did you mean 0x80180014");
    const result = await bare("no such code", "--json");
    expect(result.exitCode).toBe(1);
    expect(result.json<Lookup>()).toMatchObject({ matches: [], error: { code: "lookup.unknown" } });
  });

  it("says where else a code is known that is not known there", async () => {
    const result = await bare("0x80070005", "--area", "compliance", "--json");
    expect(result.exitCode).toBe(1);
    expect(result.json<Lookup>().elsewhere.length).toBeGreaterThan(0);
    expect(result.stderr).toContain("app-install on windows");
  });

  it.each([
    [["1603", "--platform", "toaster"], "usage.platform"],
    [["1603", "--area", "apps"], "usage.area"],
    [["1603", "--language", "fi"], "usage.language"],
    [["1603", "--platfrom", "ios"], "--platfrom"],
  ])("ends with 2 for the wrong words %j", async (argv, words) => {
    const { exitCode, stderr } = await bare(...argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  it("shows the organisation's own article first, with owner and review, and the shipped rows behind it", async () => {
    const { matches } = (await om("lookup", "2016345060", "--json", "--platform", "windows")).json<Lookup>();
    expect(matches.map(({ source }) => source)).toEqual(["own", "shipped"]);
    expect(matches[0]).toMatchObject({
      article: "apps/vpn-client",
      owner: { id: "emil-aberg", name: "Emil Åberg" },
      reviewed: "2026-11-04",
      meaning: expect.stringContaining("lämnar kvar filer"),
    });
    const text = (await om("lookup", "2016345060", "--language", "en")).stdout;
    expect(text.indexOf("Our own article")).toBeLessThan(text.indexOf("app-install on windows"));
    expect(text).toContain("Owner Emil Åberg, reviewed 2026-11-04");
  });

  it("takes the articles of another folder, with or without a configuration", async () => {
    const kb = join(organisation.folder, "kb");
    const { matches } = await json("enrollmentRestrictionsEnforced", "--kb", kb);
    expect(matches[0]).toMatchObject({ source: "own", article: "enrollment/private-phone" });
  });

  it("still answers when the configuration has problems, and says that the own articles lack", async () => {
    await writeFile(organisation.plan, "people: 1\n");
    const { exitCode, stdout, stderr } = await om("lookup", "2016345060");
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("Our own article");
    expect(stderr).toContain("intune-om check");
  });
});

describe("kb", () => {
  const broken = async (): Promise<void> =>
    writeFile(
      join(organisation.folder, "kb", "apps", "vpn-client.md"),
      "---\ntitle: VPN\ncodes: [1603]\nowner: nobody\nreviewed: 2026-02-30\n---\nA.\n\nB.\n",
    );

  it("list shows every article of the sample, the oldest review first, and --stale those to review", async () => {
    interface Listed {
      readonly articles: readonly { readonly id: string; readonly stale: boolean; readonly owner: string }[];
    }
    const all = (await om("kb", "list", "--json")).json<Listed>().articles;
    expect(all).toHaveLength(6);
    expect(all[0]).toMatchObject({ id: "devices/passcode-at-power-stations", owner: "jonas-haggstrom" });
    const clocked = await om("kb", "--stale");
    expect(clocked.stdout).toContain("devices/passcode-at-power-stations");
  });

  it("check tells file, line and fix, and so does check", async () => {
    expect((await om("kb", "check")).stdout).toContain("6 articles");
    expect((await om("check", "--json")).json<{ articles: readonly string[] }>().articles).toHaveLength(6);
    await broken();
    for (const argv of [["kb", "check"], ["check"]]) {
      const { exitCode, stderr } = await om(...argv);
      expect(exitCode, argv.join(" ")).toBe(2);
      expect(stderr).toContain("vpn-client.md:4:8  owner is no person or role of the plan");
      expect(stderr).toContain("vpn-client.md:5:11  reviewed is no date");
    }
  });

  it("is said to lack articles where a command goes on without them", async () => {
    await broken();
    const { exitCode, stderr } = await om("lookup", "1603");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("intune-om kb check");
  });

  it("says how a knowledge base is named where the plan names none", async () => {
    const document = parseDocument(await readFile(organisation.plan, "utf8"));
    document.deleteIn(["knowledgeBase"]);
    await writeFile(organisation.plan, document.toString());
    const { exitCode, stderr } = await om("kb");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("knowledgeBase: { folder: ./kb }");
  });

  it("is a problem of the plan where its folder is not there", async () => {
    await organisation.setPlan(["knowledgeBase", "folder"], "./nowhere");
    const { exitCode, stderr } = await om("check");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /plan\.yaml:\d+:\d+ {2}knowledgeBase\.folder names the folder .*nowhere, which does not exist/,
    );
  });
});
