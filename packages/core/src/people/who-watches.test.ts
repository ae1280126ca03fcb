import { describe, expect, it } from "vitest";
import { person, role } from "../../test-support/plans.ts";
import { plan } from "../../test-support/snapshots.ts";
import type { Plan } from "../config/plan/plan.ts";
import { whoWatches } from "./who-watches.ts";

const DAY = "2026-11-30";
const away = { absences: [{ from: "2026-11-01", to: "2026-12-31", deputy: null }] };
const people = [person("a"), person("b"), person("c"), person("d")];
const roles = [
  role("om-owner", ["a"]),
  role("update-watcher", ["b"]),
  role("other", ["c"], { deputies: ["d"] }),
];

const told = (patch: Partial<Plan>): string | undefined =>
  whoWatches(plan({ people, roles, ...patch }), DAY)?.id;

describe("who is told that a report did not go out", () => {
  it("is whoever watches the updates, when the plan says nothing", () => {
    expect(told({})).toBe("b");
  });

  it("is the first role that has somebody, when no role watches the updates", () => {
    expect(told({ roles: [role("om-owner", ["a"])] })).toBe("a");
  });

  it("is whoever acts in the role that the plan names", () => {
    expect(told({ watch: { role: "other", person: null } })).toBe("c");
    const absent = [person("a"), person("b"), person("c", away), person("d")];
    expect(told({ people: absent, watch: { role: "other", person: null } })).toBe("d");
  });

  it("is the person whom it names, and the role when that one is away", () => {
    expect(told({ watch: { role: "other", person: "a" } })).toBe("a");
    const absent = [person("a", away), ...people.slice(1)];
    expect(told({ people: absent, watch: { role: "other", person: "a" } })).toBe("c");
  });

  it("is somebody even when everybody is away", () => {
    expect(told({ people: people.map((one) => ({ ...one, ...away })) })).toBe("b");
  });

  it("is somebody even when nobody has a role", () => {
    expect(told({ roles: [] })).toBe("a");
  });
});
