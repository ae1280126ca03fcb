import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fixedClock } from "@intune-om/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Gap {
  readonly code: string;
  readonly subject: string;
  readonly line?: number;
  readonly message: string;
  readonly fix: string;
}

interface Checked {
  readonly gaps: readonly Gap[];
  readonly questions: readonly { id: string; text: string; answered: boolean; by: readonly string[] }[];
}

const OWNER = "goran-ostberg";
const STRANGER = "karin-forsgren";
const clock = fixedClock(new Date("2026-11-20T06:00:00Z"));

let organisation: OrganisationCopy;

beforeEach(async () => {
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(() => organisation[Symbol.asyncDispose]());

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], { clock, cwd: organisation.folder });

const check = async (): Promise<Checked> => (await om("plan", "check", "--json")).json<Checked>();

async function lineOf(text: string): Promise<number> {
  const lines = (await readFile(organisation.plan, "utf8")).split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}

describe("plan check", () => {
  it("tells of the sample only what is left open in it, with its line", async () => {
    const { gaps, questions } = await check();
    expect(gaps.map(({ code, subject }) => [code, subject])).toEqual([
      ["action-overdue", "write-vpn-article"],
    ]);
    expect(gaps[0]?.line).toBe(await lineOf("id: write-vpn-article"));
    expect(questions).toHaveLength(9);
    expect(questions.every(({ answered, by, text }) => answered && by.length > 0 && text.endsWith("?"))).toBe(
      true,
    );
  });

  it("ends with 3 when something is missing, and shows it as file and line with the fix", async () => {
    const told = await om("plan", "check");
    expect(told.exitCode).toBe(3);
    expect(told.stdout).toContain("plan.yaml: 9 of 9 questions answered, one gap.");
    const line = await lineOf("id: write-vpn-article");
    expect(told.stdout).toContain(`plan.yaml:${line}  write-vpn-article: the action was due on 2026-11-13`);
    expect(told.stdout).toContain("  Fix: Say that it is done (done: true), or agree on another day.");
  });

  it("ends with 0 when nothing is missing", async () => {
    await organisation.setPlan(["actions", 2, "done"], true);
    const told = await om("plan", "check");
    expect(told.stdout).toContain("no gaps");
    expect(told.exitCode).toBe(0);
  });

  it("finds a role without deputy, a target without owner, a question without answer and a deployment past its end", async () => {
    await organisation.setPlan(["roles", 0, "deputies"], []);
    await organisation.setPlan(["targets", 0], { kpi: "compliance_rate", value: 95 });
    await organisation.setPlan(["discovery"], { "who-is-team": "Us." });
    await organisation.setPlan(["deployments", 1, "start"], "2026-11-01");
    await organisation.setPlan(["deployments", 1, "end"], "2026-11-10");
    await organisation.setPlan(["deployments", 1, "phases"], []);
    const { gaps } = await check();
    expect(gaps.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "question-unanswered alert-practice",
      "role-without-deputy om-owner",
      "target-without-owner compliance_rate",
      "target-without-approval compliance_rate",
      "action-overdue write-vpn-article",
      "deployment-past-end meter-app",
    ]);
    expect(gaps[1]?.line).toBe(await lineOf("id: om-owner"));
  });

  it("ends with 2 for a file that is wrong, with line and fix, and keeps nothing", async () => {
    await organisation.setPlan(["people", 2, "deputy"], "goran-ostberg");
    const told = await om("plan", "check", "--json");
    expect(told.exitCode).toBe(2);
    expect(told.stderr).toContain(
      "makes a circle of deputies: goran-ostberg → malin-sjoberg → goran-ostberg",
    );
    expect(told.stderr).toContain("Fix: Let one of them have a deputy outside the circle, or none.");
    await expect(stat(join(organisation.folder, "state"))).rejects.toThrow("ENOENT");
  });

  it("makes no store and no version", async () => {
    await om("plan", "check");
    await om("check");
    await expect(stat(join(organisation.folder, "state"))).rejects.toThrow("ENOENT");
  });
});

describe("the versions of the plan", () => {
  it("begin with the first command that keeps something, and grow when the plan says something else", async () => {
    const first = (await om("plan", "show", "--json")).json<{ version: number; approval: null }>();
    expect(first).toMatchObject({ version: 1, approval: null, changedSince: 0 });
    // A comment and another order of keys say nothing else.
    await writeFile(organisation.plan, `# A comment\n${await readFile(organisation.plan, "utf8")}`);
    expect((await om("plan", "show", "--json")).json()).toMatchObject({ version: 1 });
    await organisation.setPlan(["roles", 0, "deputies"], ["priya-raman"]);
    await om("runs");
    expect((await om("plan", "show", "--json")).json()).toMatchObject({ version: 2 });
    const { versions } = (await om("plan", "versions", "--json")).json<{
      versions: readonly { version: number }[];
    }>();
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("are approved by whoever holds or deputises the role, and by nobody else", async () => {
    const refused = await om("plan", "approve", "--by", STRANGER, "--json");
    expect(refused.exitCode).toBe(2);
    expect(refused.json()).toMatchObject({ error: { code: "usage.not-approver" } });
    const unknown = await om("plan", "approve", "--by", "karin-forsgrem");
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain("Did you mean karin-forsgren?");
    const approved = await om(
      "plan",
      "approve",
      "--by",
      "malin.sjoberg@norrviken.example",
      "--note",
      "At the board",
    );
    expect(approved.stdout).toBe("Version 1 of the plan is approved by Malin Sjöberg.\n");
    expect((await om("plan", "show", "--json")).json()).toMatchObject({
      approval: { version: 1, by: "malin-sjoberg", note: "At the board", at: "2026-11-20T06:00:00.000Z" },
    });
  });

  it("are approved by nobody where the plan has no role for it: the gap and the refusal say which to add", async () => {
    const plan = await readFile(organisation.plan, "utf8");
    await writeFile(organisation.plan, plan.replaceAll("om-owner", "boss").replaceAll("sponsor", "patron"));
    const refused = await om("plan", "approve", "--by", OWNER, "--json");
    expect(refused.exitCode).toBe(2);
    expect(refused.json()).toMatchObject({ error: { code: "usage.no-plan-approver" } });
    expect(refused.stderr + refused.stdout).toContain(
      "Add a role with the id om-owner or sponsor under roles",
    );
    const { gaps } = await check();
    expect(gaps.map(({ code }) => code)).toContain("no-plan-approver");
  });

  it("are compared record by record, in words", async () => {
    expect((await om("plan", "changes")).exitCode).toBe(2);
    await om("plan", "approve", "--by", OWNER);
    expect((await om("plan", "changes")).stdout).toContain(
      "Nothing has changed from version 1 to version 1.",
    );
    await organisation.setPlan(["roles", 7, "deputies"], ["karin-forsgren"]);
    await organisation.setPlan(["risks", 2], { id: "new-risk", title: "New", level: "low", owner: OWNER });
    const told = await om("plan", "changes");
    expect(told.stdout).toBe(
      [
        "From version 1 to version 2:",
        "+ risks new-risk is new",
        "- risks one-packager is gone",
        "~ roles trainer",
        '    deputies: was "sara-nyman", now "karin-forsgren"',
        "",
      ].join("\n"),
    );
    expect((await om("plan", "show")).stdout).toContain("3 records have changed since (now version 2)");
    expect((await om("plan", "changes", "--since", "9")).stderr).toContain(
      "there is no version 9 of the plan",
    );
    expect((await om("plan", "changes", "--since", "2", "--json")).json()).toMatchObject({
      since: 2,
      changes: [],
    });
  });
});

describe("plan handbook", () => {
  it("writes PDF and HTML in the language that is asked for, without a sign-in", async () => {
    const out = join(organisation.folder, "handbook");
    await om("plan", "approve", "--by", OWNER);
    const made = await om("plan", "handbook", "--out", out, "--language", "sv", "--json");
    expect(made.exitCode).toBe(0);
    expect(made.json()).toMatchObject({ language: "sv", version: 1 });
    expect((await readdir(out)).sort()).toEqual(["om-handbook-sv.html", "om-handbook-sv.pdf"]);
    expect((await readFile(join(out, "om-handbook-sv.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
    const html = await readFile(join(out, "om-handbook-sv.html"), "utf8");
    expect(html).toContain("Version 1 av planen godkändes av Göran Östberg 2026-11-20.");
    expect(html).toContain("Kontrollrummet, som är bemannat dygnet runt");
    expect(html).not.toContain("Period");
  });

  it("refuses a language and a format that there is not", async () => {
    expect((await om("plan", "handbook", "--language", "fi")).stderr).toContain('there is no language "fi"');
    expect((await om("plan", "handbook", "--format", "xlsx")).exitCode).toBe(2);
  });
});
