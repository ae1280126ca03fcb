import { describe, expect, it } from "vitest";
import { deviceOf, estate, group, user } from "../../test-support/directory.ts";
import { audience, person } from "../../test-support/plans.ts";
import { without } from "../../test-support/snapshots.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Audience, EstateRule } from "../config/plan/plan.ts";
import type { Resolution } from "./recipient.ts";
import { isComputed, resolveAudience } from "./resolve-audience.ts";

const FIELD = "11111111-2222-4333-8444-555555555555";
const ANY: EstateRule = { platforms: null, versionBelow: null, app: null, compliance: null, ownership: null };
const people = [person("asa", { name: "Åsa Lind" }), person("john")];

function resolve(patch: Partial<Audience>, snapshot: Snapshot): Resolution {
  const one = audience("readers", "users", patch.members ?? [], patch);
  return resolveAudience(one, snapshot, { people }, { language: "en" });
}

function keys({ recipients }: Resolution): readonly string[] {
  return recipients.map(({ key }) => key.split("@")[0] ?? "");
}

function byRule(rule: Partial<EstateRule>, snapshot: Snapshot): Resolution {
  return resolve({ rule: { ...ANY, ...rule } }, snapshot);
}

const devices = [
  deviceOf("asa", "1", { os: "iOS", osVersion: "17.5.1", model: "iPhone 14", owner: "personal" }),
  deviceOf("eva", "2", { os: "iOS", osVersion: "18.1", model: "iPhone 15" }),
  deviceOf("ola", "3", { os: "Windows", osVersion: "10.0.22631.1", complianceState: "noncompliant" }),
  deviceOf("per", "4", { os: "iOS", osVersion: "", model: "iPhone 15" }),
  deviceOf("kim", "5", { os: "iOS", osVersion: "17.0", managementState: "wipePending" }),
];
const users = ["asa", "eva", "ola", "per", "kim", "john"].map((name) => user(name));

describe("a group", () => {
  const { directoryGroups, groupMembers } = group(FIELD, ["eva", "ola"]);
  const read = estate({ users, directoryGroups: [directoryGroups], groupMembers });

  it("brings its people, in their own languages", () => {
    const resolution = resolve({ group: { id: FIELD, tenant: null } }, read);
    expect(keys(resolution)).toEqual(["eva", "ola"]);
    expect(resolution.recipients[0]).toMatchObject({ language: "sv", devices: [] });
    expect(resolution.doubts).toEqual([]);
  });

  it("brings nobody twice, neither for a row that came twice nor for one who is a member of the plan", () => {
    const twice = estate({
      users,
      directoryGroups: [directoryGroups],
      groupMembers: [...groupMembers, ...groupMembers, ...group(FIELD, ["asa"]).groupMembers],
    });
    const { recipients } = resolve({ members: ["asa"], group: { id: FIELD, tenant: null } }, twice);
    expect(recipients.map(({ name }) => name)).toEqual(["Åsa Lind", "eva", "ola"]);
  });

  it("leaves out members whom the directory does not know, by their id", () => {
    const stranger = estate({
      users,
      directoryGroups: [directoryGroups],
      groupMembers: group(FIELD, ["nobody"]).groupMembers,
    });
    expect(resolve({ group: { id: FIELD, tenant: null } }, stranger).excluded).toEqual([
      { key: "id-of-nobody", devices: 0, why: "unknownUser" },
    ]);
  });

  it("that was forbidden, is gone, was cut or belongs to another tenant is a doubt, never nobody in silence", () => {
    const doubtsOf = (snapshot: Snapshot, tenant: string | null = null): string =>
      resolve({ group: { id: FIELD, tenant } }, snapshot).doubts.join();
    expect(doubtsOf(without(read, "directory-groups", "directoryGroups"))).toContain("403 Forbidden");
    const cut = estate({ users, directoryGroups: [{ ...directoryGroups, state: "cut" }], groupMembers });
    expect(doubtsOf(cut)).toContain("only in part");
    const gone = estate({
      users,
      directoryGroups: [{ ...directoryGroups, state: "gone" }],
      groupMembers: [],
    });
    expect(doubtsOf(gone)).toContain("are not known");
    expect(doubtsOf(read, "fabrikam")).toContain("tenant fabrikam");
    expect(
      doubtsOf(estate({ users, directoryGroups: [{ ...directoryGroups, devices: 3 }], groupMembers })),
    ).toContain("3 devices");
  });
});

describe("a rule over the estate", () => {
  const read = estate({ devices, users });

  it.each([
    ["a platform", { platforms: ["ios"] }, ["asa", "eva", "per"]],
    ["a version below another", { platforms: ["ios"], versionBelow: "18" }, ["asa"]],
    ["a version of Windows", { platforms: ["windows"], versionBelow: "24H2" }, ["ola"]],
    ["a state of compliance", { compliance: ["NonCompliant"] }, ["ola"]],
    ["an owner", { ownership: "personal" }, ["asa"]],
    ["all of it together", { platforms: ["ios"], ownership: "company", versionBelow: "18.2" }, ["eva"]],
  ] satisfies readonly [string, Partial<EstateRule>, readonly string[]][])(
    "means owners of devices with %s, and none whose device is on its way out",
    (_what, rule, expected) => {
      const resolution = byRule(rule, read);
      expect(keys(resolution)).toEqual(expected);
      for (const { devices: own } of resolution.recipients) expect(own.length).toBeGreaterThan(0);
    },
  );

  it("says how many versions it could not compare", () => {
    expect(byRule({ platforms: ["ios"], versionBelow: "18" }, read).doubts.join()).toContain(
      "version of 1 devices",
    );
    const odd = byRule({ platforms: ["windows"], versionBelow: "the newest" }, read);
    expect([keys(odd), odd.doubts.length]).toEqual([[], 1]);
  });

  it("means those on whose device an app failed, and says that installed ones are not known", () => {
    const failure = {
      appId: "a",
      appName: "Norrviken VPN",
      deviceName: "DEVICE 3",
      userPrincipalName: "OLA@contoso.example",
      platform: "Windows",
      code: "0x1",
      at: null,
    };
    const namesake = { ...failure, deviceName: "device 2" };
    const failing = estate({ devices, users, appFailures: [failure, namesake] });
    const resolution = byRule({ app: "norrviken vpn" }, failing);
    expect(keys(resolution)).toEqual(["ola"]);
    expect(resolution.doubts.join()).toContain("failed to install");
  });

  it("finds nobody and says so where the devices could not be read", () => {
    const { recipients, doubts } = byRule({ platforms: ["ios"] }, without(read, "devices", "devices"));
    expect(recipients).toEqual([]);
    expect(doubts.join()).toContain("could not be read");
  });

  it("adds its owners to members and group, each once and with their devices", () => {
    const { recipients, excluded } = resolve(
      { members: ["asa", "john"], rule: { ...ANY, platforms: ["ios"] } },
      estate({ devices, users: users.map((one) => (one.name === "asa" ? { ...one, enabled: false } : one)) }),
    );
    expect(recipients.map(({ key, devices: own }) => [key.split("@")[0], own.length])).toEqual([
      ["asa", 0],
      ["john", 0],
      ["eva", 1],
      ["per", 1],
    ]);
    expect(excluded, "whoever is reached is not excluded").toEqual([]);
  });
});

describe("an audience of people of the plan", () => {
  it("needs nothing of the directory", () => {
    const { recipients, doubts } = resolve(
      { members: ["asa", "ghost"] },
      without(estate({}), "directory-users", "users"),
    );
    expect(recipients.map(({ address }) => address)).toEqual(["asa@contoso.example"]);
    expect(doubts).toEqual([]);
    expect(isComputed({ group: null, rule: null })).toBe(false);
  });
});
