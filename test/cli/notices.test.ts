import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { readMail } from "../support/read-mail.ts";

interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly recipients: number;
  readonly told: number;
  readonly excluded: Readonly<Record<string, number>>;
}

let tenant: DemoTenant;
let catcher: MailCatcher;
let organisation: OrganisationCopy;
/** Hours after the morning of the demo tenant's day. */
let hours: number;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 200, joiners: 40, day: 5 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
  await organisation.set(["mail", "rate"], { perMinute: 1_000 });
  await organisation.setPlan(["notices", "perMinute"], 1_000);
  hours = 2;
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    clock: { now: () => new Date(tenant.now().getTime() + hours * 3_600_000) },
  });

async function draft(): Promise<readonly NoticeRow[]> {
  await om("collect", "--json");
  return (await om("notices", "draft", "--json")).json<{ notices: readonly NoticeRow[] }>().notices;
}

async function approve(...notices: readonly NoticeRow[]): Promise<void> {
  for (const { id } of notices) {
    await om("notices", "preview", id);
    expect((await om("notices", "approve", id, "--by", "sara-nyman")).stderr).toBe("");
  }
}

const ofKind = (notices: readonly NoticeRow[], kind: string): NoticeRow => {
  const [found, ...others] = notices.filter((notice) => notice.kind === kind);
  if (found === undefined || others.length > 0) throw new Error(`not one notice of kind ${kind}`);
  return found;
};

const receivers = (): readonly string[] => catcher.messages.flatMap(({ to }) => to).sort();

type Row = Readonly<Record<string, string | boolean | null>>;

/** A list of the tenant as its interface gives it: nothing of the product reads it. */
async function graph(path: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let next: string | undefined = `${tenant.graphUrl}/v1.0${path}`; next !== undefined; ) {
    const answer = await fetch(next, { headers: { authorization: `Bearer ${tenant.token}` } });
    const page = (await answer.json()) as {
      readonly value: readonly Row[];
      readonly "@odata.nextLink"?: string;
    };
    rows.push(...page.value);
    next = page["@odata.nextLink"];
  }
  return rows;
}

/** The mailboxes of the owners of some devices, as anybody can read them from the tenant. */
async function mailboxesOf(isMeant: (device: Row) => boolean): Promise<readonly string[]> {
  const users = await graph("/users?$select=userPrincipalName,mail,accountEnabled");
  const byName = new Map(users.map((user) => [String(user["userPrincipalName"]).toLowerCase(), user]));
  const owners = (await graph("/deviceManagement/managedDevices"))
    .filter(
      ({ managementState }) =>
        !/^(retire|wipe|delete)(pending|issued)$|^discovered$/i.test(String(managementState)),
    )
    .filter(isMeant)
    .map(({ userPrincipalName }) => byName.get(String(userPrincipalName).toLowerCase()));
  const mails = owners.flatMap((user) =>
    typeof user?.["mail"] === "string" && user["mail"] !== "" && user["accountEnabled"] === true
      ? [user["mail"]]
      : [],
  );
  return [...new Set(mails)].sort();
}

const isOldApple = ({ operatingSystem, osVersion }: Row): boolean =>
  /^i(?:Pad)?OS$/.test(String(operatingSystem)) && Number.parseInt(String(osVersion), 10) < 18;

const isSilent = ({ lastSyncDateTime }: Row): boolean =>
  tenant.now().getTime() + hours * 3_600_000 - Date.parse(String(lastSyncDateTime)) > 30 * 86_400_000;

const endsSoon = ({ complianceState, complianceGracePeriodExpirationDateTime: end }: Row): boolean => {
  const left = Date.parse(String(end)) - (tenant.now().getTime() + hours * 3_600_000);
  return complianceState === "inGracePeriod" && left > 0 && left <= 7 * 86_400_000;
};

describe("notices to users", () => {
  it("reach exactly the owners of the devices that are touched, each once, however often they are sent", async () => {
    const notices = await draft();
    for (const [kind, isMeant] of [
      ["change", isOldApple],
      ["stale-device", isSilent],
      ["grace-period", endsSoon],
      ["incident", () => true],
    ] as const) {
      const before = receivers().length;
      const meant = await mailboxesOf(isMeant);
      expect(meant.length, kind).toBeGreaterThan(2);
      await approve(ofKind(notices, kind));
      expect((await om("notices", "send", "--json")).exitCode).toBe(0);
      const got = catcher.messages
        .slice(before)
        .flatMap(({ to }) => to)
        .sort();
      expect(got, kind).toEqual(meant);
    }
    const all = receivers();
    expect((await om("notices", "send", "--json")).json()).toEqual({ notices: [] });
    expect(await draft()).toEqual([]);
    expect(receivers()).toEqual(all);
  });

  it("wait for the yes of somebody who may give it, and show them what it is", async () => {
    const change = ofKind(await draft(), "change");
    expect((await om("notices", "send", "--json")).json()).toEqual({ notices: [] });
    expect((await om("notices", "send", change.id)).stderr).toContain(
      `intune-om notices approve ${change.id}`,
    );
    const refused = await om("notices", "approve", change.id, "--by", "malin-sjoberg", "--json");
    expect(refused.json()).toMatchObject({ error: { code: "notice.not-approver" } });
    const unseen = await om("notices", "approve", change.id, "--by", "karin-forsgren", "--json");
    expect(unseen.json()).toMatchObject({
      error: {
        code: "notice.not-previewed",
        hint: expect.stringContaining(`intune-om notices preview ${change.id}`),
      },
    });
    const shown = (await om("notices", "preview", change.id, "--json")).json<{
      readonly leadDays: number;
      readonly sample: readonly { readonly address: string }[];
      readonly letters: readonly {
        readonly language: string;
        readonly subject: string;
        readonly text: string;
      }[];
    }>();
    const meant = await mailboxesOf(isOldApple);
    expect(shown.sample).toHaveLength(5);
    for (const { address } of shown.sample) expect(meant).toContain(address);
    expect(shown.letters.map(({ language }) => language).sort()).toEqual(["en", "sv"]);
    expect(shown.leadDays).toBeGreaterThan(30);
    expect(catcher.messages).toEqual([]);
    await om("notices", "approve", change.id, "--by", "karin-forsgren");
    await om("notices", "send");
    expect(receivers()).toEqual(meant);
  });

  it("speak to each in their own language, as mail of a machine", async () => {
    await approve(ofKind(await draft(), "grace-period"));
    await om("notices", "send");
    const users = await graph("/users?$select=mail,preferredLanguage");
    // Whoever has chosen none gets the organisation's language.
    const swedish = new Set(
      users
        .filter(({ preferredLanguage }) => String(preferredLanguage ?? "sv").startsWith("sv"))
        .map(({ mail }) => mail),
    );
    for (const { to, file } of catcher.messages) {
      const mail = await readMail(file);
      const isSwedish = swedish.has(to[0] ?? "");
      expect(mail.subject).toMatch(isSwedish ? /måste rättas till/ : /must be put right/);
      expect(mail.part("text/html").text).toContain(isSwedish ? 'lang="sv-SE"' : 'lang="en-GB"');
    }
  });

  it("keep from addresses that the plan names, and go to the pilot alone while it names one", async () => {
    const meant = await mailboxesOf(isSilent);
    const notices = { approver: "communicator", doNotSend: [meant[0]] };
    await organisation.setPlan(["notices"], { ...notices, pilot: "pilot@norrviken.example" });
    const stale = ofKind(await draft(), "stale-device");
    expect(stale).toMatchObject({ recipients: meant.length - 1, excluded: { doNotSend: 1 } });
    await approve(stale);
    await om("notices", "send");
    expect(new Set(receivers())).toEqual(new Set(["pilot@norrviken.example"]));
    const trials = receivers().length;
    await organisation.setPlan(["notices"], notices);
    await approve(ofKind(await draft(), "stale-device"));
    await om("notices", "send");
    expect(receivers().filter((address) => address !== "pilot@norrviken.example")).toEqual(meant.slice(1));
    expect(receivers()).toHaveLength(trials + meant.length - 1);
  });

  it("rest in quiet hours, and are held above the plan's most", async () => {
    await organisation.setPlan(["notices", "mostRecipients"], 3);
    const change = ofKind(await draft(), "change");
    expect(change.state).toBe("held");
    await om("notices", "preview", change.id);
    const asked = await om("notices", "approve", change.id, "--by", "sara-nyman", "--json");
    expect(asked.json()).toMatchObject({ error: { code: "notice.held" } });
    await om("notices", "approve", change.id, "--by", "sara-nyman", "--despite-size");
    hours = 14;
    const night = await om("notices", "send", "--json");
    expect(night.exitCode).toBe(3);
    expect(night.json()).toMatchObject({ notices: [{ state: "approved", outcome: "waits" }] });
    expect(catcher.messages).toEqual([]);
    hours = 26;
    expect((await om("notices", "send")).exitCode).toBe(0);
    expect(receivers()).toEqual(await mailboxesOf(isOldApple));
  });

  it("go on after a mail server that was busy, and the end of an incident goes to those who were told of it", async () => {
    const incident = ofKind(await draft(), "incident");
    await approve(incident);
    const meant = await mailboxesOf(() => true);
    await catcher.close();
    const busy = await startMailCatcher({ dir: join(organisation.folder, "busy"), defer: [meant[0] ?? ""] });
    await organisation.set(["mail", "port"], busy.port);
    expect((await om("notices", "send")).exitCode).toBe(3);
    expect(busy.messages).toHaveLength(meant.length - 1);
    await busy.close();
    catcher = await startMailCatcher({ dir: join(organisation.folder, "again") });
    await organisation.set(["mail", "port"], catcher.port);
    const runs = (await om("runs", "--json")).json<{ runs: readonly { id: string; report: string }[] }>()
      .runs;
    const run = runs.find(({ report }) => report === `notice:${incident.id}`);
    expect((await om("runs", "continue", run?.id ?? "", "--json")).exitCode).toBe(0);
    expect(receivers()).toEqual(meant.slice(0, 1));
    const shown = (await om("notices", "show", incident.id, "--json")).json();
    expect(shown).toMatchObject({ notice: { state: "sent", told: meant.length } });
    tenant.setDay(6);
    const end = ofKind(await draft(), "incident-end");
    expect(end.recipients).toBe(meant.length);
  });

  it("welcome each newcomer once, with a standing approval by themselves", async () => {
    await organisation.setPlan(["newcomers", "approval"], { by: "sara-nyman", on: "2026-11-02" });
    await draft();
    const known = new Set(await mailboxesOf(() => true));
    tenant.setDay(9);
    await draft();
    await om("notices", "send");
    const fresh = (await mailboxesOf(() => true)).filter((address) => !known.has(address));
    expect(fresh.length).toBeGreaterThan(1);
    expect(receivers()).toEqual(fresh);
    await draft();
    await om("notices", "send");
    expect(receivers()).toEqual(fresh);
  });

  it("are told of in the administrators' report, and measured with the next snapshot", async () => {
    const { reports } = parse(await readFile(organisation.plan, "utf8")) as {
      reports: readonly { id: string }[];
    };
    const at = reports.findIndex(({ id }) => id === "admin-operations");
    await organisation.setPlan(["reports", at, "sections"], ["awareness"]);
    await organisation.setPlan(["reports", at, "formats"], ["html"]);
    await approve(ofKind(await draft(), "change"));
    await om("notices", "send");
    const mails = catcher.messages.length;
    const run = (await om("run", "admin-operations", "--json")).json<{
      artifacts: readonly { path: string }[];
    }>();
    const html = await readFile(run.artifacts[0]?.path ?? "", "utf8");
    expect(html.includes("Company Portal will need iOS/iPadOS 18 or later")).toBe(true);
    expect(/84 (?:days|dagar)/.test(html)).toBe(true);
    expect(catcher.messages.length).toBeGreaterThan(mails);
  });
});
