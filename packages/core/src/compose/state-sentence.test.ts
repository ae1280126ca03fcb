import { describe, expect, it } from "vitest";
import { compose } from "../../test-support/reports.ts";
import { snapshot } from "../../test-support/snapshots.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";

/** A snapshot whose devices have this coverage, or were never asked for. */
function withDevices(devices: Coverage | null): Snapshot {
  const base = snapshot();
  const others = base.coverage.filter(({ source }) => source !== "devices");
  return { ...base, coverage: devices === null ? others : [devices, ...others] };
}

const unread: Coverage = { source: "devices", status: "unreadable", reason: "x", fix: "y" };

describe("the state in one sentence", () => {
  it("is not known when the devices could not be read, and says whether they were asked for", () => {
    expect(compose(withDevices(unread)).status.sentence).toMatch(/^The devices could not be read in full/);
    expect(compose(withDevices(null)).status.sentence).toMatch(/^The reading of devices is switched off/);
    expect(compose(withDevices(null), { locale: "sv" }).status.sentence).toMatch(/avstängd/);
  });
});
