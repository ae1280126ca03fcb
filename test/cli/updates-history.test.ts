import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openStore, type Snapshot, type Store, systemClock, type UpdateRecord } from "@intune-om/core";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const TENANT = "norrviken";
const POST = "message-center:MC1288104";
const FIRST_DAY = new Date("2026-11-20T06:00:00Z");

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: FIRST_DAY });
  tenant = await startDemoTenant({ devices: 20, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  await organisation.set(["feeds"], FEEDS);
  await writeNews({ one: notice(1), two: notice(2), three: notice(3) });
  await writePlans([notice(9)]);
});

afterEach(async () => {
  vi.useRealTimers();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const FEEDS = [
  { id: "news", kind: "whats-new", url: "file:./news.md" },
  { id: "plans", kind: "whats-new", url: "file:./plans.md" },
];

async function om(...argv: readonly string[]): Promise<CommandResult> {
  return intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });
}

/** Collects once more, some days after the first time. */
async function collectOn(day: number): Promise<void> {
  vi.setSystemTime(dayOf(day));
  const { exitCode, stderr } = await om("collect", "--json");
  expect([0, 3], stderr).toContain(exitCode);
}

function dayOf(day: number): Date {
  return new Date(FIRST_DAY.getTime() + day * 86_400_000);
}

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const path = join(organisation.folder, "state", "intune-om.db");
  const store = await openStore({ kind: "sqlite", path }, { clock: systemClock });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function recordOf(key: string): Promise<UpdateRecord | null> {
  return inStore((store) => store.updates.find(TENANT, key));
}

function newest(): Promise<Snapshot | null> {
  return inStore((store) => store.snapshots.latest(TENANT, ["updates", "updateRecords"]));
}

interface Notice {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

function notice(number: number, title: string = `Notice ${number}`): Notice {
  return { id: 38_000_000 + number, title, text: `What number ${number} is about.` };
}

const noticeText = ({ id, title, text }: Notice): string => `#### ${title}<!-- ${id} -->\n\n${text}\n`;

/** Three weeks of one notice each, or none. */
async function writeNews(weeks: Readonly<Partial<Record<"one" | "two" | "three", Notice>>>): Promise<void> {
  const text = Object.entries({ one: "November 02", two: "November 09", three: "November 16" })
    .flatMap(([week, date]) => {
      const found = weeks[week as keyof typeof weeks];
      return found === undefined ? [] : [`## Week of ${date}, 2026\n\n### Apps\n\n${noticeText(found)}`];
    })
    .join("\n");
  await writeFile(join(organisation.folder, "news.md"), `# What's new in Microsoft Intune\n\n${text}`);
}

async function writePlans(notices: readonly Notice[]): Promise<void> {
  const text = `# In development for Microsoft Intune\n\n## Apps\n\n${notices
    .map((one) => noticeText(one).replace(/^#/, ""))
    .join("\n")}`;
  await writeFile(join(organisation.folder, "plans.md"), text);
}

describe("what is known of updates", () => {
  it("tells that the deadline of a post has moved, and that nothing else that was edited meant anything", async () => {
    await collectOn(0);
    const before = await recordOf(POST);
    tenant.setDay(5);
    await collectOn(1);
    const after = await recordOf(POST);
    expect(after).toMatchObject({ firstSeenAt: before?.firstSeenAt, missingSince: null });
    expect(after?.update.title).toMatch(/^\(Updated\)/);
    const fields = after?.revisions.flatMap(({ changes }) => changes.map(({ field }) => field));
    expect(fields).toContain("actBy");
    expect(fields).not.toContain("title");
    expect(after?.revisions).toHaveLength(1);
    const shown = await om("updates", "show", "MC1288104");
    expect(shown.stdout).toMatch(/deadline moved from \d+ \w+ 20\d\d to \d+ \w+ 20\d\d/);
  });

  it("holds through edits, moves and arrival on another page, and a page that is gone for a day", async () => {
    await collectOn(0);
    await writeNews({ one: notice(3), two: notice(2, "Another title"), three: notice(9, "It has arrived") });
    await collectOn(1);
    await rm(join(organisation.folder, "news.md"));
    await collectOn(2);
    expect(await recordOf("whats-new:38000009")).toMatchObject({ update: { stage: "released" } });
    await writeNews({ one: notice(3), two: notice(2, "Another title"), three: notice(9, "It has arrived") });
    await collectOn(3);
    const records = await inStore((store) => store.updates.list(TENANT, { source: "feed:news" }));
    const told = records
      .toSorted((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ key, firstSeenAt, missingSince, revisions }) => [
        key.slice(-1),
        firstSeenAt.toISOString().slice(0, 10),
        missingSince?.toISOString().slice(0, 10) ?? null,
        revisions.flatMap(({ changes }) => changes.map(({ field }) => field)).join(),
      ]);
    expect(told).toEqual([
      ["1", "2026-11-20", "2026-11-21", ""],
      ["2", "2026-11-20", null, "title"],
      ["3", "2026-11-20", null, "publishedAt"],
      ["9", "2026-11-20", null, "title,stage"],
    ]);
  });

  it("is in the snapshot as it stood then, and goes on beside what people decide in the meantime", async () => {
    await collectOn(0);
    const acknowledged = await om("updates", "ack", "MC1288104", "--by", "malin-sjoberg");
    expect(acknowledged.exitCode, acknowledged.stderr).toBe(0);
    const first = await newest();
    tenant.setDay(5);
    await collectOn(1);
    const second = await newest();
    const of = (taken: Snapshot | null): UpdateRecord | undefined =>
      taken?.lists.updateRecords?.find(({ key }) => key === POST);
    expect([of(first)?.revisions.length, of(second)?.revisions.length]).toEqual([0, 1]);
    expect(of(first)?.triage.acknowledgements).toEqual([]);
    expect(of(second)?.triage.acknowledgements).toHaveLength(1);
    expect(await recordOf(POST)).toEqual(of(second));
  });

  it("outlives a source that lost everything, and half a year later its place in reports", async () => {
    await collectOn(0);
    await om("updates", "close", "38000001", "--as", "done", "--by", "malin-sjoberg");
    await writeNews({ two: notice(2) });
    await collectOn(1);
    expect(await recordOf("whats-new:38000001")).toMatchObject({
      missingSince: null,
      doubtedSince: dayOf(1),
    });
    await collectOn(4);
    expect(await recordOf("whats-new:38000001")).toMatchObject({ missingSince: dayOf(4) });
    await collectOn(180);
    const reported = (await newest())?.lists.updateRecords?.map(({ key }) => key);
    expect(reported).not.toContain("whats-new:38000001");
    expect(reported).toContain("whats-new:38000003");
    expect(await recordOf("whats-new:38000001")).toMatchObject({ triage: { state: "done" } });
  });
});
