import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "@intune-om/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type CommandResult, intuneOm } from "../support/command.ts";

const clock = fixedClock(new Date("2026-11-20T06:00:00Z"));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-init-"));
});

afterEach(() => rm(folder, { recursive: true }));

const om = (argv: readonly string[], answers?: readonly (string | null)[]): Promise<CommandResult> =>
  intuneOm(argv, { cwd: folder, clock, ...(answers === undefined ? {} : { answers }) });

const ROLES = 9;

/** What somebody at the terminal says, question by question. */
const SAID: readonly string[] = [
  'Contoso: the # "company"',
  "se",
  "SE",
  "Europe/Stokholm",
  "Europe/Stockholm",
  "Anna Berg",
  "anna",
  "anna@contoso.example",
  "yes",
  "Bo Ek",
  "ANNA@contoso.example",
  "bo@contoso.example",
  "no",
  // The O&M owner has a deputy, every other role falls to her.
  "anna@contoso.example",
  "bo@contoso.example",
  ...Array.from({ length: ROLES - 1 }, () => "nobody"),
  "anna@contoso.example,bo@contoso.example",
  "monthly",
  "",
  "Call Anna; she decides.",
  "suggested",
  "bo@contoso.example",
  "windows,ios",
  "",
  "We ask around.",
  "yes",
  "Help pages",
  "contoso.example",
  "https://contoso.example/help",
  "no",
  "Service desk",
  "",
  "0701",
  "yes",
  "Only Anna knows",
  "high",
  "no",
  "contoso.example",
  "11111111-2222-3333-4444-555555555555",
  "",
  "intune@contoso.example",
];

describe("init at a terminal", () => {
  it("asks everything, asks again where an answer will not do, and writes two files that pass check", async () => {
    const made = await om(["init", "--dir", "om"], SAID);
    expect(made.stderr).toBe("");
    expect(made.exitCode).toBe(0);
    expect(made.stdout).toContain("intune-om plan check --config");
    const config = join(folder, "om", "intune-om.yaml");
    expect((await om(["check", "--config", config])).exitCode).toBe(0);
    const plan = parse(await readFile(join(folder, "om", "plan.yaml"), "utf8")) as Record<string, never>;
    expect(plan).toMatchObject({
      organisation: { name: 'Contoso: the # "company"', calendar: { country: "SE" } },
      discovery: { "alert-practice": "Call Anna; she decides.", "channel-effect": "We ask around." },
      people: [{ id: "anna-berg" }, { id: "bo-ek", address: "bo@contoso.example" }],
      roles: [{ id: "om-owner", holders: ["anna-berg"], deputies: ["bo-ek"] }],
      risks: [{ title: "Only Anna knows", level: "high", reviewBy: "2026-12-20" }],
    });
    const { gaps } = (await om(["plan", "check", "--config", config, "--json"])).json<{
      gaps: readonly { code: string; subject: string }[];
    }>();
    expect(gaps.map(({ code, subject }) => [code, subject])).toEqual([]);
  });

  it("writes nothing when the person stops before the end", async () => {
    const stopped = await om(["init", "--dir", "om"], [...SAID.slice(0, 20), null]);
    expect(stopped.exitCode).toBe(1);
    expect(stopped.stderr).toContain("nothing was written");
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("init without a terminal", () => {
  it("says that there is nobody to ask, and how to do without", async () => {
    const refused = await om(["init"]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("--print-answers");
  });

  it.each(["en", "sv"])("prints answers in %s that it then takes, and checks them", async (language) => {
    const printed = await om(["init", "--print-answers", "--language", language]);
    await writeFile(join(folder, "answers.yaml"), printed.stdout);
    const made = await om(["init", "--answers", "answers.yaml", "--dir", "om", "--json"]);
    expect(made.json()).toMatchObject({
      files: [join(folder, "om", "intune-om.yaml"), join(folder, "om", "plan.yaml")],
    });
    const config = join(folder, "om", "intune-om.yaml");
    expect((await om(["check", "--config", config])).exitCode).toBe(0);
    expect((await om(["plan", "check", "--config", config, "--json"])).json()).toMatchObject({ gaps: [] });
  });

  it("never replaces a file, unless it is told to", async () => {
    const printed = await om(["init", "--print-answers"]);
    await writeFile(join(folder, "answers.yaml"), printed.stdout);
    await writeFile(join(folder, "plan.yaml"), "mine");
    const refused = await om(["init", "--answers", "answers.yaml"]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("plan.yaml is there already");
    expect(await readFile(join(folder, "plan.yaml"), "utf8")).toBe("mine");
    expect((await readdir(folder)).sort()).toEqual(["answers.yaml", "plan.yaml"]);
    expect((await om(["init", "--answers", "answers.yaml", "--force"])).exitCode).toBe(0);
    expect(await readFile(join(folder, "plan.yaml"), "utf8")).toContain("Contoso AB");
  });

  it("tells what is wrong in the answers, with line and fix, and writes nothing", async () => {
    const printed = await om(["init", "--print-answers"]);
    await writeFile(
      join(folder, "answers.yaml"),
      printed.stdout.replace("holder: anna.berg", "holder: anna.borg"),
    );
    const refused = await om(["init", "--answers", "answers.yaml"]);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(
      /answers\.yaml:\d+:\d+ {2}team\.om-owner\.holder is nobody's address under people/,
    );
    expect(await readdir(folder)).toEqual(["answers.yaml"]);
  });
});
