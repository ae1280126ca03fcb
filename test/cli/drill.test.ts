import { join } from "node:path";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { readMail } from "../support/read-mail.ts";

interface Drill {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly people: readonly string[];
  readonly minutes: number;
  readonly targetMinutes: number;
  readonly inTime: boolean | null;
  readonly acknowledgedBy?: string;
}

interface Started {
  readonly drill: Drill;
  readonly deliveries: readonly { readonly recipient: string; readonly state: string }[];
}

interface Listed {
  readonly figures: { readonly counted: number; readonly inTime: number; readonly median: number | null };
  readonly drills: readonly Drill[];
}

let catcher: MailCatcher;
let organisation: OrganisationCopy;
let tenant: DemoTenant | null = null;
let now: Date;

beforeEach(async () => {
  now = new Date("2026-11-26T08:00:00Z");
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
});

afterEach(async () => {
  await catcher.close();
  await tenant?.close();
  tenant = null;
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant?.token ?? "token" },
    cwd: organisation.folder,
    clock: { now: () => now },
  });
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const start = async (...argv: string[]): Promise<Started> =>
  (await om("drill", ...argv, "--by", "goran-ostberg", "--json")).json<Started>();
const acknowledge = (id: string, by: string): Promise<CommandResult> =>
  om("drill", "ack", id, "--by", by, "--json");
const list = async (): Promise<Listed> => (await om("drill", "list", "--json")).json<Listed>();

describe("a drill", () => {
  it("goes to the one who acts in the role of such alerts, marked as a test from the subject on", async () => {
    const { drill, deliveries } = await start("active-threat");
    expect(drill).toMatchObject({ people: ["jonas-haggstrom"], targetMinutes: 60 });
    expect(deliveries).toMatchObject([{ recipient: "jonas.haggstrom@norrviken.example", state: "accepted" }]);
    expect(catcher.messages.map(({ to }) => to)).toEqual([["jonas.haggstrom@norrviken.example"]]);
    const mail = await readMail(catcher.messages[0]?.file ?? "");
    expect(mail.subject).toBe("ÖVNING: Aktivt hot på en enhet");
    for (const type of ["text/plain", "text/html"]) {
      const text = mail.part(type).text.replaceAll(/\s+/g, " ");
      expect(text).toContain("DETTA ÄR EN ÖVNING");
      expect(text).toContain(`intune-om drill ack ${drill.id} --by jonas-haggstrom`);
      expect(text).toContain("60 minuter");
      expect(text).toContain("https://intune.microsoft.com/#view/");
    }
  });

  it("speaks the language of the one who gets it, and says why it is them", async () => {
    await start("service-incident", "--to", "priya-raman", "--severity", "critical");
    const mail = await readMail(catcher.messages[0]?.file ?? "");
    expect(mail.subject).toBe("TEST: Incident in the Intune service");
    const text = mail.part("text/plain").text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Acknowledge within: 15 minutes");
    expect(text).toContain("Göran Östberg has sent you this drill by name");
  });

  it("reaches who stands in while the holder is away, and says so", async () => {
    const absent = [{ from: "2026-11-20", to: "2026-11-27", deputy: "emil-aberg" }];
    await organisation.setPlan(["people", 3, "absences"], absent);
    expect((await start("compliance-drop")).drill.people).toEqual(["emil-aberg"]);
    const mail = await readMail(catcher.messages[0]?.file ?? "");
    expect(mail.part("text/plain").text.replaceAll(/\s+/g, " ")).toContain("ersätter Jonas Häggström");
  });

  it("says that a real alert would reach nobody when all are away", async () => {
    await organisation.setPlan(["roles", 3, "deputies"], []);
    await organisation.setPlan(["people", 3, "absences"], [{ from: "2026-11-20", to: "2026-11-27" }]);
    const refused = await om("drill", "active-threat", "--by", "goran-ostberg", "--json");
    expect(refused.json()).toMatchObject({ error: { code: "drill.nobody" } });
    expect((await list()).drills).toEqual([]);
    expect(catcher.messages).toEqual([]);
  });

  it.each([
    [["active-threats"], "usage.kind", "Did you mean active-threat?"],
    [["active-threat", "--severity", "hihg"], "usage.severity", "Did you mean high?"],
    [["active-threat", "--to", "security-leed"], "drill.unknown-receiver", "Did you mean security-lead?"],
  ])("refuses %j", async (argv, code, hint) => {
    const refused = await om("drill", ...argv, "--by", "goran-ostberg", "--json");
    expect(refused.json()).toMatchObject({ error: { code, hint: expect.stringContaining(hint) } });
    expect(refused.exitCode).toBe(code.startsWith("usage") ? 2 : 1);
  });

  it("that could not be sent is told, counts in no figure, and leaves with 3", async () => {
    await catcher.close();
    const failed = await om("drill", "active-threat", "--by", "goran-ostberg", "--json");
    expect(failed.exitCode).toBe(3);
    expect(failed.stderr).toContain("jonas.haggstrom@norrviken.example");
    expect((await list()).figures.counted).toBe(0);
    catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  });
});

describe("acknowledging", () => {
  it("ends the time, within the target or over it", async () => {
    const { drill } = await start("active-threat");
    later(25);
    expect((await acknowledge(drill.id, "jonas-haggstrom")).json()).toMatchObject({
      recorded: true,
      drill: { state: "acknowledged", minutes: 25, inTime: true, acknowledgedBy: "jonas-haggstrom" },
    });
    later(10);
    const second = await start("active-threat", "--target", "5");
    later(3 * 1_440);
    const late = await om("drill", "ack", second.drill.id, "--by", "jonas.haggstrom@norrviken.example");
    expect(late.stdout).toContain("is acknowledged after 3 d 0 h, over the target of 5 min.");
  });

  it("twice says who was first, and writes nothing", async () => {
    const { drill } = await start("active-threat");
    later(5);
    await acknowledge(drill.id, "jonas-haggstrom");
    later(30);
    const again = await acknowledge(drill.id.toUpperCase(), "jonas-haggstrom");
    expect([again.exitCode, again.json()]).toMatchObject([0, { recorded: false, drill: { minutes: 5 } }]);
  });

  it("is refused to somebody who was not asked, and for a drill that there is not", async () => {
    const { drill } = await start("active-threat");
    expect((await acknowledge(drill.id, "emil-aberg")).json()).toMatchObject({
      error: { code: "drill.not-asked", hint: expect.stringContaining("jonas-haggstrom") },
    });
    const mistyped = await acknowledge(drill.id.replace("08", "80"), "jonas-haggstrom");
    expect(mistyped.json()).toMatchObject({
      error: { code: "drill.unknown", hint: expect.stringContaining(`Did you mean ${drill.id}?`) },
    });
    expect((await list()).drills[0]?.state).toBe("open");
  });
});

describe("drill list", () => {
  it("shows median, what was in time, and the age of those that are open", async () => {
    expect((await om("drill", "list")).stdout).toContain("No drill is remembered");
    for (const minutes of [10, 20, 90]) {
      const { drill } = await start("active-threat");
      later(minutes);
      await acknowledge(drill.id, "jonas-haggstrom");
    }
    const { drill: open } = await start("token-expiring");
    later(61);
    const { figures, drills } = await list();
    expect(figures).toMatchObject({ counted: 4, inTime: 2, median: 40.5, percentile95: 90 });
    expect(drills[0]).toMatchObject({ id: open.id, state: "open", minutes: 61, inTime: false });
    expect((await om("drill", "list")).stdout).toContain(
      "Last 90 days: median 41 min, 95th percentile 1 h 30 min, 2 of 4 within their target.",
    );
  });

  it("gives two drills of the same second names of their own", async () => {
    const [one, other] = [await start("active-threat"), await start("active-threat")];
    expect(other.drill.id).toBe(`${one.drill.id}-2`);
    expect(catcher.messages).toHaveLength(2);
  });
});

describe("what drills and rounds leave behind", () => {
  beforeEach(async () => {
    tenant = await startDemoTenant({ devices: 30, day: 4 });
    await organisation.set(["tenants", 0, "cloud"], { graph: tenant.graphUrl, login: tenant.graphUrl });
  });

  it("is the measure of the minutes to acknowledgement in the next report", async () => {
    const { drill } = await start("active-threat");
    later(12);
    await acknowledge(drill.id, "jonas-haggstrom");
    expect([0, 3]).toContain((await om("collect", "--json")).exitCode);
    later(5);
    const round = await om("round", "--json");
    expect(round.exitCode).toBe(0);
    const { steps } = round.json<{
      steps: readonly { id: string; figures: readonly { id: string; value: number | null }[] }[];
    }>();
    expect(steps.find(({ id }) => id === "devices-overview")?.figures[0]).toEqual({
      id: "devices",
      value: 30,
    });
  });
});
