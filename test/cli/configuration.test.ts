import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";

/** Every part of both files that is rarely used together, as one organisation might have it. */
const CONFIG = `version: 1
plan: ./plan.yaml
store: ./state/intune-om.db
timezone: Europe/Stockholm
locale: sv
tenants:
  - id: fjord
    name: Fjord Frakt AB
    cloud: global
    auth: { type: client-certificate, tenantId: 11111111-2222-3333-4444-555555555555, clientId: 66666666-7777-8888-9999-000000000000, certificate: file:./om.pem }
    collectors: { exportJobs: false }
feeds:
  - { id: intune-whats-new, kind: whats-new, url: https://learn.example/whats-new }
  - { id: windows-releases, kind: feed, url: https://news.example/windows/feed.xml }
mail:
  transport: smtp
  host: smtp.fjord.example
  port: 587
  security: starttls
  auth: { user: env:OM_SMTP_USER, password: env:OM_SMTP_PASSWORD }
  from: { name: Enhetsdrift, address: enheter@fjord.example }
  rate: { perMinute: 20 }
`;

const PLAN = `version: 1
organisation: { name: Fjord Frakt AB }
people:
  - { id: liv, name: Liv Moe, address: liv.moe@fjord.example }
roles:
  - { id: owner, name: { en: Owner, sv: Ansvarig }, holders: [liv] }
audiences:
  - { id: board, name: { en: Board, sv: Styrelse }, kind: stakeholders, members: [liv] }
reports:
  - id: monthly
    title: { en: Devices this month, sv: Enheterna denna månad }
    audience: board
    sections: [state, kpis]
    formats: [pdf, xlsx]
    schedule: { cron: 0 8 1 * *, timezone: Europe/Oslo }
    language: recipient
    approval: { role: owner }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-files-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function om(words: readonly string[], config = CONFIG, plan = PLAN): Promise<CommandResult> {
  await writeFile(join(folder, "intune-om.yaml"), config);
  await writeFile(join(folder, "plan.yaml"), plan);
  return intuneOm(words, { cwd: folder });
}

interface Problems {
  readonly error: {
    readonly code: string;
    readonly problems: readonly { readonly file: string; readonly line: number; readonly path: string }[];
  };
}

const GRAPH_MAIL =
  "mail:\n  transport: graph\n  tenant: elsewhere\n  mailbox: enheter@fjord.example\n  from: enheter@fjord.example\n";

describe("check", () => {
  it("finds nothing wrong with switches, both kinds of feed, a zoned schedule and approval", async () => {
    const result = await om(["check", "--json"]);
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(result.json()).toMatchObject({ ok: true, tenants: ["fjord"], reports: ["monthly"] });
  });

  it("tells of a report that nobody would get, on the line of its audience", async () => {
    const result = await om(["check", "--json"], CONFIG, PLAN.replace("members: [liv]", "members: []"));
    expect(result.exitCode).toBe(2);
    expect(result.json<Problems>().error.problems).toMatchObject([
      { file: join(folder, "plan.yaml"), line: 12, path: "reports[0].audience" },
    ]);
  });
});

describe("a tenant and a channel that the configuration does not have", () => {
  const asking = CONFIG.replace(/mail:[^]*$/, GRAPH_MAIL);
  const posting = PLAN.replace("formats: [pdf, xlsx]", "channels: [ops]");

  it.each([["check"], ["collect"], ["run", "monthly"], ["runs"], ["doctor"], ["permissions"]])(
    "are refused by %s on their lines before anything is done",
    async (...words) => {
      const result = await om([...words, "--json"], asking, posting);
      expect(result.exitCode).toBe(2);
      expect(result.json<Problems>().error.problems).toMatchObject([
        { file: join(folder, "intune-om.yaml"), line: 17, path: "mail.tenant" },
        { file: join(folder, "plan.yaml"), line: 14, path: "reports[0].channels[0]" },
      ]);
      expect((await readdir(folder)).sort()).toEqual(["intune-om.yaml", "plan.yaml"]);
    },
  );
});

describe("a command that fails with --json", () => {
  it.each([
    ["a file that is not there", ["check", "--config", "nowhere.yaml"], 2],
    ["a report that is not there", ["run", "weekly"], 2],
    ["a run that is not there", ["runs", "continue", "no-such-run"], 2],
    ["a delivery that is not there", ["deliveries", "retry", "no-such-delivery"], 2],
    ["a state that is not there", ["deliveries", "--state", "lost"], 2],
    ["a tenant that is not there", ["collect", "--tenant", "other"], 2],
    ["a secret that is not there", ["collect"], 1],
    ["a page that is not there", ["updates", "inspect", "./nowhere.md"], 1],
  ] as const)("prints exactly one JSON document for %s", async (_what, words, exitCode) => {
    const result = await om([...words, "--json"]);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stdout).toMatch(/^[^\n]+\n$/);
    expect(result.json()).toMatchObject({
      error: {
        code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
        message: expect.stringMatching(/./),
        hint: expect.stringMatching(/./),
      },
    });
  });
});
