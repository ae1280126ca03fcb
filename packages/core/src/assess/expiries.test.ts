import { describe, expect, it } from "vitest";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import type { Expiry, ExpiryKind } from "../collect/rows/connection.ts";
import { judgeExpiries, vitalExpiries } from "./expiries.ts";

const ending = (id: string, kind: ExpiryKind, state: string, days: number | null): Expiry => ({
  id,
  kind,
  name: id,
  expiresAt: days === null ? null : daysAgo(-days),
  lastSyncAt: null,
  state,
});

const standings = (...expiries: readonly Expiry[]): readonly unknown[] =>
  judgeExpiries(expiries, NOW).map(({ expiry, standing, level }) => [expiry.id, standing, level]);

describe("what ends on a date", () => {
  it("is vital when devices hang on it, and none of other applications' is", () => {
    expect(
      standings(
        ending("other", "app-certificate", "", 3),
        ending("token", "vpp-token", "valid", 20),
        ending("undated", "ade-token", "synced", null),
      ),
    ).toEqual([
      ["other", "other", "urgent"],
      ["token", "vital", "soon"],
      ["undated", "vital", "unknown"],
    ]);
  });

  it("is never urgent when it is replaced, and stands last", () => {
    expect(
      standings(
        ending("old", "app-secret", "replaced", -3),
        ending("certificate", "app-certificate", "", 80),
      ),
    ).toEqual([
      ["certificate", "other", "fine"],
      ["old", "replaced", "replaced"],
    ]);
  });
});

describe("the tool's own secrets", () => {
  it("are vital, each of them, as long as they have not ended: it may sign in with any", () => {
    expect(
      standings(ending("a", "app-secret", "own", 3), ending("b", "app-certificate", "own", 300)),
    ).toEqual([
      ["a", "vital", "urgent"],
      ["b", "vital", "fine"],
    ]);
  });

  it("are replaced when they have ended and another has not, for the tool has just signed in with that", () => {
    const ended = ending("a", "app-secret", "own", -3);
    expect(
      vitalExpiries([ended, ending("b", "app-certificate", "own", 300)], NOW).map(({ id }) => id),
    ).toEqual(["b"]);
    expect(vitalExpiries([ended, ending("b", "app-secret", "", 300)], NOW).map(({ id }) => id)).toEqual([
      "a",
    ]);
  });
});
