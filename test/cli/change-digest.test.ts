import { type DemoTenant, type MailCatcher, startDemoTenant, startMailCatcher } from "@intune-om/demo-tenant";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { type CalendarEntry, readCalendar } from "../support/read-calendar.ts";
import { type ReadMail, readMail } from "../support/read-mail.ts";

const DAY_MS = 86_400_000;
const DAY = 4;

let tenant: DemoTenant;
let catcher: MailCatcher;
let organisation: OrganisationCopy;

beforeEach(async () => {
  // The story's day is today, as the command has no other clock.
  const startDate = new Date(Date.now() - DAY * DAY_MS).toISOString().slice(0, 10);
  tenant = await startDemoTenant({ devices: 60, day: DAY, startDate });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], { env: { OM_TOKEN: tenant.token } });

async function mailTo(address: string): Promise<ReadMail> {
  const caught = catcher.messages.findLast(({ to }) => to.includes(address));
  if (caught === undefined) throw new Error(`nothing was mailed to ${address}`);
  return readMail(caught.file);
}

const calendarOf = (mail: ReadMail): readonly CalendarEntry[] =>
  readCalendar(mail.part("text/calendar").text);

const SWEDISH = "malin.sjoberg@norrviken.example";
const ENGLISH = "priya.raman@norrviken.example";

describe("the change digest", () => {
  it("tells administrators what is new by platform, in their language around the source's own words", async () => {
    expect((await om("run", "change-digest", "--json")).exitCode).toBe(0);
    const [swedish, english] = [await mailTo(SWEDISH), await mailTo(ENGLISH)];
    expect(swedish.subject).toMatch(/^Ändringar i Intune: \d+ nya ändringar, /);
    expect(english.subject).toMatch(/^Changes in Intune: \d+ new changes, /);
    const told = swedish.part("text/plain").text;
    expect(told).toContain("Nytt sedan sist");
    expect(told.indexOf("\nWindows:")).toBeGreaterThan(0);
    expect(told.indexOf("\nAlla plattformar:")).toBeGreaterThan(told.indexOf("\nWindows:"));
    expect(told).toMatch(/\d+ av era enheter/);
    expect(swedish.part("text/html").text).toMatch(/<div lang="en"[^>]*>Connectors that sign in/);
    expect(english.part("text/plain").text).toMatch(/\d+ of your devices/);
    for (const mail of [swedish, english]) expect(JSON.stringify(mail.parts)).not.toMatch(/NORR-\d|WIN-\d/);
  });

  it("brings the dates to act by for the calendar, in their order, the same in every language", async () => {
    await om("run", "change-digest", "--json");
    const mail = await mailTo(SWEDISH);
    expect(mail.part("text/calendar").fileName).toMatch(/^change-digest-\d{4}-\d{2}-\d{2}-sv\.ics$/);
    const entries = calendarOf(mail);
    expect(entries.length).toBeGreaterThan(1);
    const days = entries.map((entry) => entry["DTSTART"] ?? "");
    expect(days).toEqual(days.toSorted());
    expect(days.every((day) => /^\d{8}$/.test(day))).toBe(true);
    expect(entries[0]).toMatchObject({
      SUMMARY: "Sista dag: Action required: update the Intune Connector for Active Directory",
      SEQUENCE: "0",
    });
    const english = calendarOf(await mailTo(ENGLISH));
    expect(english.map(({ UID }) => UID)).toEqual(entries.map(({ UID }) => UID));
    expect(english[0]?.["SUMMARY"]).toMatch(/^Last day: /);
  });

  it("goes on from the last one, says what was edited since, and moves the date in the calendar", async () => {
    const ofPortal = (entries: readonly CalendarEntry[]): CalendarEntry | undefined =>
      entries.find(({ SUMMARY = "" }) => SUMMARY.includes("Company Portal will need"));
    await om("run", "change-digest", "--json");
    const before = ofPortal(calendarOf(await mailTo(ENGLISH)));
    tenant.setDay(DAY + 1);
    expect((await om("run", "change-digest", "--json")).exitCode).toBe(0);
    const mail = await mailTo(ENGLISH);
    const told = mail.part("text/plain").text.replace(/\s+/g, " ");
    expect(told).toMatch(/Deadline moved from \d+ \w+ \d{4} to \d+ \w+ \d{4}/);
    expect(told).toContain("since the last report, of");
    expect(told).not.toContain("Connectors that sign in with the machine account");
    const after = ofPortal(calendarOf(mail));
    expect(after).toMatchObject({ UID: before?.["UID"], SEQUENCE: "1" });
    expect(Number(after?.["DTSTART"])).toBeGreaterThan(Number(before?.["DTSTART"]));
  });

  it("makes no calendar when no date lies ahead", async () => {
    await organisation.set(["feeds"], []);
    tenant.setFaults([{ path: "/admin/serviceAnnouncement/messages", forbidden: "ServiceMessage.Read.All" }]);
    const result = await om("run", "change-digest", "--json");
    expect(result.exitCode).toBe(3);
    const { artifacts } = result.json<{ artifacts: readonly { format: string }[] }>();
    expect(artifacts.map(({ format }) => format).sort()).toEqual(["pdf", "pdf", "xlsx", "xlsx"]);
    const mail = await mailTo(ENGLISH);
    expect(mail.part("text/plain").text).toContain("Message center could not be read");
  });
});

describe("the digest for users", () => {
  it("is held until somebody here releases it, and says in plain words what concerns them", async () => {
    await organisation.setPlan(["notices"], { approver: "communicator" }); // no quiet hours
    const run = await om("run", "user-changes", "--json");
    expect(run.exitCode).toBe(0);
    expect(catcher.messages).toEqual([]);
    const { deliveries } = (await om("deliveries", "--state", "held", "--json")).json<{
      deliveries: readonly { id: string; recipient: string }[];
    }>();
    expect(deliveries).toHaveLength(2);
    const [first] = deliveries;
    expect((await om("deliveries", "release", first?.id ?? "", "--by", "sara-nyman")).exitCode).toBe(0);
    const mail = await mailTo(first?.recipient ?? "");
    const told = mail.part("text/plain").text;
    expect(told).toContain("Company Portal will need iOS/iPadOS 18 or later");
    expect(told).toMatch(/iPhone/);
    expect(told).not.toMatch(/av era enheter|Ansvarig|Kräver uppmärksamhet|Agera nu|hot\b/);
    expect(told).not.toContain("update the Intune Connector for Active Directory");
    expect(catcher.messages).toHaveLength(1);
  });

  it("is refused by check when nobody has to approve it, with the line and what to write", async () => {
    await organisation.setPlan(["reports", 4, "audience"], "users");
    const result = await om("check", "--json");
    expect(result.exitCode).toBe(2);
    expect(result.json()).toMatchObject({
      error: {
        problems: [
          {
            path: "reports[4].audience",
            line: expect.any(Number),
            fix: expect.stringContaining("approval: { role:"),
          },
        ],
      },
    });
  });
});

describe("the digest for the help desk", () => {
  it("is what users will see and ask about, and leaves a file for each language where it was asked to", async () => {
    const out = join(organisation.folder, "out");
    expect((await om("run", "helpdesk-changes", "--out", out, "--json")).exitCode).toBe(0);
    const told = (await mailTo("karin.forsgren@norrviken.example")).part("text/plain").text;
    expect(told).toContain("Användarna kommer att märka det");
    expect(told).not.toContain("update the Intune Connector for Active Directory");
    expect((await readdir(out)).map((name) => name.replace(/-\d{4}-\d{2}-\d{2}/, "")).sort()).toEqual([
      "helpdesk-changes-en.ics",
      "helpdesk-changes-en.pdf",
      "helpdesk-changes-sv.ics",
      "helpdesk-changes-sv.pdf",
    ]);
  });
});
