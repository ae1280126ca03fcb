import { describe, expect, it } from "vitest";
import { createFakeGraph, type FakePaths } from "../../../test-support/fake-graph.ts";
import { fixedClock } from "../../clock.ts";
import { GraphError, type GraphErrorKind } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createDirectoryGroupsCollector, MOST_MEMBERS } from "./directory-groups.ts";

const A = "aaaaaaaa-2222-4333-8444-555555555555";
const B = "bbbbbbbb-2222-4333-8444-555555555555";
const clock = fixedClock("2026-11-22T06:00:00Z");

function pathOf(group: string): string {
  return `/groups/${group}/transitiveMembers`;
}

function member(kind: string, id: string): object {
  return { "@odata.type": `#microsoft.graph.${kind}`, id };
}

function failure(kind: GraphErrorKind, status: number): GraphError {
  const url = `https://graph.microsoft.com/v1.0${pathOf(A)}`;
  return new GraphError("refused", { kind, method: "GET", url, status });
}

function collect(pages: NonNullable<FakePaths["pages"]>, rest: FakePaths = {}): Promise<Collected> {
  const groups = Object.keys(pages).map((path) => path.split("/")[2] ?? "");
  return createDirectoryGroupsCollector(groups).collect({
    graph: createFakeGraph({ ...rest, pages }),
    clock,
  });
}

describe("groups", () => {
  it("bring their people and devices, and not the groups, applications and contacts among them", async () => {
    const { coverage, lists } = await collect({
      [pathOf(A)]: [
        member("user", "u1"),
        member("group", "g"),
        member("device", "d1"),
        member("orgContact", "c"),
        { id: "?" },
      ],
    });
    expect(coverage).toEqual({ source: "directory-groups", status: "complete", count: 2 });
    expect(lists.groupMembers).toEqual([
      { group: A, kind: "user", id: "u1" },
      { group: A, kind: "device", id: "d1" },
    ]);
    expect(lists.directoryGroups).toEqual([{ id: A, state: "read", people: 1, devices: 1 }]);
  });

  it("have nobody twice, though a row comes twice and two groups share a member", async () => {
    const { lists } = await collect({
      [pathOf(A)]: [member("user", "u1"), member("user", "u1")],
      [pathOf(B)]: [member("user", "u1")],
    });
    expect(lists.groupMembers?.map(({ group }) => group)).toEqual([A, B]);
  });

  it("are read in part when a row comes again on a later page, and nobody is doubled", async () => {
    const rows = Array.from({ length: 150 }, (_, at) => member("user", `u${at % 120}`));
    const { coverage, lists } = await collect({ [pathOf(A)]: rows });
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "moved" } });
    expect(lists.groupMembers).toHaveLength(120);
    expect(lists.directoryGroups).toMatchObject([{ state: "cut", people: 120 }]);
  });

  it.each([
    ["forbidden", 403, "forbidden", "GroupMember.Read.All"],
    ["notFound", 404, "gone", "Correct the object id"],
    ["unavailable", 503, "unreadable", ""],
  ] as const)(
    "of which one is %s leave the others whole, and say which and what to do",
    async (kind, status, state, fix) => {
      const { coverage, lists } = await collect({
        [pathOf(A)]: failure(kind, status),
        [pathOf(B)]: [member("user", "u1")],
      });
      expect(coverage).toMatchObject({
        status: "incomplete",
        count: 1,
        reason: expect.stringContaining(`Group ${A}`),
        fix: expect.stringContaining(fix),
      });
      expect(lists.directoryGroups).toMatchObject([
        { id: A, state },
        { id: B, state: "read" },
      ]);
      expect(lists.groupMembers).toEqual([{ group: B, kind: "user", id: "u1" }]);
    },
  );

  it("of which not one could be read are unreadable, and bring no list", async () => {
    const { coverage, lists } = await collect({
      [pathOf(A)]: failure("notFound", 404),
      [pathOf(B)]: failure("forbidden", 403),
    });
    expect(coverage).toMatchObject({ status: "unreadable", reason: expect.stringContaining(B) });
    expect(lists).toEqual({});
  });

  it("that end half-way are told as cut", async () => {
    const { coverage, lists } = await collect(
      { [pathOf(A)]: [member("user", "u1")] },
      { cutBy: failure("incomplete", 200) },
    );
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "cut" } });
    expect(lists.directoryGroups).toMatchObject([{ state: "cut", people: 1 }]);
  });

  it("of a hundred thousand members are read in full, and of more than the cap as many as it allows", async () => {
    const many = (count: number): readonly object[] =>
      Array.from({ length: count }, (_, at) => member("user", `u${at}`));
    const { coverage, lists } = await collect({ [pathOf(A)]: many(100_000) });
    expect(coverage).toMatchObject({ status: "complete", count: 100_000 });
    expect(lists.groupMembers).toHaveLength(100_000);
    const capped = await collect({ [pathOf(A)]: many(MOST_MEMBERS + 500) });
    expect(capped.coverage).toMatchObject({ status: "incomplete", cause: { kind: "tooMany" } });
    expect(capped.lists.directoryGroups).toMatchObject([{ state: "cut" }]);
  });

  it("are each tried by doctor; without any there is only what would be asked", () => {
    expect(createDirectoryGroupsCollector([A, B]).facts.map(({ path, shape }) => [path, shape])).toEqual([
      [pathOf(A), "list"],
      [pathOf(B), "list"],
    ]);
    expect(createDirectoryGroupsCollector([]).facts).toMatchObject([{ shape: "part" }]);
  });
});
