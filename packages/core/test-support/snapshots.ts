import type { Device } from "../src/collect/rows/device.ts";
import type { Coverage, Snapshot } from "../src/collect/snapshot.ts";
import { SOURCES } from "../src/collect/source.ts";
import type { Audience, Plan, ReportDefinition } from "../src/config/plan/plan.ts";
import {
  DEFAULT_ALERTS,
  DEFAULT_CHECKLIST,
  DEFAULT_NEWCOMERS,
  DEFAULT_NOTICES,
  DEFAULT_RETENTION,
  DEFAULT_WATCH,
} from "../src/config/plan/plan.ts";
import { audience, person, role } from "./plans.ts";
import { SECTION_IDS } from "../src/compose/section.ts";
import { inEveryLanguage } from "../src/locales/given-text.ts";

export const NOW: Date = new Date("2026-11-22T06:00:00Z");

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

export function device(patch: Partial<Device> = {}): Device {
  return {
    id: "d1",
    name: "NORR-001",
    os: "Windows",
    osVersion: "10.0.26100.1",
    complianceState: "compliant",
    managementState: "managed",
    managementAgent: "mdm",
    owner: "company",
    lastSyncAt: daysAgo(1),
    enrolledAt: daysAgo(400),
    graceEndsAt: null,
    encrypted: true,
    userPrincipalName: "asa.lind@contoso.example",
    model: "Latitude",
    manufacturer: "Dell",
    serialNumber: "X1",
    ...patch,
  };
}

/** A snapshot in which every source was read and nothing is there, but for what is handed in. */
export function snapshot(patch: Partial<Snapshot> = {}): Snapshot {
  return {
    id: "s1",
    tenant: "contoso",
    takenAt: NOW,
    coverage: SOURCES.map((source): Coverage => ({ source, status: "complete", count: 0 })),
    metrics: {},
    lists: {
      devices: [],
      graceDevices: [],
      deviceScores: [],
      compliancePolicies: [],
      settingStates: [],
      configurationPolicies: [],
      featureUpdatePolicies: [],
      malware: [],
      unhealthyDevices: [],
      securityAlerts: [],
      apps: [],
      appFailures: [],
      appAssignments: [],
      appLicences: [],
      enrollmentFailures: [],
      autopilotDevices: [],
      autopilotEvents: [],
      expiries: [],
      connectors: [],
      managementPartners: [],
      serviceHealth: [],
      serviceIssues: [],
      licences: [],
      auditEvents: [],
      approvalRequests: [],
      roleAssignments: [],
      users: [],
      groupMembers: [],
      directoryGroups: [],
      updates: [],
    },
    ...patch,
  };
}

/** The same snapshot as if one source had been refused. */
export function without(whole: Snapshot, source: string, list: keyof Snapshot["lists"] | null): Snapshot {
  const refused: Coverage = {
    source,
    status: "unreadable",
    reason: "403 Forbidden",
    fix: "Grant X.Read.All.",
  };
  const lists = Object.fromEntries(Object.entries(whole.lists).filter(([name]) => name !== list));
  return {
    ...whole,
    coverage: whole.coverage.map((entry) => (entry.source === source ? refused : entry)),
    lists,
  };
}

export const stakeholders: Audience = audience("stakeholders", "stakeholders", ["asa", "john"], {
  name: inEveryLanguage({ en: "Stakeholders", sv: "Intressenter" }),
});

export const administrators: Audience = audience("administrators", "administrators", ["asa"], {
  name: inEveryLanguage({ en: "Administrators", sv: "Administratörer" }),
});

export function report(patch: Partial<ReportDefinition> = {}): ReportDefinition {
  return {
    id: "weekly",
    title: inEveryLanguage({ en: "Intune this week", sv: "Intune i veckan" }),
    audience: "stakeholders",
    sections: SECTION_IDS,
    formats: ["pdf"],
    schedule: null,
    language: "recipient",
    approval: null,
    periodDays: 7,
    channels: [],
    ...patch,
  };
}

export function plan(patch: Partial<Plan> = {}): Plan {
  return {
    file: "/plan.yaml",
    organisation: {
      name: "Contoso AB",
      calendar: { country: null, region: null, closed: [], open: [] },
    },
    discovery: {},
    people: [
      person("asa", { name: "Åsa Lind", address: "asa.lind@contoso.example", language: "sv" }),
      person("john", { name: "John Smith", address: "john.smith@contoso.example" }),
    ],
    roles: [
      role("om-owner", ["asa"], {
        name: inEveryLanguage({ en: "O&M owner", sv: "O&M-ansvarig" }),
        deputies: ["john"],
      }),
    ],
    audiences: [stakeholders, administrators],
    reports: [report()],
    targets: [],
    routines: [],
    checklist: DEFAULT_CHECKLIST,
    risks: [],
    actions: [],
    deployments: [],
    training: [],
    onboarding: [],
    communications: [],
    notices: DEFAULT_NOTICES,
    newcomers: DEFAULT_NEWCOMERS,
    maintenanceWindows: [],
    selfHelp: [],
    supportContacts: [],
    escalation: [],
    knowledgeBase: null,
    retention: DEFAULT_RETENTION,
    watch: DEFAULT_WATCH,
    alerts: DEFAULT_ALERTS,
    updates: { watcher: "update-watcher", dueWorkingDays: 2, rules: [], tasks: {} },
    ...patch,
  };
}
