import { describe, expect, it } from "vitest";
import { deviceOf, estate, group, user } from "../../../test-support/directory.ts";
import { audience } from "../../../test-support/plans.ts";
import { compose, tableOf } from "../../../test-support/reports.ts";
import { plan, stakeholders } from "../../../test-support/snapshots.ts";

const FIELD = "11111111-2222-4333-8444-555555555555";
const GONE = "99999999-2222-4333-8444-555555555555";
const field = group(FIELD, ["eva", "ola", "kim", "per", "stranger"]);
const snapshot = estate({
  devices: [
    deviceOf("eva", "1"),
    deviceOf("ola", "2"),
    deviceOf("ola", "3"),
    deviceOf("", "4"),
    deviceOf("away", "5"),
  ],
  users: [
    user("eva"),
    user("ola", { name: "Ola Ek", enabled: false }),
    user("kim", { mail: "" }),
    user("per"),
  ],
  directoryGroups: [field.directoryGroups, { id: GONE, state: "gone", people: 0, devices: 0 }],
  groupMembers: field.groupMembers,
});
const named = plan({
  audiences: [
    ...plan().audiences,
    audience("field", "users", [], {
      name: { en: "Field staff", sv: "Fältpersonal" },
      group: { id: FIELD, tenant: null },
    }),
  ],
});

describe("the section on who can be told", () => {
  it("says of each group how many are in it and how many of them can be reached, and which could not be read", () => {
    const { rows } = tableOf(compose(snapshot, { plan: named }), "audience-groups");
    expect(rows).toEqual([
      ["Field staff", "5", "2", "0", { tone: "good", label: "Read" }, FIELD],
      [
        "A group that the plan no longer names",
        null,
        null,
        null,
        { tone: "bad", label: "No such group" },
        GONE,
      ],
    ]);
  });

  it("names owners who cannot be told anything to those who work with them, with why", () => {
    const { rows } = tableOf(compose(snapshot), "unreached-owners");
    expect(rows).toEqual([
      ["The device has no user", "", "", "1"],
      ["The directory does not know the user", "", "away@contoso.example", "1"],
      ["The account is disabled", "Ola Ek", "ola@contoso.example", "2"],
    ]);
  });

  it("gives other readers counts that tell nobody", () => {
    const document = compose(snapshot, { plan: named, audience: stakeholders, locale: "sv" });
    expect(tableOf(document, "unreached-owners").rows).toContainEqual(["Kontot är inaktiverat", "<5", "<5"]);
    expect(tableOf(document, "audience-groups").rows[0]).toEqual(
      expect.arrayContaining(["Fältpersonal", "5", "<5"]),
    );
    expect(JSON.stringify(document)).not.toContain("ola@");
  });
});
