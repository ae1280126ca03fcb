import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadOrganisation } from "./load.ts";
import { parseConfig } from "./parse-config.ts";
import { ConfigError, formatProblem } from "./problem.ts";

const CONFIG = `version: 1
plan: ./plan.yaml
store: ./om.db
timezone: Europe/Stockholm
tenants:
  - { id: contoso, name: Contoso, auth: { type: token, token: env:T } }
  - { id: fabrikam, name: Fabrikam, auth: { type: token, token: env:T } }
mail: { transport: graph, mailbox: om@contoso.com, from: om@contoso.com }
channels:
  - { id: ops-team, kind: teams, url: env:OM_TEAMS_URL }
  - { id: itsm, kind: webhook, url: https://itsm.contoso.com/hook, secret: env:OM_WEBHOOK_SECRET }
`;

function read(change: (text: string) => string = (text) => text) {
  return parseConfig(change(CONFIG), "/srv/intune-om.yaml");
}

function problemsOf(change: (text: string) => string): readonly string[] {
  const result = read(change);
  return result.ok ? [] : result.problems.map(formatProblem);
}

describe("the channels of a configuration", () => {
  it("are read with their secrets as references", () => {
    const result = read();
    expect(result.ok && result.value.channels).toStrictEqual([
      { id: "ops-team", kind: "teams", url: { kind: "env", name: "OM_TEAMS_URL" } },
      {
        id: "itsm",
        kind: "webhook",
        url: "https://itsm.contoso.com/hook",
        secret: { kind: "env", name: "OM_WEBHOOK_SECRET" },
      },
    ]);
  });

  it("are none when there are none", () => {
    const result = read((text) => text.replace(/channels:[^]*/, ""));
    expect(result.ok && result.value.channels).toStrictEqual([]);
  });

  it.each([
    ["kind: teams", "kind: slack", /10:27 .*channels\[0\]\.kind/],
    [
      "env:OM_TEAMS_URL",
      "https://x.logic.azure.com/?sig=a",
      /10:39 .*must name a secret, not hold it \(found: \*\*\*\)/,
    ],
    ["https://itsm", "http://itsm", /11:37 .*would send the message in clear/],
    ["https://itsm", "https://a:b@itsm", /11:37 .*holds a user name or password/],
    ["/hook,", "/hook#top,", /11:37 .*behind #/],
    [", secret: env:OM_WEBHOOK_SECRET", "", /channels\[1\]\.secret is missing/],
    ["id: itsm", "id: ops-team", /11:11 .*repeats channels\[0\]\.id of line 10/],
    ["id: itsm", "id: IT SM", /11:11 .*is no id/],
    ["kind: webhook,", "kind: webhook, urll: x,", /channels\[1\]\.urll is not a known key/],
  ])("refuse %s written as %s", (from, to, problem) => {
    expect(problemsOf((text) => text.replace(from, to)).join("\n")).toMatch(problem);
  });

  it("may be posted to in clear on this machine", () => {
    expect(
      problemsOf((text) => text.replace("https://itsm.contoso.com", "http://127.0.0.1:8080")),
    ).toStrictEqual([]);
  });
});

describe("the tenant that mail through Graph signs in as", () => {
  it("is the first one, or the one that is named", () => {
    const first = read();
    const named = read((text) => text.replace("graph,", "graph, tenant: fabrikam,"));
    expect(first.ok && first.value.mail).toMatchObject({ transport: "graph", tenant: "contoso" });
    expect(named.ok && named.value.mail).toMatchObject({ transport: "graph", tenant: "fabrikam" });
  });

  it("must be one of the file", () => {
    expect(problemsOf((text) => text.replace("graph,", "graph, tenant: fabrikan,")).join("\n")).toMatch(
      /8:35 {2}mail\.tenant is no id in tenants \(found: "fabrikan"\)\n {2}Fix: Did you mean fabrikam\?/,
    );
  });
});

describe("the channels of a report", () => {
  const PLAN = `version: 1
organisation: { name: Contoso }
people:
  - { id: liv, name: Liv, address: liv@contoso.com }
audiences:
  - { id: board, name: Board, kind: stakeholders, members: [liv] }
reports:
  - { id: weekly, title: Weekly, audience: board, sections: [state], channels: [ops-team] }
`;

  async function load(plan: string, config: string = CONFIG) {
    const folder = await mkdtemp(join(tmpdir(), "intune-om-files-"));
    try {
      await writeFile(join(folder, "plan.yaml"), plan);
      await writeFile(join(folder, "intune-om.yaml"), config);
      return await loadOrganisation(join(folder, "intune-om.yaml"), {
        knownSections: ["state"],
        knownKpis: [],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  const problemsIn = async (plan: string, config?: string): Promise<string> => {
    const error: unknown = await load(plan, config).catch((thrown: unknown) => thrown);
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(formatProblem).join("\n");
  };

  it("are those of the configuration", async () => {
    expect((await load(PLAN)).plan.reports[0]?.channels).toStrictEqual(["ops-team"]);
  });

  it("are refused where the configuration does not have them, with the one that may be meant", async () => {
    expect(await problemsIn(PLAN.replace("[ops-team]", "[ops-teem]"))).toMatch(
      /8:81 .*is no id in channels of the configuration \(found: "ops-teem"\)\n {2}Fix: Did you mean ops-team\?/,
    );
  });

  it("are known even when something else of the configuration is wrong", async () => {
    const problems = await problemsIn(PLAN, CONFIG.replace("Europe/Stockholm", "Europe/Nowhere"));
    expect(problems).toMatch(/timezone/);
    expect(problems).not.toMatch(/channels/);
  });

  it("stand once each", async () => {
    expect(await problemsIn(PLAN.replace("[ops-team]", "[ops-team, ops-team]"))).toMatch(/repeats/);
  });
});
