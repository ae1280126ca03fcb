import type { AppFailure, AppInstallState } from "../src/collect/rows/app.ts";
import { daysAgo } from "./snapshots.ts";

/** An app that is installed where it should be, but for what is handed in. */
export function appState(patch: Partial<AppInstallState> = {}): AppInstallState {
  return {
    id: "a1",
    name: "Company VPN",
    version: "5.2",
    platform: "Windows",
    installed: 100,
    failed: 0,
    pending: 0,
    notInstalled: 0,
    notApplicable: 0,
    ...patch,
  };
}

/** One failed installation of that app. */
export function appFailure(patch: Partial<AppFailure> = {}): AppFailure {
  return {
    appId: "a1",
    appName: "Company VPN",
    deviceName: "NORR-001",
    userPrincipalName: "asa.lind@contoso.example",
    platform: "Windows",
    code: "0x87D1041C",
    at: daysAgo(1),
    ...patch,
  };
}
