import { describe, expect, it } from "vitest";
import type { SettingState } from "../collect/rows/policy.ts";
import { graceReason } from "./grace-reason.ts";

function failing(
  setting: string,
  platform: string = "windows10AndLater",
  nonCompliant: number = 3,
): SettingState {
  return { id: setting, setting, platform, compliant: 10, nonCompliant, error: 0, conflict: 0 };
}

const windows = (states: readonly SettingState[], encrypted: boolean | null = null) =>
  graceReason({ encrypted }, "windows", states);

describe("the reason why a device does not comply", () => {
  it.each([
    ["Windows10CompliancePolicy.BitLockerEnabled", "encryption"],
    ["Windows10CompliancePolicy.OsMinimumVersion", "osVersion"],
    ["Windows10CompliancePolicy.PasswordRequired", "passcode"],
    ["Windows10CompliancePolicy.ActiveFirewallRequired", "firewall"],
    ["Windows10CompliancePolicy.SignatureOutOfDate", "protection"],
    ["Windows10CompliancePolicy.SecureBootEnabled", "secureStart"],
  ])("is known where one setting alone fails: %s", (setting, reason) => {
    expect(windows([failing(setting)])).toBe(reason);
  });

  it("is not guessed where several fail, or one of which nobody knows what it is", () => {
    expect(windows([failing("X.PasswordRequired"), failing("X.FirewallRequired")])).toBeNull();
    expect(windows([failing("X.PasswordRequired"), failing("X.SomethingNew")])).toBeNull();
    expect(windows([])).toBeNull();
  });

  it("follows what the device says of its own encryption", () => {
    const two = [failing("X.BitLockerEnabled"), failing("X.PasswordRequired")];
    expect(windows(two, false)).toBe("encryption");
    expect(windows(two, true)).toBe("passcode");
    expect(windows(two, null)).toBeNull();
  });

  it("looks at settings of the device's own platform that some device fails", () => {
    expect(windows([failing("X.PasswordRequired", "iOS")])).toBeNull();
    expect(windows([failing("X.PasswordRequired", "windows10AndLater", 0)])).toBeNull();
    expect(windows([failing("X.PasswordRequired", "all")])).toBe("passcode");
  });
});
