import { join } from "node:path";
import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Notified {
  readonly messages: readonly {
    readonly id: string;
    readonly kind: string;
    readonly to: readonly string[];
    readonly alerts: readonly { readonly alert: string; readonly why: string }[];
  }[];
  readonly waiting: readonly {
    readonly tenant: string;
    readonly suppressed: number;
    readonly forDigest: { readonly alerts: number; readonly nextAt: string | null };
  }[];
  readonly deliveries: readonly { readonly recipient: string; readonly state: string }[];
}

let tenant: DemoTenant;
let mail: MailCatcher;
let organisation: OrganisationCopy;
let minutes = 0;
/** What was sent first. */
let told: Notified["messages"] = [];

beforeAll(async () => {
  tenant = await startDemoTenant({ devices: 60, day: 5 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  mail = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], mail.port);
  await organisation.setPlan(["alerts", "schedule"], "0 * * * *");
  expect([0, 3]).toContain((await om("collect", "--json")).exitCode);
});

afterAll(async () => {
  await tenant.close();
  await mail.close();
  await organisation[Symbol.asyncDispose]();
});

/** In the working hours of the demo tenant's day. */
const now = (): Date => new Date(tenant.now().getTime() + 2 * 3_600_000 + minutes * 60_000);

const om = (...argv: readonly string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
    clock: { now },
  });

const notify = async (...argv: readonly string[]): Promise<Notified> =>
  (await om("alerts", "notify", "--json", ...argv)).json<Notified>();

describe("alerts notify", () => {
  it("shows who would get what, and neither writes nor sends anything", async () => {
    minutes = 10;
    const { messages } = await notify("--dry-run");
    expect(messages.length).toBeGreaterThan(0);
    expect((await om("alerts", "notify", "--dry-run")).stdout).toContain(messages[0]?.to.join(", "));
    expect((await notify("--dry-run")).messages).toEqual(messages);
    expect(mail.messages.length).toBe(0);
  });

  it("says what waits, and for what", async () => {
    await om(
      "alerts",
      "suppress",
      "--rule",
      "vpp-token",
      "--until",
      "1h",
      "--why",
      "W",
      "--by",
      "priya-raman",
    );
    const { waiting } = await notify("--dry-run");
    expect(waiting).toMatchObject([{ tenant: "norrviken", suppressed: 1, unknown: 0 }]);
    const digest = waiting[0]?.forDigest ?? { alerts: 0 };
    expect(digest.alerts).toBeGreaterThan(0);
    const { stdout } = await om("alerts", "notify", "--dry-run");
    expect(stdout).toMatch(/\nAlerts that wait: .*1 suppressed/);
    expect(stdout).toMatch(
      new RegExp(`${digest.alerts} for a digest, the next on \\w{3} 2026-11-\\d\\d 08:00`),
    );
    const [{ id } = { id: "" }] = (await om("alerts", "suppressions", "--json")).json<{
      suppressions: readonly { id: string }[];
    }>().suppressions;
    await om("alerts", "unsuppress", id, "--by", "priya-raman");
  });

  it("sends just that, each message to each of its readers once", async () => {
    const { messages: foreseen } = await notify("--dry-run");
    const { messages, deliveries } = await notify();
    told = messages;
    expect(messages).toEqual(foreseen);
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(["accepted"]));
    const sent = mail.messages.length;
    expect(sent).toBe(messages.reduce((sum, { to }) => sum + to.length, 0));
    expect(await notify()).toMatchObject({ messages: [], deliveries: [] });
    expect((await om("alerts", "notify")).stdout).toContain("Nothing was due.");
    expect(mail.messages.length).toBe(sent);
  });

  it("says nothing more when the same is collected again, and escalates what nobody takes", async () => {
    minutes = 20;
    await om("collect", "--json");
    expect((await notify()).messages).toEqual([]);
    minutes = 24 * 60 + 20;
    const later = await notify();
    expect(later.messages.length).toBeGreaterThan(0);
    expect(later.messages.flatMap(({ alerts }) => alerts.map(({ why }) => why))).not.toContain("new");
  });

  it("names each message, by which what it holds is acknowledged and nothing else", async () => {
    const group = told.find(({ alerts }) => alerts.length > 1);
    const ack = (id: string): Promise<CommandResult> =>
      om("alerts", "ack", "--message", id, "--by", "priya-raman", "--json");
    const open = async (): Promise<readonly string[]> => {
      const { alerts } = (await om("alerts", "--state", "open", "--json")).json<{
        alerts: readonly { readonly key: string }[];
      }>();
      return alerts.map(({ key }) => key).sort();
    };
    const before = await open();
    const held = group?.alerts.map(({ alert }) => alert) ?? [];
    const taken = (await ack(group?.id ?? "")).json<{ alerts: readonly { readonly key: string }[] }>().alerts;
    expect(taken.map(({ key }) => key).sort()).toEqual(held.toSorted());
    expect(await open()).toEqual(before.filter((key) => !held.includes(key)));
    expect((await ack(group?.id ?? "")).exitCode).toBe(2);
    expect((await ack("alert:norrviken:none:1")).json<{ error: { code: string } }>().error.code).toBe(
      "usage.message",
    );
  });
});

describe("the collection for alerts", () => {
  it("is among the schedules, is previewed, and can be paused", async () => {
    const { schedules } = (await om("schedule", "list", "--json")).json<{
      schedules: readonly { readonly report: string; readonly title: string }[];
    }>();
    expect(schedules).toContainEqual(
      expect.objectContaining({ report: "alerts", title: "Collection for alerts" }),
    );
    const preview = await om("schedule", "preview", "alerts", "--count", "2", "--json");
    expect(preview.json<{ occurrences: readonly string[] }>().occurrences).toHaveLength(2);
    const paused = await om(
      "schedule",
      "pause",
      "alerts",
      "--why",
      "the tenant is moved",
      "--by",
      "priya-raman",
    );
    expect(paused.exitCode).toBe(0);
    expect((await om("schedule", "resume", "alerts", "--by", "priya-raman")).exitCode).toBe(0);
  });
});
