import { describe, expect, it } from "vitest";
import { everyList } from "../../test-support/every-list.ts";
import { device } from "../../test-support/snapshots.ts";
import type { AlertEntity } from "./firing.ts";
import { createGoneCheck } from "./gone-entities.ts";

const entity = (kind: AlertEntity["kind"], id: string) => ({
  entity: { kind, id, name: "", platform: null },
});

describe("whether an entity is gone", () => {
  const lists = { ...everyList, devices: [device({ id: "d1" })] };

  it.each([
    ["device", "d1", false],
    ["device", "d2", true],
    ["policy", "1", false],
    ["policy", "2", true],
    ["token", "1", false],
    ["app", "a", false],
    ["app", "b", true],
    ["credential", "1", false],
    ["credential", "ended long ago", true],
    ["change", everyList.auditEvents?.[0]?.id ?? "", false],
    ["change", "older than the log", true],
  ] as const)("is, of the %s %s, %s", (kind, id, gone) => {
    expect(createGoneCheck({ lists })(entity(kind, id))).toBe(gone);
  });

  it.each(["tenant", "issue", "request", "enrollment", "metric", "row", "report", "source"] as const)(
    "is never, of a %s, which comes and goes by itself",
    (kind) => expect(createGoneCheck({ lists })(entity(kind, "x"))).toBe(false),
  );

  it("is not told from a list that is missing", () => {
    const { devices: _devices, apps: _apps, ...rest } = lists;
    expect(createGoneCheck({ lists: rest })(entity("device", "d2"))).toBe(false);
    expect(createGoneCheck({ lists: rest })(entity("app", "b"))).toBe(false);
  });

  it("knows an id that stands otherwise in keys", () => {
    const long = device({ id: "x".repeat(500) });
    const gone = createGoneCheck({ lists: { devices: [long] } });
    expect(gone(entity("device", `${"x".repeat(79)}…~no`))).toBe(true);
    expect(gone(entity("device", "x".repeat(500)))).toBe(true);
  });
});
