import { describe, expect, it } from "vitest";
import { letterInput, pushCertificate, silentDevices } from "../../test-support/alert-letters.ts";
import { alertDetails, DETAILED_ALERTS } from "./alert-details.ts";

describe("a message about alerts for programs", () => {
  it("has keys, severities and states, the same in every language, with instants in UTC", () => {
    const details = alertDetails(letterInput([pushCertificate()]));
    expect(details).toEqual({
      tenant: "contoso",
      message: "alert:contoso:t1:1",
      thread: "t1",
      kind: "open",
      step: 0,
      severity: "high",
      total: 1,
      alerts: [
        {
          key: "apple-push-certificate:apns",
          rule: "apple-push-certificate",
          severity: "high",
          state: "open",
          why: "new",
          entity: { kind: "certificate", id: "apns", name: "mdm@contoso.example" },
          value: 14,
          unit: "days",
          firstSeen: "2026-11-21T06:00:00.000Z",
          lastSeen: "2026-11-22T06:00:00.000Z",
        },
      ],
    });
  });

  it("has the worst of many, and counts them all", () => {
    const { total, alerts } = alertDetails(letterInput(silentDevices(20_000)));
    expect([total, alerts.length]).toEqual([20_000, DETAILED_ALERTS]);
  });

  it("cleans names, and leaves ids as the service knows them", () => {
    const [first] = alertDetails(letterInput(silentDevices(1, () => "a\u202E\u0000b"))).alerts;
    expect(first?.entity).toEqual({ kind: "device", id: "d0", name: "ab" });
  });
});
