import { access } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Explained {
  readonly alert: { readonly key: string; readonly severity: string; readonly known: boolean };
  readonly branch: readonly string[];
  readonly passed: readonly { readonly branch: string; readonly because: string }[];
  readonly messages: readonly {
    readonly at: string;
    readonly kind: string;
    readonly to: readonly { readonly person?: string; readonly because?: string }[];
  }[];
}

let organisation: OrganisationCopy;

beforeEach(async () => {
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(async () => {
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, "alerts", "route", ...argv], {
    env: { OM_TOKEN: "token" },
    cwd: organisation.folder,
    clock: { now: () => new Date("2026-11-26T08:00:00Z") },
  });
const explain = async (...argv: string[]): Promise<Explained> =>
  (await om(...argv, "--json")).json<Explained>();
const first = ({ messages }: Explained): string => {
  const [message] = messages;
  return `${message?.at.slice(0, 16)} ${message?.kind} ${message?.to.map(({ person, because }) => `${person} ${because}`).join(", ")}`;
};

describe("alerts route", () => {
  it("explains which branch takes an alert, and why those in front of it do not", async () => {
    const explained = await explain("app-install-failures");
    expect(explained.branch).toEqual(["root", "support"]);
    expect(explained.passed).toEqual([{ branch: "urgent", because: "severity" }]);
    expect(first(explained)).toBe("2026-11-26T08:05 open malin-sjoberg role, karin-forsgren role");
  });

  it("tells who gets it at another time: on call at night, and the next of the rota in another week", async () => {
    const critical = ["apple-push-certificate", "--severity", "critical", "--at"];
    expect(first(await explain(...critical, "2026-11-28T22:00+01:00"))).toBe(
      "2026-11-28T21:00 open malin-sjoberg onCall",
    );
    expect(first(await explain(...critical, "2026-12-05T22:00+01:00"))).toBe(
      "2026-12-05T21:00 open priya-raman onCall",
    );
    expect(first(await explain(...critical, "2026-12-04T10:00+01:00"))).toBe(
      "2026-12-04T09:00 open malin-sjoberg role",
    );
  });

  it("asks what is said of the alert: platform, label, severity, and the entity", async () => {
    await organisation.setPlan(
      ["alerts", "route", "routes"],
      [{ id: "apple", when: { platform: "iOS", labels: { fault: "failed" } }, to: ["person:sara-nyman"] }],
    );
    const asked = ["vpp-token-sync:east", "--platform", "ios", "--label", "fault=failed"];
    expect(await explain(...asked)).toMatchObject({
      alert: { key: "vpp-token-sync:east", known: false },
      branch: ["root", "apple"],
    });
    expect((await explain("vpp-token-sync", "--platform", "ios", "--label", "fault=x")).branch).toEqual([
      "root",
    ]);
  });

  it("says in words who is told when, and makes no store for the question", async () => {
    const told = (await om("malware-active:x", "--severity", "low")).stdout;
    expect(told).toContain("branch     root > minor");
    expect(told).toContain("urgent: asks for another severity");
    expect(told).toMatch(/2026-11-27 08:00 \+01:00 {2}digest {2}Jonas Häggström {2}acts in the role/);
    await expect(access(join(organisation.folder, "state"))).rejects.toThrow("ENOENT");
  });

  it("says that nobody is told where the plan wants that", async () => {
    await organisation.setPlan(["alerts", "route", "routes"], [{ id: "quiet", urgency: "none" }]);
    expect((await om("vpp-token")).stdout).toContain("Nobody is told before 2026-12-03 09:00 +01:00.");
  });

  it.each([
    [["vpp-tokn"], "usage.alert", "Did you mean vpp-token?"],
    [["TEST-ALERT"], "usage.alert", "`intune-om alerts route apple-push-certificate:my-test`"],
    [["exchange-connector"], "usage.alert", "under alerts.rules"],
    [["vpp-token", "--severity", "hihg"], "usage.severity", "Did you mean high?"],
    [["vpp-token", "--label", "reason"], "usage", "--help"],
    [["vpp-token", "--tenant", "nowhere"], "usage.tenant", "norrviken"],
  ])("refuses %j", async (argv, code, hint) => {
    const refused = await om(...argv, "--json");
    expect(refused.json()).toMatchObject({ error: { code, hint: expect.stringContaining(hint) } });
    expect(refused.exitCode).toBe(2);
  });
});

describe("alerts route of an alert that is known", () => {
  let tenant: DemoTenant;
  const known = (...argv: string[]): Promise<CommandResult> =>
    intuneOm(["--config", organisation.config, ...argv], {
      env: { OM_TOKEN: tenant.token },
      cwd: organisation.folder,
      clock: { now: () => new Date(tenant.now().getTime() + 7_200_000) },
    });

  beforeEach(async () => {
    tenant = await startDemoTenant({ devices: 40, day: 5 });
    const address = { graph: tenant.graphUrl, login: tenant.graphUrl };
    await organisation.set(["tenants", 0, "cloud"], address);
    await known("collect", "--quiet");
  });

  afterEach(async () => {
    await tenant.close();
  });

  it("goes by what its rule said, whom it is assigned to, and what silences it", async () => {
    const { alerts } = (await known("alerts", "--severity", "high", "--json")).json<{
      alerts: readonly { readonly key: string; readonly platform: string | null }[];
    }>();
    const key = alerts[0]?.key ?? "";
    const by = ["--by", "priya-raman"];
    await known("alerts", "assign", key, "--to", "sara-nyman", ...by);
    const route = async (): Promise<Explained & { readonly suppression: object | null }> =>
      (await known("alerts", "route", key, "--json")).json();
    const before = await route();
    expect(before).toMatchObject({ alert: { key, severity: "high", known: true }, suppression: null });
    expect(before.messages[0]?.to).toContainEqual(
      expect.objectContaining({ person: "sara-nyman", because: "assigned" }),
    );
    const suppress = ["alerts", "suppress", key, "--until", "10d", "--why", "Tried"];
    expect((await known(...suppress, ...by)).stderr).toBe("");
    expect(await route()).toMatchObject({ messages: [], suppression: { by: "priya-raman" } });
  });
});
