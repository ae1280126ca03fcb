import { describe, expect, it } from "vitest";
import { deviceOf, estate, matterInput, noticePlan, user } from "../../test-support/notices.ts";
import { daysAgo, NOW, without } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import type { GraceDevice } from "../collect/rows/device.ts";
import type { ServiceIssue } from "../collect/rows/service.ts";
import { NOTICE_KINDS } from "../config/plan/notices.ts";
import { findMatters } from "./find-matters.ts";
import type { MatterInput, NoticeMatter } from "./matter.ts";
import { createToldLog, type ToldPerson } from "./told-log.ts";

const inDays = (days: number): Date => daysAgo(-days);

const IPHONE = { os: "iOS", osVersion: "17.5.1", model: "iPhone 15" };

function told(key: string, about: readonly string[], patch: Partial<ToldPerson> = {}): ToldPerson {
  const address = `${key}@contoso.example`;
  return {
    key: address,
    address,
    name: key,
    language: "en",
    about,
    before: "told",
    toldAt: daysAgo(1),
    ...patch,
  };
}

function matter(input: MatterInput, kind: NoticeMatter["kind"]): NoticeMatter {
  const [found, ...others] = findMatters(input).matters.filter((one) => one.kind === kind);
  if (found === undefined || others.length > 0) throw new Error(`not one matter of kind ${kind}`);
  return found;
}

const names = ({ recipients }: NoticeMatter): readonly string[] => recipients.map(({ name }) => name);

describe("a coming change", () => {
  const devices = [
    deviceOf("anna", "a1", IPHONE),
    deviceOf("anna", "a2"),
    deviceOf("bo", "b1", { ...IPHONE, osVersion: "18.1" }),
    deviceOf("cia", "c1"),
    deviceOf("", "d1", { ...IPHONE, userPrincipalName: "" }),
  ];
  const change = record({
    update: update({
      key: "message-center:MC1",
      title: "Company Portal will need iOS 18",
      audiences: ["user"],
      platforms: ["ios"],
      versions: [{ platform: "ios", version: "18", range: "below" }],
      actBy: inDays(30),
    }),
  });
  const input = matterInput(estate(devices), { records: [change] });

  it("is told to the owners of the devices that it touches, and of their devices only those", () => {
    const found = matter(input, "change");
    expect(names(found)).toEqual(["anna"]);
    expect(found.recipients[0]?.devices.map(({ id }) => id)).toEqual(["a1"]);
    expect(found.excluded).toEqual([{ key: "", devices: 1, why: "noUser" }]);
    expect(found.effectAt).toEqual(inDays(30));
  });

  it("is not told twice, but is when its date moves, and to whoever gets such a device later", () => {
    const { subject } = matter(input, "change");
    const communicated = { ...change, triage: { ...UNTOUCHED, state: "communicated" as const } };
    const log = createToldLog([told("anna", [subject])]);
    const again = { ...input, told: log, records: [communicated] };
    expect(matter(again, "change").recipients).toEqual([]);
    const moved = { ...communicated, update: { ...change.update, actBy: inDays(60) } };
    expect(names(matter({ ...again, records: [moved] }, "change"))).toEqual(["anna"]);
    const later = estate([...devices, deviceOf("dan", "e1", IPHONE)]);
    expect(
      names(
        matter(
          { ...matterInput(later, again), snapshot: later, resolve: matterInput(later).resolve },
          "change",
        ),
      ),
    ).toEqual(["dan"]);
  });

  it.each([
    ["is for administrators", { update: { ...change.update, audiences: ["admin" as const] } }],
    ["was told elsewhere", { triage: { ...UNTOUCHED, state: "communicated" as const } }],
    ["has to do with nothing of ours", { triage: { ...UNTOUCHED, state: "notRelevant" as const } }],
    ["was taken back", { missingSince: daysAgo(1) }],
    ["lies behind us", { update: { ...change.update, actBy: daysAgo(1) } }],
    ["touches no device", { update: { ...change.update, platforms: ["linux" as const], versions: [] } }],
    ["has no date and is old news", { update: { ...change.update, actBy: null, publishedAt: daysAgo(40) } }],
  ])("is not told when it %s", (_why, patch) => {
    expect(findMatters({ ...input, records: [{ ...change, ...patch }] }).matters).toEqual([]);
  });

  it("goes once to a mailbox that two accounts share", () => {
    const shared = estate([deviceOf("anna", "a1", IPHONE), deviceOf("bo", "b1", IPHONE)], {
      users: [user("anna", { mail: "desk@contoso.example" }), user("bo", { mail: "Desk@contoso.example" })],
    });
    const found = matter(matterInput(shared, { records: [change] }), "change");
    expect(found.recipients).toHaveLength(1);
    expect(found.recipients[0]?.devices.map(({ id }) => id)).toEqual(["a1", "b1"]);
  });
});

describe("the end of support of a system", () => {
  const ending = record({
    update: update({
      key: "message-center:MC2",
      kind: "endOfSupport",
      audiences: ["admin"],
      versions: [{ platform: "android", version: "12", range: "upTo" }],
      actBy: inDays(40),
    }),
  });
  const devices = [
    deviceOf("anna", "a1", { os: "Android", osVersion: "12" }),
    deviceOf("bo", "b1", { os: "Android", osVersion: "14" }),
  ];
  const input = matterInput(estate(devices), { records: [ending] });

  it("is told to the owners of devices on those versions, within the days of the plan", () => {
    expect(names(matter(input, "end-of-support"))).toEqual(["anna"]);
    const soon = { ...input, plan: noticePlan({ endOfSupportDays: 39 }) };
    expect(findMatters(soon).matters).toEqual([]);
  });

  it("is one notice, whoever else announces the same", () => {
    const twin = { ...ending, key: "feed:x", update: { ...ending.update, key: "feed:x" } };
    expect(findMatters({ ...input, records: [ending, twin] }).matters).toHaveLength(1);
  });
});

describe("a grace period that ends", () => {
  const grace = (id: string, days: number): GraceDevice => ({
    id,
    name: id,
    os: "Windows",
    osVersion: "10",
    userPrincipalName: "",
    graceEndsAt: inDays(days),
  });
  const devices = [
    deviceOf("anna", "a1", { encrypted: false }),
    deviceOf("anna", "a2"),
    deviceOf("bo", "b1"),
    deviceOf("cia", "c1"),
  ];
  const settingStates = [
    {
      id: "1",
      setting: "Windows10CompliancePolicy.BitLockerEnabled",
      platform: "windows10AndLater",
      compliant: 1,
      nonCompliant: 2,
      error: 0,
      conflict: 0,
    },
  ];
  const input = matterInput(
    estate(devices, {
      settingStates,
      graceDevices: [grace("a1", 2), grace("a2", 3), grace("b1", 8), grace("c1", -1)],
    }),
  );

  it("is told with device, reason and day, within the days of the plan and never afterwards", () => {
    const found = matter(input, "grace-period");
    expect(names(found)).toEqual(["anna"]);
    expect(found.recipients[0]).toMatchObject({
      effectAt: inDays(2),
      devices: [
        { id: "a1", endsAt: inDays(2), reason: "encryption" },
        { id: "a2", endsAt: inDays(3), reason: null },
      ],
    });
  });

  it("is told device by device: what was told is left out, a moved day and another period are not", () => {
    const [about] = matter(input, "grace-period").recipients[0]?.about ?? [];
    const log = createToldLog([told("anna", [about ?? ""])]);
    const rest = matter({ ...input, told: log }, "grace-period");
    expect(rest.recipients[0]?.devices.map(({ id }) => id)).toEqual(["a2"]);
    const { lists } = input.snapshot;
    const moved = { ...input.snapshot, lists: { ...lists, graceDevices: [grace("a1", 5)] } };
    expect(
      matter({ ...input, snapshot: moved, told: log }, "grace-period").recipients[0]?.devices,
    ).toMatchObject([{ id: "a1", endsAt: inDays(5) }]);
  });

  it("says that it does not know the reason where the settings could not be read", () => {
    const blind = without(input.snapshot, "compliance-settings", "settingStates");
    const found = matter({ ...input, snapshot: blind }, "grace-period");
    expect(found.recipients[0]?.devices.map(({ reason }) => reason)).toEqual([null, null]);
  });
});

describe("a device that is silent", () => {
  it("is told to its owner after the days of the plan, unless it is on its way out", () => {
    const devices = [
      deviceOf("anna", "a1", { lastSyncAt: daysAgo(31) }),
      deviceOf("bo", "b1", { lastSyncAt: daysAgo(29) }),
      deviceOf("cia", "c1", { lastSyncAt: daysAgo(90), managementState: "retirePending" }),
      deviceOf("dan", "d1", { lastSyncAt: null }),
    ];
    expect(names(matter(matterInput(estate(devices)), "stale-device"))).toEqual(["anna"]);
  });
});

describe("an incident", () => {
  const issue = (patch: Partial<ServiceIssue> = {}): ServiceIssue => ({
    id: "IT1",
    title: "Devices check in late",
    service: "Microsoft Intune",
    feature: "Device Management",
    classification: "incident",
    status: "serviceDegradation",
    impact: "Users may see apps late.",
    startAt: daysAgo(1),
    firstPostAt: daysAgo(1),
    endAt: null,
    updatedAt: daysAgo(1),
    resolved: false,
    latestPost: "",
    ...patch,
  });
  const known = (platforms: readonly "ios"[], audiences: readonly ("user" | "admin")[] = ["user"]) =>
    record({ update: update({ key: "service-health:IT1", kind: "incident", audiences, platforms }) });
  const devices = [deviceOf("anna", "a1", IPHONE), deviceOf("bo", "b1")];
  const of = (serviceIssues: readonly ServiceIssue[]) => estate(devices, { serviceIssues });

  it("is told to the owners of the platforms that it names, and to all, which it says, when it names none", () => {
    const some = matter(matterInput(of([issue()]), { records: [known(["ios"])] }), "incident");
    expect(names(some)).toEqual(["anna"]);
    expect(some.facts.toEverybody).toBe(false);
    const all = matter(matterInput(of([issue()]), { records: [known([])] }), "incident");
    expect(names(all)).toEqual(["anna", "bo"]);
    expect(all.facts.toEverybody).toBe(true);
  });

  it("is not told when users do not notice it, or when it is an advisory", () => {
    const admins = matterInput(of([issue()]), { records: [known([], ["admin"])] });
    const advisory = matterInput(of([issue({ classification: "advisory" })]), { records: [known([])] });
    expect(findMatters(admins).matters).toEqual([]);
    expect(findMatters(advisory).matters).toEqual([]);
  });

  it("has its end told to those who were told of it, and to nobody else", () => {
    const ended = of([issue({ resolved: true, endAt: NOW })]);
    const log = createToldLog([
      told("anna", ["incident:IT1"]),
      told("bo", ["incident:IT1"], { toldAt: null }),
    ]);
    expect(names(matter(matterInput(ended, { records: [known([])], told: log }), "incident-end"))).toEqual([
      "anna",
    ]);
    expect(findMatters(matterInput(ended, { records: [known([])] })).matters).toEqual([]);
  });
});

describe("a welcome", () => {
  it("goes to newcomers who wait, with their devices, where the plan welcomes anybody", () => {
    const devices = [deviceOf("anna", "a1"), deviceOf("bo", "b1")];
    const on = noticePlan({}, { newcomers: { ...noticePlan().newcomers, on: true } });
    const input = matterInput(estate(devices), { plan: on, newcomers: [{ key: "anna@contoso.example" }] });
    expect(names(matter(input, "welcome"))).toEqual(["anna"]);
    expect(findMatters({ ...input, plan: noticePlan() }).matters).toEqual([]);
    expect(findMatters({ ...input, newcomers: null }).unseen.map(({ kind }) => kind)).toEqual(["welcome"]);
  });
});

describe("what could not be read", () => {
  it("is said for every kind that needs it, and nothing is told in its place", () => {
    const devices = [deviceOf("anna", "a1", { lastSyncAt: daysAgo(90) })];
    const blind = without(estate(devices), "devices", "devices");
    const { matters, unseen } = findMatters(matterInput(blind));
    expect(matters).toEqual([]);
    expect(unseen.map(({ kind }) => kind).sort()).toEqual([
      "change",
      "end-of-support",
      "grace-period",
      "incident",
      "stale-device",
    ]);
    for (const { why } of unseen) expect(why).toContain("devices could not be read");
  });

  it("is not asked for by kinds that the plan does without", () => {
    const devices = [deviceOf("anna", "a1", { lastSyncAt: daysAgo(90) })];
    const off = matterInput(without(estate(devices), "devices", "devices"), {
      plan: noticePlan({ off: NOTICE_KINDS }),
    });
    expect(findMatters(off)).toEqual({ matters: [], unseen: [] });
  });
});

describe("an address on the do-not-send list", () => {
  it("is left out with that reason, whatever its case", () => {
    const devices = [deviceOf("anna", "a1", { lastSyncAt: daysAgo(90) })];
    const input = matterInput(estate(devices), { plan: noticePlan({ doNotSend: ["Anna@contoso.example"] }) });
    const found = matter(input, "stale-device");
    expect(found.recipients).toEqual([]);
    expect(found.excluded).toEqual([{ key: "anna@contoso.example", devices: 1, why: "doNotSend" }]);
  });
});
