import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deviceOf, estate, user } from "../../test-support/directory.ts";
import { without } from "../../test-support/snapshots.ts";
import type { Device } from "../collect/rows/device.ts";
import type { DirectoryUser } from "../collect/rows/directory.ts";
import { ownersOf } from "./owners-of.ts";
import { EXCLUSIONS, type Resolution } from "./recipient.ts";

const OPTIONS = { language: "en" } as const;

function owners(devices: readonly Device[], users: readonly DirectoryUser[]): Resolution {
  return ownersOf(devices, estate({ devices, users }), OPTIONS);
}

describe("the owners of devices", () => {
  it("are each told once, of all their devices, where their mail goes and in their language", () => {
    const devices = [deviceOf("asa", "1"), deviceOf("john", "2"), deviceOf("asa", "3")];
    const asa = user("asa", { mail: "Asa.Lind@contoso.example", name: "Åsa Lind" });
    const { recipients, excluded, doubts } = owners(devices, [asa, user("john", { language: "en-GB" })]);
    expect(recipients).toEqual([
      {
        key: "asa@contoso.example",
        address: "Asa.Lind@contoso.example",
        name: "Åsa Lind",
        language: "sv",
        devices: [devices[0], devices[2]],
      },
      expect.objectContaining({ key: "john@contoso.example", language: "en", devices: [devices[1]] }),
    ]);
    expect([excluded, doubts]).toEqual([[], []]);
  });

  it("are known again whatever the case of their name", () => {
    const devices = [deviceOf("ASA", "1"), deviceOf("asa", "2"), deviceOf(" Asa", "3")];
    const { recipients } = owners(devices, [user("Asa")]);
    expect(recipients).toMatchObject([{ key: "asa@contoso.example", devices: [{}, {}, {}] }]);
  });

  it.each([
    ["nothing", ""],
    ["a language that the product does not speak", "fi-FI"],
    ["something odd", "--"],
  ])("who have chosen %s as their language are told in the organisation's", (_what, language) => {
    expect(owners([deviceOf("asa", "1")], [user("asa", { language })]).recipients).toMatchObject([
      { language: "en" },
    ]);
  });

  it("are told when they are guests, where they have their mailbox", () => {
    const guest = user("eva_fabrikam.com#EXT#", { mail: "eva@fabrikam.com", guest: true });
    const { recipients } = owners([deviceOf("eva_fabrikam.com#EXT#", "1")], [guest]);
    expect(recipients).toMatchObject([{ address: "eva@fabrikam.com" }]);
  });

  it("have a device once, though it was listed twice", () => {
    const [one] = [deviceOf("asa", "1")];
    expect(owners([one, one], [user("asa")]).recipients[0]?.devices).toHaveLength(1);
  });
});

describe("those who are not reached", () => {
  it("are each said with why and with how many devices", () => {
    const devices = [
      deviceOf("", "1"),
      deviceOf(" ", "2", { userPrincipalName: " " }),
      deviceOf("gone", "3"),
      deviceOf("left", "4"),
      deviceOf("nomail", "5"),
      deviceOf("badmail", "6"),
      deviceOf("silent", "7"),
    ];
    const users = [
      user("left", { enabled: false }),
      user("nomail", { mail: "" }),
      user("badmail", { mail: "a@b.example\r\nBcc: evil@evil.example" }),
      user("silent"),
    ];
    const options = { ...OPTIONS, doNotSend: ["SILENT@contoso.example"] };
    const { recipients, excluded } = ownersOf(devices, estate({ devices, users }), options);
    expect(recipients).toEqual([]);
    expect(excluded.map(({ key, devices: count, why }) => [key.split("@")[0], count, why])).toEqual([
      ["", 2, "noUser"],
      ["badmail", 1, "noAddress"],
      ["gone", 1, "unknownUser"],
      ["left", 1, "disabled"],
      ["nomail", 1, "noAddress"],
      ["silent", 1, "doNotSend"],
    ]);
  });

  it("are those whose device still has a name that the directory has changed", () => {
    const renamed = user("anna.berg", { id: "id-of-anna.ek" });
    expect(owners([deviceOf("anna.ek", "1")], [renamed]).excluded).toMatchObject([{ why: "unknownUser" }]);
  });

  it("are everybody, with what to grant, where the directory could not be read", () => {
    const devices = [deviceOf("asa", "1")];
    const whole = estate({ devices, users: [user("asa")] });
    const { recipients, excluded, doubts } = ownersOf(
      devices,
      without(whole, "directory-users", "users"),
      OPTIONS,
    );
    expect(recipients).toEqual([]);
    expect(excluded).toEqual([{ key: "asa@contoso.example", devices: 1, why: "unknownUser" }]);
    expect(doubts).toEqual(["The users of the directory could not be read. Grant X.Read.All."]);
  });
});

describe("a doubt", () => {
  it("is that names are concealed, for then nobody is found", () => {
    const devices = [deviceOf("", "1", { userPrincipalName: "5F2A9C01D3E4B6A7889900AABBCCDDEE" })];
    const { excluded, doubts } = owners(devices, [user("asa")]);
    expect(excluded).toMatchObject([{ why: "unknownUser" }]);
    expect(doubts.join()).toContain("may be concealed");
  });

  it("is that devices or accounts were read in part", () => {
    const devices = [deviceOf("asa", "1")];
    const whole = estate({ devices, users: [user("asa")] });
    const coverage = whole.coverage.map((entry) =>
      entry.source === "devices" || entry.source === "directory-users"
        ? ({ source: entry.source, status: "incomplete", count: 1, reason: "cut" } as const)
        : entry,
    );
    expect(ownersOf(devices, { ...whole, coverage }, OPTIONS).doubts).toHaveLength(2);
  });

  it("is that nobody's account is said to be enabled or disabled", () => {
    const { recipients, doubts } = owners([deviceOf("asa", "1")], [user("asa", { enabled: null })]);
    expect(recipients).toHaveLength(1);
    expect(doubts.join()).toContain("User.Read.All");
  });
});

describe("whatever the estate", () => {
  const names = ["", "asa", "ASA", "john", "eva", "0123456789abcdef", "odd\u0000@", "x@y"];
  const anyDevice = fc
    .record({ id: fc.integer({ min: 0, max: 30 }).map(String), owner: fc.constantFrom(...names) })
    .map(({ id, owner }) =>
      deviceOf("", id, {
        userPrincipalName: owner.includes("@") ? owner : owner && `${owner}@contoso.example`,
      }),
    );
  const anyUser = fc.record({
    name: fc.constantFrom("asa", "Asa", "john", "eva"),
    mail: fc.constantFrom("", "a@b.example", "A@b.example", "no address", "x\r\ny@z.example"),
    enabled: fc.constantFrom(true, false, null),
    language: fc.constantFrom("", "sv-SE", "en", "zz", "\u202E"),
  });

  it("nobody is told twice or without a device, and every owner is told or said to be left out", () => {
    fc.assert(
      fc.property(fc.array(anyDevice), fc.array(anyUser), (devices, accounts) => {
        const users = accounts.map(({ name, ...patch }, at) => user(name, { ...patch, id: String(at) }));
        const { recipients, excluded } = owners(devices, users);
        const told = recipients.map(({ key }) => key);
        const left = excluded.map(({ key }) => key);
        const unique = [...new Map(devices.map((one) => [one.id, one])).values()];
        const all = new Set(unique.map(({ userPrincipalName }) => userPrincipalName.trim().toLowerCase()));
        expect([...told, ...left].toSorted()).toEqual([...all].toSorted());
        for (const { address, devices: own, key } of recipients) {
          expect(own.length).toBeGreaterThan(0);
          expect(address).toMatch(/^[^\s@]+@[^\s@]+$/);
          for (const one of own) expect(one.userPrincipalName.trim().toLowerCase()).toBe(key);
        }
        for (const { why } of excluded) expect(EXCLUSIONS).toContain(why);
        const counted = [
          ...recipients.map((one) => one.devices.length),
          ...excluded.map((one) => one.devices),
        ];
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(unique.length);
      }),
    );
  });
});
