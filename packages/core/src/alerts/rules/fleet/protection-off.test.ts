import { describe, expect, it } from "vitest";
import { fire } from "../../../../test-support/fire-rule.ts";
import { unhealthy } from "../../../../test-support/unhealthy-devices.ts";
import { protectionOff } from "./protection-off.ts";

const firing = (...patch: Parameters<typeof unhealthy>): ReturnType<typeof fire>[number] | undefined =>
  fire(protectionOff, { lists: { unhealthyDevices: [unhealthy(...patch)] } })[0];

describe("protection-off", () => {
  it.each([
    [true, true, false],
    [false, true, true],
    [true, false, true],
    [false, false, true],
    [null, false, true],
    [false, null, true],
    [null, true, false],
    [null, null, false],
  ])("with real-time protection %s and malware protection %s", (realTime, malware, fires) => {
    const found = firing({ realTimeProtection: realTime, malwareProtection: malware });
    expect(found !== undefined).toBe(fires);
    if (found !== undefined) expect(found).toMatchObject({ severity: "high", value: null, stage: 1 });
  });

  it("says what the device says of itself, without the flags that say nothing", () => {
    const productStatus = ["noStatusFlagsSet", "serviceNotRunning", "laterFlag"];
    expect(firing({ realTimeProtection: false, productStatus })?.detail).toBe("serviceNotRunning, laterFlag");
    expect(firing({ realTimeProtection: false, productStatus: ["noStatus"] })?.detail).toBe("");
  });

  it("knows a device by its id, and names no user", () => {
    const [one, other] = [
      firing({ malwareProtection: false }),
      firing({ malwareProtection: false, deviceName: "Renamed" }),
    ];
    expect(one?.entity.id).toBe(other?.entity.id);
    expect(JSON.stringify(one)).not.toContain("@");
  });

  it("says nothing of a device that does not report", () => {
    expect(firing({ deviceState: "notReporting", realTimeProtection: null, malwareProtection: null })).toBe(
      undefined,
    );
  });
});
