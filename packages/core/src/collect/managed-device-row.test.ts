import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEVICES_FACT } from "./collectors/devices.ts";
import { createQuickDeviceReading, ManagedDeviceRow, toDevice } from "./managed-device-row.ts";

/** Everything that is asked of the service. */
const FIELDS = (DEVICES_FACT.select ?? []).filter((name) => name !== "id");

const value = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme" }) },
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.9999999Z",
    "2026-02-30T00:00:00Z",
    "Unknown",
    "true",
  ),
  fc.constantFrom(null, undefined, true, false, 0, {}, []),
);
const record = fc.record(
  { id: fc.oneof(fc.string(), fc.constant(5)), ...Object.fromEntries(FIELDS.map((name) => [name, value])) },
  { requiredKeys: [] },
);

describe("the quick reading of a device", () => {
  it("says exactly what the schema says, or leaves the row to it", () => {
    const quick = createQuickDeviceReading();
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: record }, fc.anything()), (raw) => {
        const known = quick.read(raw);
        const parsed = ManagedDeviceRow.safeParse(raw);
        expect(known).toEqual(parsed.success ? toDevice(parsed.data) : null);
      }),
      { numRuns: 3_000 },
    );
  });

  it("knows a device by the same key as the schema", () => {
    const quick = createQuickDeviceReading();
    const device = quick.read({ id: "d1", deviceName: "NORR-1" });
    expect(device === null ? null : quick.key(device)).toBe("d1");
  });
});
