import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type DemoTenant,
  type MailCatcher,
  type MailCatcherOptions,
  startDemoTenant,
  startMailCatcher,
} from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { readMail } from "../support/read-mail.ts";

interface ListedRoutine {
  readonly id: string;
  readonly acts: { readonly person: string | null; readonly because: string | null };
  readonly due: string | null;
  readonly state: string | null;
  readonly by: string | null;
  readonly evidence: { readonly state: string; readonly text: string };
  readonly last30Days: { readonly due: number; readonly onTime: number };
}

interface ListedItem {
  readonly id: string;
  readonly text: string;
  readonly state: string;
  readonly evidence: string;
  readonly evidenceAt: string | null;
  readonly ageDays: number | null;
  readonly next: {
    readonly text: string;
    readonly owner: string | null;
    readonly command: string | null;
  } | null;
}

let tenant: DemoTenant;
let organisation: OrganisationCopy;
let catcher: MailCatcher;
let now: Date;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 40, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  catcher = await startMailCatcher({ dir: join(organisation.folder, "mails") });
  await organisation.set(["mail", "port"], catcher.port);
  // A Wednesday; the plan is seen for the first time on it.
  now = new Date("2026-11-04T08:00:00Z");
});

afterEach(async () => {
  await catcher.close();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
    clock: { now: () => now },
  });

const routines = async (...argv: string[]): Promise<readonly ListedRoutine[]> =>
  (await om("plan", "routines", "--json", ...argv)).json<{ routines: readonly ListedRoutine[] }>().routines;

const routineOf = async (id: string): Promise<ListedRoutine | undefined> =>
  (await routines()).find((one) => one.id === id);

const checklist = async (): Promise<ReadonlyMap<string, ListedItem>> => {
  const { checklist: items } = (await om("plan", "checklist", "--json")).json<{
    checklist: readonly ListedItem[];
  }>();
  return new Map(items.map((item) => [item.id, item]));
};

describe("plan routines", () => {
  it("says of each who acts today, when it is due, and what shows that it was done", async () => {
    const before = await routineOf("follow-threats");
    expect(before).toMatchObject({
      acts: { person: "jonas-haggstrom", because: "holder" },
      due: "2026-11-04",
      state: "due",
      evidence: { state: "lacking" },
    });
    expect((await om("collect")).exitCode).toBe(0);
    const after = await routineOf("follow-threats");
    expect(after).toMatchObject({ due: "2026-11-05", state: "upcoming", last30Days: { due: 1, onTime: 1 } });
  });

  it("passes a role on while its holder is away, and says so", async () => {
    await organisation.setPlan(
      ["people", 3, "absences"],
      [{ from: "2026-11-02", to: "2026-11-06", deputy: "emil-aberg" }],
    );
    expect((await routineOf("follow-threats"))?.acts).toMatchObject({
      person: "emil-aberg",
      because: "standsIn",
    });
    expect((await om("plan", "routines", "--person", "emil-aberg")).stdout).toContain(
      "emil-aberg (for jonas-haggstrom)",
    );
  });

  it("lists what is due or overdue alone, by role and by person", async () => {
    await om("plan", "routines");
    now = new Date("2026-11-05T08:00:00Z");
    const ids = async (...argv: string[]) => (await routines(...argv)).map(({ id }) => id);
    expect(await ids("--due")).toEqual(["call-failed-enrollments", "read-service-health", "follow-threats"]);
    expect(await ids("--due", "--role", "security-lead")).toEqual(["follow-threats"]);
    expect(await ids("--overdue")).toEqual([]);
    now = new Date("2026-11-09T08:00:00Z");
    expect(await ids("--overdue")).toEqual(["read-error-trends", "welcome-newcomers", "follow-noncompliant"]);
    expect(await ids("--overdue", "--person", "malin.sjoberg@norrviken.example")).toEqual([
      "follow-noncompliant",
    ]);
    // Whether anything was announced nobody knows without a collection: it waits, and is not called missed.
    expect(await ids("--due", "--person", "priya-raman")).toEqual(["triage-updates"]);
  });

  it("knows no other role or person", async () => {
    const role = await om("plan", "routines", "--role", "securty-lead");
    expect(role).toMatchObject({ exitCode: 2 });
    expect(role.stderr).toContain("Did you mean security-lead?");
    expect((await om("plan", "routines", "--person", "nobody")).exitCode).toBe(2);
  });
});

describe("plan done", () => {
  it("counts for the day that waits, with note and link, and once", async () => {
    const args = [
      "plan",
      "done",
      "read-service-health",
      "--by",
      "priya-raman",
      "--link",
      "https://wiki.norrviken.example/1",
    ];
    const first = await om(...args, "--json");
    expect(first.json()).toMatchObject({
      done: { routine: "read-service-health", due: "2026-11-04", by: "priya-raman", already: false },
    });
    now = new Date("2026-11-04T09:00:00Z");
    const again = await om(
      "plan",
      "done",
      "read-service-health",
      "--by",
      "malin-sjoberg",
      "--due",
      "2026-11-04",
    );
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain(
      "was done for 2026-11-04 already: priya-raman said so at 2026-11-04 09:00 +01:00",
    );
    expect(await routineOf("read-service-health")).toMatchObject({
      last30Days: { due: 1, onTime: 1, late: 0 },
    });
  });

  it("late counts as late", async () => {
    await om("plan", "routines");
    now = new Date("2026-11-05T08:00:00Z");
    await om("plan", "done", "read-service-health", "--by", "malin-sjoberg", "--due", "2026-11-04");
    expect((await routineOf("read-service-health"))?.last30Days).toMatchObject({
      due: 1,
      onTime: 0,
      late: 1,
    });
  });

  it.each([
    [["read-servce-health", "--by", "malin-sjoberg"], "Did you mean read-service-health?"],
    [["read-service-health", "--by", "malin"], "there is nobody called"],
    [["read-service-health", "--by", "karin-forsgren"], "neither has the role intune-admin"],
    [["read-service-health", "--by", "malin-sjoberg", "--link", "javascript:alert(1)"], "is no web address"],
    [["read-service-health", "--by", "malin-sjoberg", "--due", "2026-11-08"], "was not due on"],
    [["read-service-health", "--by", "malin-sjoberg", "--due", "2026-02-30"], "was not due on"],
  ])("refuses %s and writes nothing down", async (argv, message) => {
    const result = await om("plan", "done", ...argv);
    expect(result.exitCode).not.toBe(0);
    expect(result.stderr).toContain(message);
    expect((await routineOf("read-service-health"))?.state).toBe("due");
  });

  it("takes the word of somebody without the role when told to", async () => {
    expect(
      (await om("plan", "done", "read-service-health", "--by", "karin-forsgren", "--anyone")).exitCode,
    ).toBe(0);
    expect((await routineOf("read-service-health"))?.last30Days.onTime).toBe(1);
  });

  it("is said without a day of a routine that waits for events", async () => {
    const result = await om("plan", "done", "brief-helpdesk", "--by", "karin-forsgren", "--json");
    expect(result.json()).toMatchObject({ done: { routine: "brief-helpdesk", due: null, already: false } });
  });
});

describe("plan remind", () => {
  interface Reminded {
    readonly person: string;
    readonly sentBefore: boolean;
    readonly routines: readonly { readonly due: string }[];
  }

  const reminded = async (...argv: string[]): Promise<readonly Reminded[]> =>
    (await om("plan", "remind", "--json", ...argv)).json<{ reminders: readonly Reminded[] }>().reminders;

  const isToMalin = ({ to }: { readonly to: readonly string[] }): boolean =>
    to[0]?.startsWith("malin") === true;

  let catchers = 0;

  async function restartCatcher(refuse: Pick<MailCatcherOptions, "reject" | "defer">): Promise<void> {
    await catcher.close();
    catchers += 1;
    catcher = await startMailCatcher({ dir: join(organisation.folder, `mails-${catchers}`), ...refuse });
    await organisation.set(["mail", "port"], catcher.port);
  }

  it("writes one letter to each person, in their language, and never twice of the same day", async () => {
    const dry = (await om("plan", "remind", "--dry-run", "--json")).json<{
      sent: boolean;
      reminders: readonly { person: string }[];
    }>();
    expect(dry.sent).toBe(false);
    expect(dry.reminders.map(({ person }) => person)).toEqual([
      "malin-sjoberg",
      "jonas-haggstrom",
      "emil-aberg",
    ]);
    expect(catcher.messages).toHaveLength(0);

    expect((await om("plan", "remind")).exitCode).toBe(0);
    expect(new Set(catcher.messages.map(({ to }) => to[0]))).toEqual(
      new Set([
        "emil.aberg@norrviken.example",
        "jonas.haggstrom@norrviken.example",
        "malin.sjoberg@norrviken.example",
      ]),
    );
    const mail = await readMail(
      catcher.messages.find(({ to }) => to[0]?.startsWith("malin") === true)?.file ?? "",
    );
    expect(mail.subject).toBe("Påminnelse: 1 rutin");
    expect(mail.part("text/plain").text).toContain("Läs tjänstens hälsa och nya meddelanden");
    expect(mail.part("text/plain").text.replace(/\s+/g, " ")).toContain(
      "intune-om plan done read-service-health --due 2026-11-04 --by malin-sjoberg",
    );

    now = new Date("2026-11-04T15:00:00Z");
    expect((await om("plan", "remind")).stdout).toContain("Nobody has to be reminded");
    expect(catcher.messages).toHaveLength(3);
  });

  it("reminds the next day of what is due then, and of what was missed", async () => {
    await om("plan", "remind");
    now = new Date("2026-11-06T08:00:00Z");
    await om("plan", "remind");
    const later = catcher.messages.slice(3);
    const karin = later.find(({ to }) => to[0]?.startsWith("karin") === true);
    expect((await readMail(karin?.file ?? "")).part("text/plain").text).toContain("Jämför veckans fel");
    const priya = later.find(({ to }) => to[0]?.startsWith("priya") === true);
    expect((await readMail(priya?.file ?? "")).subject).toBe("Reminder: 1 routine");
  });

  /** As if the process had ended between sending and writing down. */
  async function crashBeforeTheJournal(): Promise<void> {
    const { default: Database } = await import("better-sqlite3");
    const db = new Database(join(organisation.folder, "state", "intune-om.db"));
    db.exec("DROP TRIGGER IF EXISTS journal_no_delete; DELETE FROM journal WHERE kind = 'reminded'");
    db.close();
  }

  it("sends nothing again that went out before it could be written down", async () => {
    await om("plan", "remind");
    await crashBeforeTheJournal();
    expect((await om("plan", "remind")).stdout).toContain("sent before");
    expect(catcher.messages).toHaveLength(3);
    expect((await om("plan", "remind")).stdout).toContain("Nobody has to be reminded");
  });

  const FRIDAY = new Date("2026-11-06T08:00:00Z");
  const MONDAY = new Date("2026-11-09T08:00:00Z");

  it("sends nothing again on a later day after such a crash, but what came due since", async () => {
    now = FRIDAY;
    await om("plan", "remind");
    const sent = catcher.messages.length;
    await crashBeforeTheJournal();
    now = MONDAY;
    const told = await reminded();
    const daysOf = (wasSent: boolean): ReadonlySet<string> =>
      new Set(
        told
          .filter(({ sentBefore }) => sentBefore === wasSent)
          .flatMap(({ routines: own }) => own.map(({ due }) => due)),
      );
    expect([...daysOf(true)]).toEqual(["2026-11-06"]);
    expect([...daysOf(false)]).toEqual(["2026-11-09"]);
    expect(catcher.messages).toHaveLength(sent + told.filter(({ sentBefore }) => !sentBefore).length);
  });

  it("sends nothing again to the others when somebody has done their part after such a crash", async () => {
    await om("plan", "remind");
    await crashBeforeTheJournal();
    now = new Date("2026-11-04T09:00:00Z");
    await om("plan", "done", "read-service-health", "--by", "malin-sjoberg");
    await om("plan", "remind");
    expect(catcher.messages).toHaveLength(3);
  });

  it.each(["reject", "defer"] as const)(
    "tells of an address that mail servers %s, and reminds its owner when they take it",
    async (how) => {
      now = FRIDAY;
      await restartCatcher({ [how]: ["malin.sjoberg@norrviken.example"] });
      const failed = await om("plan", "remind");
      expect(failed.exitCode).not.toBe(0);
      expect(failed.stderr).toContain(`malin-sjoberg: ${how}`);
      expect(catcher.messages.filter(isToMalin)).toEqual([]);
      expect((await om("plan", "remind")).stderr).toContain(`malin-sjoberg: ${how}`);
      await restartCatcher({});
      now = MONDAY;
      expect((await om("plan", "remind")).exitCode).toBe(0);
      await om("plan", "remind");
      const texts = await Promise.all(
        catcher.messages
          .filter(isToMalin)
          .map(async ({ file }) => (await readMail(file)).part("text/plain").text.replace(/\s+/g, " ")),
      );
      expect(texts.filter((text) => text.includes("follow-noncompliant --due 2026-11-06"))).toHaveLength(1);
    },
  );

  it("reminds at once when a refused address was put right", async () => {
    await restartCatcher({ reject: ["malin.sjoberg@norrviken.example"] });
    await om("plan", "remind");
    await om("plan", "remind");
    const at = (await om("audit", "--person", "malin.sjoberg@norrviken.example", "--json")).json<{
      audit: readonly object[];
    }>().audit;
    expect(at, "tried once a day").toHaveLength(1);
    const plan = parse(await readFile(organisation.plan, "utf8")) as {
      readonly people: readonly { readonly id: string }[];
    };
    const index = plan.people.findIndex(({ id }) => id === "malin-sjoberg");
    await organisation.setPlan(["people", index, "address"], "malin@norrviken.example");
    expect((await om("plan", "remind")).exitCode).toBe(0);
    expect(catcher.messages.map(({ to }) => to[0])).toContain("malin@norrviken.example");
  });

  it("does not remind of what is done", async () => {
    await om("plan", "done", "read-service-health", "--by", "malin-sjoberg");
    const { reminders } = (await om("plan", "remind", "--dry-run", "--json")).json<{
      reminders: readonly { person: string }[];
    }>();
    expect(reminders.map(({ person }) => person)).toEqual(["jonas-haggstrom", "emil-aberg"]);
  });
});

describe("plan checklist and attest", () => {
  it("shows nothing as green before anything is on record, and says for each what comes next", async () => {
    const items = [...(await checklist()).values()];
    expect(items.map(({ id }) => id)).toContain("monitoring-applied");
    expect(items.filter(({ state }) => state === "green")).toEqual([]);
    for (const { next, evidence } of items) {
      expect(evidence).not.toBe("");
      expect(next?.text).not.toBe("");
    }
  });

  it("turns green only as evidence arrives", async () => {
    await organisation.setPlan(["checklist"], {
      own: [
        {
          id: "escalation-tested",
          text: { en: "The way to the vendor was tried", sv: "Vägen till leverantören är prövad" },
          role: "helpdesk-lead",
          validDays: 30,
        },
      ],
    });
    expect((await checklist()).get("uncovered-devices")).toMatchObject({ state: "unknown" });
    await om("collect");
    expect((await checklist()).get("uncovered-devices")).toMatchObject({
      state: "green",
      ageDays: 0,
      next: null,
    });
    expect((await checklist()).get("escalation-tested")).toMatchObject({
      state: "red",
      next: { owner: "helpdesk-lead", command: "intune-om plan attest escalation-tested --by PERSON" },
    });
    await om("plan", "attest", "escalation-tested", "--by", "karin-forsgren", "--note", "Case 4711");
    expect((await checklist()).get("escalation-tested")).toMatchObject({
      state: "green",
      text: "The way to the vendor was tried",
    });
    now = new Date("2026-12-15T08:00:00Z");
    expect((await checklist()).get("escalation-tested")).toMatchObject({ state: "amber", ageDays: 41 });
    expect((await om("plan", "checklist")).stdout).toContain(
      "~ amber    escalation-tested: The way to the vendor was tried",
    );
  });

  it("takes no word for what data shows, nor of somebody without the role", async () => {
    const data = await om("plan", "attest", "uncovered-devices", "--by", "malin-sjoberg");
    expect(data.stderr).toContain("is nothing that a person vouches for");
    expect((await om("plan", "attest", "owners-named", "--by", "emil-aberg")).stderr).toContain(
      "neither has the role om-owner",
    );
    expect((await om("plan", "attest", "owners-named", "--by", "goran-ostberg")).exitCode).toBe(0);
  });
});
