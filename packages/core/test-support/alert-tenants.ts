import type { AlertFacts } from "../src/alerts/alert-rule.ts";
import { CONNECTOR_KINDS } from "../src/collect/rows/connection.ts";
import type { Lists } from "../src/collect/lists.ts";
import type { Metrics, Snapshot } from "../src/collect/snapshot.ts";
import type { Plan } from "../src/config/plan/plan.ts";
import { everyFigure, everyList } from "./every-list.ts";
import { person, role, scheduleOf } from "./plans.ts";
import { daysAgo, device, NOW, plan, report, snapshot } from "./snapshots.ts";
import { record, UNTOUCHED, update } from "./updates.ts";

/** A plan with the roles that rules are for, whose people may change policies. */
export const rulesPlan: Plan = plan({
  people: [person("asa", { address: "asa@contoso.example" })],
  roles: ["om-owner", "intune-admin", "security-lead", "helpdesk-lead", "update-watcher"].map((id) =>
    role(id, ["asa"]),
  ),
  reports: [report({ schedule: scheduleOf("0 7 * * MON", "Europe/Stockholm") })],
});

const [app] = everyList.apps;
const [policy] = everyList.compliancePolicies;
const [feature] = everyList.featureUpdatePolicies;
const [licence] = everyList.licences;
const [setting] = everyList.settingStates;
const [issue] = everyList.serviceIssues;
const [change] = everyList.auditEvents;
const [partner] = everyList.managementPartners;
const [failure] = everyList.enrollmentFailures;
const [deployment] = everyList.autopilotEvents;
const [malware] = everyList.malware;
const fine = { pending: 0, notApplicable: 0, success: 200, error: 0, failed: 0 };

/** Lists with rows in them that are as they should be. */
const WELL: Partial<Lists> = {
  devices: Array.from({ length: 40 }, (_, index) =>
    device({
      id: `d${index}`,
      name: `NORR-${index}`,
      osVersion: "10.0.26200.7171",
      lastSyncAt: daysAgo(0.5),
    }),
  ),
  graceDevices: [],
  compliancePolicies: [
    { ...policy, id: "c", name: "C", kind: "windows10CompliancePolicy", modifiedAt: NOW, status: fine },
  ],
  configurationPolicies: [
    { ...policy, id: "p", name: "P", kind: "windows10General", modifiedAt: NOW, status: fine },
  ],
  settingStates: setting === undefined ? [] : [{ ...setting, nonCompliant: 0, error: 0, conflict: 0 }],
  featureUpdatePolicies:
    feature === undefined
      ? []
      : [{ ...feature, version: "Windows 11, version 25H2", endOfSupportAt: daysAgo(-700) }],
  malware: [],
  unhealthyDevices: [],
  securityAlerts: [],
  apps: app === undefined ? [] : [{ ...app, installed: 100, failed: 0 }],
  appFailures: [],
  appAssignments: everyList.appAssignments,
  appLicences: [{ id: "a", name: "App", platform: "iOS", used: 5, total: 50 }],
  enrollmentFailures: [],
  autopilotDevices: everyList.autopilotDevices,
  autopilotEvents: deployment === undefined ? [] : [{ ...deployment, state: "success", failureDetails: "" }],
  expiries: (
    ["apple-push-certificate", "vpp-token", "ade-token", "app-secret", "app-certificate"] as const
  ).map((kind) => ({
    id: kind,
    kind,
    name: kind,
    expiresAt: daysAgo(-300),
    lastSyncAt: daysAgo(0.1),
    state: kind === "vpp-token" ? "valid" : kind === "ade-token" ? "synced" : "",
  })),
  connectors: (
    [
      ["mobile-threat-defense", "enabled"],
      ["certificate", "active"],
      ["ndes", "active"],
      ["domain-join", "active"],
      ["exchange", "connected"],
      ["managed-google-play", "boundAndValidated"],
      ["apple-enrollment", "enabled"],
    ] as const
  ).map(([kind, state]) => ({ id: kind, kind, name: kind, state, lastHeartbeatAt: daysAgo(0.02) })),
  managementPartners: partner === undefined ? [] : [{ ...partner, lastHeartbeatAt: daysAgo(0.1) }],
  serviceHealth: everyList.serviceHealth,
  serviceIssues:
    issue === undefined
      ? []
      : [{ ...issue, id: "EX1", resolved: true, status: "serviceRestored", endAt: daysAgo(1) }],
  licences: licence === undefined ? [] : [{ ...licence, assigned: 10, enabled: 100 }],
  auditEvents: change === undefined ? [] : [{ ...change, actor: "asa@contoso.example" }],
  approvalRequests: [],
  roleAssignments: everyList.roleAssignments,
  updates: everyList.updates,
  updateRecords: [
    record({
      update: update({ publishedAt: daysAgo(2) }),
      triage: { ...UNTOUCHED, owner: "asa", state: "planned" },
    }),
  ],
};

/** The figures of such a tenant. */
const FIGURES: Metrics = {
  ...everyFigure,
  "devices.total": 40,
  "devices.compliance.compliant": 40,
  "apps.failed": 0,
  "grace.devices": 0,
};

/** A tenant in which all is well. */
export const healthyTenant: Snapshot = snapshot({ lists: WELL, metrics: FIGURES });

const broken = { ...fine, success: 20, error: 80, failed: 80 };
const ended = { expiresAt: daysAgo(-3), lastSyncAt: daysAgo(9) } as const;

/** One in which much is wrong: something of every list. */
export const illTenant: Snapshot = snapshot({
  coverage: healthyTenant.coverage.map((entry) =>
    entry.source === "endpoint-analytics"
      ? {
          source: entry.source,
          status: "unreadable",
          reason: "403",
          fix: "Grant it.",
          cause: { kind: "forbidden", permission: "X" },
        }
      : entry,
  ),
  metrics: { "devices.total": 60, "devices.compliance.noncompliant": 50, "devices.compliance.compliant": 10 },
  lists: {
    ...everyList,
    devices: Array.from({ length: 60 }, (_, index) =>
      device({
        id: `d${index}`,
        name: `SYD-${index}`,
        os: index % 2 === 0 ? "Windows" : "iOS",
        osVersion: index % 2 === 0 ? "10.0.18363.1" : "12.1",
        complianceState: index % 6 === 0 ? "compliant" : "noncompliant",
        lastSyncAt: daysAgo(index),
        graceEndsAt: index === 1 ? daysAgo(0.5) : null,
      }),
    ),
    expiries: (
      ["apple-push-certificate", "vpp-token", "ade-token", "app-secret", "app-certificate"] as const
    ).map((kind) => ({
      ...ended,
      id: kind,
      kind,
      name: kind,
      state: "invalid",
    })),
    connectors: CONNECTOR_KINDS.map((kind) => ({
      id: kind,
      kind,
      name: kind,
      state: kind === "apple-enrollment" ? "termsNotAccepted" : "notConnected",
      lastHeartbeatAt: daysAgo(20),
    })),
    compliancePolicies: [{ ...policy, id: "c", name: "C", kind: "k", modifiedAt: NOW, status: broken }],
    configurationPolicies: [{ ...policy, id: "p", name: "P", kind: "k", modifiedAt: NOW, status: broken }],
    malware: malware === undefined ? [] : [{ ...malware, severity: "severe" }],
    enrollmentFailures: Array.from({ length: 80 }, (_, index) => ({
      id: `${index}`,
      at: daysAgo(0.2),
      os: "iOS",
      osVersion: "18",
      category: failure?.category ?? "",
      reason: "no licence",
      enrollmentType: "",
      userId: "",
    })),
    autopilotEvents: Array.from({ length: 10 }, (_, index) => ({
      id: `${index}`,
      at: daysAgo(0.2),
      deviceName: `A-${index}`,
      serialNumber: `${index}`,
      state: "failure",
      failureDetails: "0x800705b4",
      profile: "P",
      osVersion: "11",
    })),
    apps: app === undefined ? [] : [{ ...app, installed: 5, failed: 50 }],
    licences: licence === undefined ? [] : [{ ...licence, assigned: 100, enabled: 100 }],
    featureUpdatePolicies: feature === undefined ? [] : [{ ...feature, endOfSupportAt: daysAgo(3) }],
    managementPartners:
      partner === undefined ? [] : [{ ...partner, state: "unresponsive", lastHeartbeatAt: daysAgo(9) }],
    serviceIssues:
      issue === undefined
        ? []
        : [
            { ...issue, id: "IT1", classification: "incident", feature: "Enrollment" },
            { ...issue, id: "IT2" },
          ],
    settingStates: setting === undefined ? [] : [{ ...setting, conflict: 9, error: 9 }],
    updateRecords: [
      record({
        update: update({ key: "message-center:MC1", kind: "actionRequired", actBy: daysAgo(-5) }),
        firstSeenAt: daysAgo(30),
      }),
    ],
    auditEvents:
      change === undefined
        ? []
        : [
            {
              ...change,
              activity: "Delete DeviceCompliancePolicy",
              operation: "Delete",
              actor: "stranger@contoso.example",
            },
          ],
  },
});

/** What is known beside the ill one. */
export const illFacts: AlertFacts = {
  history: [
    { at: daysAgo(3), values: [{ kpi: "compliance_rate", value: 99, numerator: 99, denominator: 100 }] },
  ],
  metrics: [{ at: daysAgo(7), metrics: { "devices.total": 60, "devices.compliance.compliant": 60 } }],
  earlierApps: { at: daysAgo(7), apps: app === undefined ? [] : [{ ...app, installed: 55, failed: 0 }] },
  undelivered: [
    {
      report: "weekly",
      run: "r",
      scheduledFor: daysAgo(1),
      recipients: 3,
      missed: [{ recipient: "asa@contoso.example", state: "rejected", reason: "550" }],
    },
  ],
};
