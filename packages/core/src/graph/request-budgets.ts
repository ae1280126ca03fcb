/** How much one application may ask of one tenant in a stretch of time. */
export interface RequestWindow {
  readonly requests: number;
  readonly seconds: number;
}

/** The documented limits of one part of Graph. Every request counts against the first budget whose pattern fits. */
export interface RequestBudget {
  readonly name: string;
  /** Fits the path below the version. */
  readonly path: RegExp;
  readonly method?: "POST";
  readonly windows: readonly RequestWindow[];
}

/**
 * Limits per application and tenant: https://learn.microsoft.com/graph/throttling-limits. The parts of a batch count
 * one by one. The directory counts resource units; at most 3 for each of the requests made here.
 */
export const REQUEST_BUDGETS: readonly RequestBudget[] = [
  {
    name: "export jobs",
    method: "POST",
    path: /^\/deviceManagement\/reports\/exportJobs$/i,
    windows: [{ requests: 48, seconds: 60 }],
  },
  {
    name: "Intune devices",
    path: /^\/deviceManagement\/(?:managedDevice|applePush|detectedApps|windowsMalwareInformation|userExperienceAnalytics)/i,
    windows: [{ requests: 2_000, seconds: 20 }],
  },
  {
    name: "Intune apps",
    path: /^\/deviceAppManagement\//i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "Intune audit events",
    path: /^\/deviceManagement\/auditEvents/i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "Intune enrollment",
    path: /^\/deviceManagement\/(?:windowsAutopilot|autopilotEvents|depOnboardingSettings|deviceEnrollmentConfigurations)/i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "Intune troubleshooting",
    path: /^\/deviceManagement\/troubleshootingEvents/i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "Intune reports",
    path: /^\/deviceManagement\/reports\//i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "Intune partners",
    path: /^\/deviceManagement\/(?:deviceManagementPartners|complianceManagementPartners|exchangeConnectors|mobileThreatDefenseConnectors)/i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "Intune configuration",
    path: /^\/deviceManagement(?:\/|$)/i,
    windows: [{ requests: 1_000, seconds: 20 }],
  },
  {
    name: "service announcements",
    path: /^\/admin\/serviceAnnouncement\//i,
    windows: [
      { requests: 240, seconds: 60 },
      { requests: 800, seconds: 3_600 },
    ],
  },
  {
    name: "security alerts",
    path: /^\/security\//i,
    windows: [{ requests: 150, seconds: 60 }],
  },
  {
    name: "directory audit logs",
    path: /^\/auditLogs\//i,
    windows: [{ requests: 5, seconds: 10 }],
  },
  {
    name: "directory",
    path: /^\//,
    windows: [{ requests: 1_100, seconds: 10 }],
  },
];
