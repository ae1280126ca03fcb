import type { AppInstallState } from "../src/collect/rows/app.ts";
import type { ConfigurationPolicy } from "../src/collect/rows/policy.ts";
import type { Deployment } from "../src/config/plan/plan.ts";

/** An app that is rolled out over the four weeks around the snapshots of the tests, measured by its installations. */
export function deployment(patch: Partial<Deployment> = {}): Deployment {
  return {
    id: "meter-app",
    title: { en: "Meter reading app", sv: "App för mätaravläsning" },
    kind: "app",
    owner: "asa",
    start: "2026-11-09",
    end: "2026-12-04",
    tenant: null,
    measure: { kind: "app", app: "Meter app" },
    target: null,
    phases: [],
    failingPercent: 10,
    done: false,
    ...patch,
  };
}

export function appRow(patch: Partial<AppInstallState> = {}): AppInstallState {
  return {
    id: "app-1",
    name: "Meter app",
    version: "1.0",
    platform: "Android",
    installed: 40,
    failed: 0,
    pending: 50,
    notInstalled: 10,
    notApplicable: 7,
    ...patch,
  };
}

export function policyRow(patch: Partial<ConfigurationPolicy> = {}): ConfigurationPolicy {
  return {
    id: "policy-1",
    name: "Longer passcodes",
    kind: "androidWorkProfileGeneralDeviceConfiguration",
    modifiedAt: null,
    status: { pending: 30, notApplicable: 900, success: 60, error: 6, failed: 4 },
    ...patch,
  };
}
