import { expect, it } from "vitest";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { fixedClock } from "../../clock.ts";
import { createDirectoryUsersCollector } from "./directory-users.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

function collect(
  users: readonly unknown[],
): ReturnType<ReturnType<typeof createDirectoryUsersCollector>["collect"]> {
  return createDirectoryUsersCollector().collect({
    graph: createFakeGraph({ pages: { "/users": users } }),
    clock,
  });
}

it("reads what telling somebody something takes, and nothing else of them", async () => {
  const { lists, coverage } = await collect([
    {
      id: "u1",
      userPrincipalName: "Asa.Lind@contoso.example",
      mail: "asa.lind@contoso.example",
      displayName: "Åsa Lind",
      preferredLanguage: "sv-SE",
      accountEnabled: true,
      userType: "Member",
      mobilePhone: "+46701740605",
    },
    {
      id: "u2",
      userPrincipalName: "g#EXT#@contoso.example",
      mail: null,
      accountEnabled: false,
      userType: "guest",
    },
    { id: "u3", userPrincipalName: null, preferredLanguage: null, accountEnabled: null },
  ]);
  expect(coverage).toMatchObject({ status: "complete", count: 3 });
  expect(lists.users).toEqual([
    {
      id: "u1",
      userPrincipalName: "Asa.Lind@contoso.example",
      mail: "asa.lind@contoso.example",
      name: "Åsa Lind",
      language: "sv-SE",
      enabled: true,
      guest: false,
    },
    {
      id: "u2",
      userPrincipalName: "g#EXT#@contoso.example",
      mail: "",
      name: "",
      language: "",
      enabled: false,
      guest: true,
    },
    { id: "u3", userPrincipalName: "", mail: "", name: "", language: "", enabled: null, guest: false },
  ]);
});

it("counts accounts that it does not understand, and keeps the others", async () => {
  const { lists, coverage } = await collect([{ userPrincipalName: "no id" }, { id: "u1" }, { id: "u1" }]);
  expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } });
  expect(lists.users).toHaveLength(1);
});
