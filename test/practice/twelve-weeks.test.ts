import type { CaughtMessage } from "@intune-om/demo-tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LiveOrganisation, startLiveOrganisation } from "./live-organisation.ts";
import {
  dateOfMessage,
  devicesOf,
  endingSoon,
  isUpTo,
  type ListedDevice,
  mailboxesOf,
  mailboxesOfOwners,
  ownerOf,
  silent,
} from "./tenant-facts.ts";
import { noticesAmong, type ToldMail } from "./told-people.ts";
import {
  doRoutines,
  practiseAlert,
  readUpdates,
  reviseMaterial,
  runScheduled,
  tellUsers,
} from "./work-of-a-day.ts";

const WEEKS = 12;

/** The day from which on each thing is done. Days count from 0, a Monday. */
const FIRST = {
  reports: 14,
  rounds: 16,
  routines: 21,
  drill: 23,
  administratorsRead: 29,
  approval: 30,
  material: 33,
  helpDeskReads: 36,
  secondDrill: 65,
};
/** Thursdays, and the Friday on which the incident of the story is open. */
const TELLING_WEEKDAY = 3;
const INCIDENT_DAY = 4;

/** Announced changes that users feel, and whose devices they touch, as a person reads the announcement. */
const CHANGES = {
  MC1288104: isUpTo(/^i(?:Pad)?OS$/, 17),
  MC1294021: isUpTo(/^Android$/, 12),
};
type ChangeId = keyof typeof CHANGES;

/** What a day of telling brought, and what it should have brought by the tenant's own data. */
interface Telling {
  readonly day: number;
  readonly mails: readonly ToldMail[];
  readonly expected: Readonly<Record<"grace-period" | "stale-device", readonly string[]>>;
}

let org: LiveOrganisation;
/** State of each item of the checklist at the end of each day. */
const checklist = new Map<string, string[]>();
const tellings: Telling[] = [];
/** What owners were told so far, by the kind of notice: the device and its day. */
const known = { "grace-period": new Set<string>(), "stale-device": new Set<string>() };
let firstDevices: readonly ListedDevice[];
const everSeen = new Map<string, ListedDevice>();
/** Who had a device that a change touches on a day of telling, by the change and its date. */
const touchedBy = new Map<string, Set<string>>();
/** Everybody with a device while the incident was open. */
let duringIncident: readonly string[] = [];

beforeAll(async () => {
  org = await startLiveOrganisation({ devices: 60, joiners: 12 });
  firstDevices = await devicesOf(org.tenant);
  for (let day = 0; day < WEEKS * 7; day++) await live(day);
}, 1_200_000);

afterAll(async () => {
  await org[Symbol.asyncDispose]();
});

async function live(day: number): Promise<void> {
  const weekday = day % 7;
  const works = weekday < 5;
  org.begin(day);
  await org.om(["collect"]);
  for (const device of await devicesOf(org.tenant)) everSeen.set(device.id, device);
  if (day >= FIRST.reports) await runScheduled(org, { weekday });
  if (day >= FIRST.rounds && works) await org.om(["round", "--done", "--by", "malin-sjoberg"]);
  if (day >= FIRST.routines && works) await doRoutines(org);
  if (day === FIRST.drill || day === FIRST.secondDrill) await practiseAlert(org);
  if (day >= FIRST.administratorsRead && weekday === 1) await readUpdates(org, "administrators");
  if (day >= FIRST.helpDeskReads && weekday === 1) await readUpdates(org, "help desk");
  if (day === FIRST.approval) await org.om(["plan", "approve", "--by", "goran-ostberg"]);
  if (day === FIRST.material) await reviseMaterial(org, "next");
  if (weekday === TELLING_WEEKDAY || day === INCIDENT_DAY) tellings.push(await tell(day));
  await lookAtChecklist();
}

/** One round of telling users, held against what the tenant says of its devices at that moment. */
async function tell(day: number): Promise<Telling> {
  const devices = await devicesOf(org.tenant);
  const mailboxes = await mailboxesOf(org.tenant);
  const meant = (
    kind: keyof typeof known,
    found: readonly (readonly [ListedDevice, string])[],
  ): readonly string[] => {
    const people = found.flatMap(([device, what]) => {
      const mailbox = mailboxes.get(ownerOf(device));
      if (mailbox === undefined || known[kind].has(what)) return [];
      known[kind].add(what);
      return [mailbox];
    });
    return [...new Set(people)].sort();
  };
  const expected = {
    "grace-period": meant("grace-period", endingSoon(devices, org.now())),
    "stale-device": meant("stale-device", silent(devices, org.now())),
  };
  for (const change of Object.keys(CHANGES) as ChangeId[]) {
    const date = await dateOfMessage(org.tenant, change);
    if (date === null) continue;
    const touched = touchedBy.get(`${change}:${date}`) ?? new Set();
    for (const mailbox of mailboxesOfOwners(devices, mailboxes, CHANGES[change])) touched.add(mailbox);
    touchedBy.set(`${change}:${date}`, touched);
  }
  if (day === INCIDENT_DAY) duringIncident = mailboxesOfOwners(devices, mailboxes);
  const before = org.catcher.messages.length;
  await tellUsers(org);
  const came: readonly CaughtMessage[] = org.catcher.messages.slice(before);
  return { day, mails: await noticesAmong(came, org), expected };
}

async function lookAtChecklist(): Promise<void> {
  const { checklist: items } = await org.ask<{ checklist: { id: string; state: string }[] }>([
    "plan",
    "checklist",
  ]);
  for (const { id, state } of items) checklist.set(id, [...(checklist.get(id) ?? []), state]);
}

const receivers = (mails: readonly ToldMail[], kind: string): readonly string[] =>
  mails
    .filter((mail) => mail.kind === kind)
    .map(({ to }) => to)
    .sort();

describe("the checklist of twelve weeks", () => {
  it.each([
    ["ready-for-alerts", FIRST.drill],
    ["admins-know-updates", FIRST.administratorsRead],
    ["owners-named", FIRST.approval],
    ["process-for-material", FIRST.material],
    ["helpdesk-knows-changes", FIRST.helpDeskReads],
    ["measures-and-reporting", FIRST.reports],
  ])("turns from red to green only as evidence arrives: %s on day %i", (id, day) => {
    const states = checklist.get(id) ?? [];
    expect(states.slice(0, day)).not.toContain("green");
    expect(states[0]).toBe("red");
    expect(states[day]).toBe("green");
  });

  it("has the monitoring green once it was carried out for a month, and a person looks", () => {
    const states = checklist.get("monitoring-applied") ?? [];
    const first = states.indexOf("green");
    expect(states[FIRST.reports - 1]).toBe("red");
    expect(states.slice(FIRST.reports, first)).toContain("amber");
    // Of the last thirty days the reports ran on nearly all.
    expect(first).toBeGreaterThan(FIRST.reports + 24);
    expect(first).toBeLessThanOrEqual(FIRST.reports + 30);
    expect(new Set(states.slice(first))).toEqual(new Set(["green"]));
  });

  it("lets a drill of more than thirty days ago count no more, until there is a new one", () => {
    const states = checklist.get("ready-for-alerts") ?? [];
    expect(states[FIRST.drill + 29]).toBe("green");
    expect(states.slice(FIRST.drill + 31, FIRST.secondDrill)).not.toContain("green");
    expect(states[FIRST.secondDrill]).toBe("green");
  });

  it("follows the certificates of the tenant down and up again", () => {
    const states = checklist.get("certificates-watched") ?? [];
    expect(states[0]).toBe("amber");
    expect(states).toContain("red");
    expect(states.at(-1)).toBe("green");
  });

  it("is green at the end, every item of it", () => {
    expect([...checklist].map(([id, states]) => [id, states.at(-1)])).toEqual(
      [...checklist.keys()].map((id) => [id, "green"]),
    );
    expect(checklist.size).toBe(9);
  });
});

describe("newcomers of twelve weeks", () => {
  it("welcomes each newcomer exactly once, and nobody who was there at the first count", async () => {
    const mailboxes = await mailboxesOf(org.tenant);
    const before = new Set(firstDevices.map(ownerOf));
    const joined = [...everSeen.values()].map(ownerOf);
    const expected = new Set(
      joined
        .filter((owner) => owner !== "" && !before.has(owner))
        .flatMap((owner) => mailboxes.get(owner) ?? []),
    );
    expect(expected.size).toBeGreaterThan(8);
    const welcomed = receivers(
      tellings.flatMap(({ mails }) => mails),
      "welcome",
    );
    expect(welcomed).toEqual([...expected].sort());
  });

  it("has told each of them within the days of the plan", async () => {
    const { newcomers } = await org.ask<{ newcomers: { state: string }[] }>(["newcomers"]);
    expect(new Set(newcomers.map(({ state }) => state))).toEqual(new Set(["inTime"]));
  });
});

describe("notices of twelve weeks", () => {
  it.each(["grace-period", "stale-device"] as const)(
    "reach exactly the owners of affected devices on each day of telling, by the tenant's own data: %s",
    (kind) => {
      expect(tellings.map(({ day, mails }) => [day, receivers(mails, kind)])).toEqual(
        tellings.map(({ day, expected }) => [day, expected[kind]]),
      );
      expect(tellings.flatMap(({ expected }) => expected[kind]).length).toBeGreaterThan(3);
    },
  );

  it("tell of a change whoever has a device that it touches, once for each date that it had", async () => {
    const { notices } = await org.ask<{ notices: { id: string; subject: string }[] }>(["notices", "list"]);
    const mails = tellings.flatMap((telling) => telling.mails);
    for (const [change, touched] of touchedBy) {
      const ids = notices.filter(({ subject }) => subject.endsWith(change)).map(({ id }) => id);
      const told = mails.filter(({ notice }) => ids.includes(notice)).map(({ to }) => to);
      expect([change, told.sort()]).toEqual([change, [...touched].sort()]);
    }
    expect([...touchedBy.keys()]).toEqual([
      "MC1288104:2026-12-30",
      "MC1288104:2027-01-30",
      "MC1294021:2027-03-02",
    ]);
  });

  it("tell everybody with a device of the incident, and the same people of its end", () => {
    const mails = tellings.flatMap((telling) => telling.mails);
    expect(duringIncident.length).toBeGreaterThan(20);
    expect(receivers(mails, "incident")).toEqual(duringIncident);
    expect(receivers(mails, "incident-end")).toEqual(duringIncident);
  });

  it("go to owners of devices alone, whatever their kind", async () => {
    const mailboxes = await mailboxesOf(org.tenant);
    const owners = new Set([...everSeen.values()].flatMap((device) => mailboxes.get(ownerOf(device)) ?? []));
    const mails = tellings.flatMap((telling) => telling.mails);
    expect(mails.filter(({ to }) => !owners.has(to))).toEqual([]);
    expect(new Set(mails.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  });
});
