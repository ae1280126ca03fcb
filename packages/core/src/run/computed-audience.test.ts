import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import { DEFAULT_DAEMON } from "../config/daemon-schema.ts";
import { deviceOf, estate, group, user } from "../../test-support/directory.ts";
import { audience, person } from "../../test-support/plans.ts";
import { NOW, plan, report, without } from "../../test-support/snapshots.ts";
import { fixedClock } from "../clock.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Config } from "../config/config.ts";
import { type Audience, DEFAULT_NOTICES, type NoticePolicy } from "../config/plan/plan.ts";
import { createErrorCodeTable } from "../domain/error-codes.ts";
import type { MailComposer } from "../render/reporter.ts";
import { openStore, type Store } from "../store/store.ts";
import { createReportRunner, type ReportRunner, type RunOutcome } from "./report-runner.ts";

const FIELD = "11111111-2222-4333-8444-555555555555";
const MOST = 20;
const owners: Partial<Audience> = {
  rule: { platforms: ["ios"], versionBelow: null, app: null, compliance: null, ownership: null },
};

let folder: string;
let store: Store;
let snapshots = 0;
let runs = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-audience-"));
  store = await openStore({ kind: "sqlite", path: join(folder, "om.db") }, { clock: fixedClock(NOW) });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function runner(
  readers: Partial<Audience>,
  taken: Snapshot,
  notices: Partial<NoticePolicy> = {},
): ReportRunner {
  const mail = {
    transport: "directory",
    path: folder,
    from: { name: "", address: "om@contoso.example" },
  } as const;
  const tenant = { id: "contoso", name: "Contoso", collectors: {}, beta: true, exportJobs: false } as const;
  const cloud = { name: "custom", graph: "http://127.0.0.1:1", login: "http://127.0.0.1:1" } as const;
  const config: Config = {
    file: "/intune-om.yaml",
    planFile: "/plan.yaml",
    store: { kind: "sqlite", path: join(folder, "om.db") },
    timeZone: "Europe/Stockholm",
    locale: "en",
    tenants: [{ ...tenant, cloud, auth: { type: "token", token: { kind: "env", name: "T" } } }],
    feeds: [],
    channels: [],
    alertRules: [],
    daemon: DEFAULT_DAEMON,
    delivery: DEFAULT_DELIVERY_POLICY,
    mail: { ...mail, replyTo: null, perMinute: 1_000, maxMessageBytes: 26_214_400, connections: 4 },
  };
  return createReportRunner({
    config,
    plan: plan({
      people: [person("asa")],
      audiences: [audience("owners", "users", readers.members ?? [], readers)],
      reports: [report({ audience: "owners", sections: ["help-links"], formats: [] })],
      notices: { ...DEFAULT_NOTICES, mostRecipients: MOST, ...notices },
    }),
    store,
    clock: fixedClock(NOW),
    sleep: async () => undefined,
    every: () => () => undefined,
    reportsFolder: "/reports",
    owner: "one",
    errorCodes: createErrorCodeTable([]),
    collect: async () => taken,
    reporter: async () => {
      throw new Error("there is no file to render");
    },
    mailComposer: async () => ({
      compose: async ({ locale, title }) => mailBody(`${title} ${locale}`),
      composeLetter: async ({ subject }) => mailBody(subject),
    }),
    notifier: async () => ({
      channel: "directory",
      verify: async () => undefined,
      deliver: async () => ({ outcome: "accepted", response: "250 ok" }),
      close: async () => undefined,
    }),
    writeFile: async (to, name) => join(to, name),
  });
}

function mailBody(subject: string): Awaited<ReturnType<MailComposer["composeLetter"]>> {
  return { subject, html: "", text: "read me", images: [] };
}

/** As many iPhones as asked for, each of somebody else. */
function iphones(count: number, lists: Partial<Snapshot["lists"]> = {}): Snapshot {
  snapshots += 1;
  const names = Array.from({ length: count }, (_, at) => `user${at}`);
  const devices = names.map((name) => deviceOf(name, name, { os: "iOS", model: "iPhone 15" }));
  return { ...estate({ devices, users: names.map((name) => user(name)), ...lists }), id: `s${snapshots}` };
}

async function run(
  readers: Partial<Audience>,
  taken: Snapshot,
  to: string | null = null,
  notices: Partial<NoticePolicy> = {},
): Promise<RunOutcome> {
  runs += 1;
  const scheduledFor = new Date(NOW.getTime() + runs);
  const start = { tenant: "contoso", report: "weekly", kind: "manual", scheduledFor } as const;
  return await runner(readers, taken, notices).start({ ...start, request: { out: null, to } });
}

function statesOf({ deliveries }: RunOutcome): readonly string[] {
  return [...new Set(deliveries.map(({ state }) => state))];
}

describe("a report for an audience that the estate tells", () => {
  it("goes to the owners of the devices that the rule means, each in their own language", async () => {
    const taken = iphones(2, { users: [user("user0"), user("user1", { language: "en-US" })] });
    const { deliveries, run: done } = await run({ ...owners, members: ["asa"] }, taken);
    expect(deliveries.map(({ recipient, state }) => `${recipient.address} ${state}`).toSorted()).toEqual([
      "asa@contoso.example accepted",
      "user0@contoso.example accepted",
      "user1@contoso.example accepted",
    ]);
    const messages = await Promise.all(deliveries.map(({ message }) => store.deliveries.message(message)));
    expect(messages.map(({ language }) => language).toSorted()).toEqual(["en", "en", "sv"]);
    expect(done.state).toBe("succeeded");
  });

  it("goes to the members of a group", async () => {
    const { directoryGroups, groupMembers } = group(FIELD, ["user1"]);
    const taken = iphones(2, { directoryGroups: [directoryGroups], groupMembers });
    const { deliveries } = await run({ group: { id: FIELD, tenant: null } }, taken);
    expect(deliveries.map(({ recipient }) => recipient.address)).toEqual(["user1@contoso.example"]);
  });

  it("gives one mailbox one message, though two accounts have it", async () => {
    const users = ["user0", "user1"].map((name) => user(name, { mail: "Shared@contoso.example" }));
    expect((await run(owners, iphones(2, { users }))).deliveries).toHaveLength(1);
  });

  it("stops where nobody is in it, and says why as far as that is known", async () => {
    await expect(run(owners, iphones(0))).rejects.toMatchObject({ code: "run.nobody" });
    const unread = without(iphones(2), "directory-users", "users");
    await expect(run(owners, unread)).rejects.toMatchObject({
      code: "run.nobody",
      hint: expect.stringContaining("Grant X.Read.All."),
    });
  });

  it("goes to the one address that was asked for all the same", async () => {
    const { deliveries } = await run(owners, iphones(0), "asa@contoso.example");
    expect(deliveries.map(({ recipient }) => recipient.address)).toEqual(["asa@contoso.example"]);
  });
});

describe("a report for users", () => {
  const receivers = ({ deliveries }: RunOutcome): readonly string[] =>
    deliveries.map(({ recipient }) => recipient.address);

  it("goes to the pilot address alone while the plan has one, and its size then counts for nothing", async () => {
    const pilot = "pilot@contoso.example";
    expect(receivers(await run(owners, iphones(MOST + 1), null, { pilot }))).toEqual([pilot]);
    const subject = { tenant: "contoso", kind: "report", subject: "weekly" };
    expect(await store.audienceSizes.last(subject)).toBeNull();
  });

  it("leaves out whom the plan names as not to be mailed", async () => {
    const doNotSend = ["User0@contoso.example"];
    expect(receivers(await run(owners, iphones(2), null, { doNotSend }))).toEqual(["user1@contoso.example"]);
  });
});

describe("an audience of another size than before", () => {
  it("is held when it has ten times more people, again and again, until somebody agrees", async () => {
    expect(statesOf(await run(owners, iphones(2)))).toEqual(["accepted"]);
    const first = await run(owners, iphones(20));
    expect(statesOf(first)).toEqual(["held"]);
    expect(first.deliveries[0]?.reason).toContain("ten times more than last time (2)");
    const second = await run(owners, iphones(20));
    expect(statesOf(second)).toEqual(["held"]);
    await store.audienceSizes.agree(second.run.id);
    expect(statesOf(await run(owners, iphones(20)))).toEqual(["accepted"]);
  });

  it("is held the first time that it has more than notices may go to, and each time that it grows on, until somebody agrees", async () => {
    const first = await run(owners, iphones(MOST + 1));
    expect(statesOf(first)).toEqual(["held"]);
    expect(first.deliveries[0]?.reason).toContain("notices.mostRecipients");
    await store.audienceSizes.agree(first.run.id);
    expect(statesOf(await run(owners, iphones(MOST + 1)))).toEqual(["accepted"]);
    expect(statesOf(await run(owners, iphones(MOST + 2)))).toEqual(["held"]);
  });

  it("is not looked at where the plan names everybody, or somebody asked for one address", async () => {
    await run({ members: ["asa"] }, iphones(1));
    await run(owners, iphones(1), "asa@contoso.example");
    expect(
      await store.audienceSizes.last({ tenant: "contoso", kind: "report", subject: "weekly" }),
    ).toBeNull();
  });
});
