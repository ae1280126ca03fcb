import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import type { Connector, Expiry } from "../../../collect/rows/connection.ts";
import { CONNECTOR_KINDS, EXPIRY_KINDS } from "../../../collect/rows/connection.ts";
import { alertKey } from "../../alert.ts";
import { entityId } from "../../entity-id.ts";
import type { Firing } from "../../firing.ts";
import { connectionRules } from "./index.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.constantFrom("", " ", "a:b", "a\nb", "\u202Eevil", "x".repeat(300), "__proto__", "constructor"),
);
const date = fc.oneof(
  fc.constant(null),
  fc.date({ noInvalidDate: false }),
  fc.integer({ min: -400, max: 400 }).map(daysAgo),
);
const expiry: fc.Arbitrary<Expiry> = fc.record({
  id: text,
  kind: fc.constantFrom(...EXPIRY_KINDS),
  name: text,
  expiresAt: date,
  lastSyncAt: date,
  state: text,
});
const connector: fc.Arbitrary<Connector> = fc.record({
  id: text,
  kind: fc.constantFrom(...CONNECTOR_KINDS),
  name: text,
  state: text,
  lastHeartbeatAt: date,
});

function firings(expiries: readonly Expiry[], connectors: readonly Connector[]): readonly [string, Firing][] {
  return connectionRules.flatMap((rule) =>
    fire(rule, { lists: { expiries, connectors } }).map((firing): [string, Firing] => [rule.id, firing]),
  );
}

const keyOf = ([rule, { entity }]: readonly [string, Firing]): string =>
  alertKey(rule, { id: entityId(entity.id) });

describe("whatever the service sends", () => {
  it("the rules stand it, and what they find has a key that can be shown and is of a sane length", () => {
    fc.assert(
      fc.property(
        fc.array(expiry, { maxLength: 8 }),
        fc.array(connector, { maxLength: 8 }),
        (ends, others) => {
          for (const found of firings(ends, others)) {
            const [rule, { value, stage, evidence }] = found;
            const key = keyOf(found);
            expect(key).not.toMatch(/[\p{Cc}\u202A-\u202E]/u);
            expect(key.length).toBeGreaterThan(rule.length + 1);
            expect(key.length).toBeLessThan(200);
            expect(value === null || Number.isInteger(value)).toBe(true);
            expect(stage).toBeGreaterThanOrEqual(1);
            for (const { at } of evidence) expect(at === null || !Number.isNaN(at.getTime())).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("an entity keeps its key while its name, dates and state change", () => {
    const both = fc.tuple(expiry, text, fc.integer({ min: -60, max: -1 }));
    fc.assert(
      fc.property(both, ([one, name, days]) => {
        const keys = (of: Expiry): readonly string[] => firings([of], []).map(keyOf);
        const later = { ...one, name, expiresAt: daysAgo(days), state: "" };
        const sure = keys({ ...one, expiresAt: daysAgo(-1), state: "" });
        for (const key of sure) expect(keys(later)).toContain(key);
      }),
      { numRuns: 100 },
    );
  });
});
