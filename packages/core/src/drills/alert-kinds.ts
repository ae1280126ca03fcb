import type { AlertRuleId } from "../alerts/rule-ids.ts";

/**
 * What an alert can be about, and which role has it: the one whose people a drill of the kind calls. The order is that
 * of the help.
 */
export const ALERT_KINDS = [
  "service-incident",
  "push-certificate-expiring",
  "token-expiring",
  "connector-unhealthy",
  "active-threat",
  "compliance-drop",
  "app-failing",
  "enrollment-failures",
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const DRILL_SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type DrillSeverity = (typeof DRILL_SEVERITIES)[number];

/** Ids of roles, as plans name them. */
export const ALERT_ROLES: Readonly<Record<AlertKind, string>> = {
  "service-incident": "intune-admin",
  "push-certificate-expiring": "intune-admin",
  "token-expiring": "intune-admin",
  "connector-unhealthy": "intune-admin",
  "active-threat": "security-lead",
  "compliance-drop": "security-lead",
  "app-failing": "intune-admin",
  "enrollment-failures": "intune-admin",
};

/** The rule of the alerts that each kind stands for: a drill goes the way that the plan has for these. */
export const ALERT_KIND_RULES: Readonly<Record<AlertKind, AlertRuleId>> = {
  "service-incident": "service-incident",
  "push-certificate-expiring": "apple-push-certificate",
  "token-expiring": "vpp-token",
  "connector-unhealthy": "certificate-connector",
  "active-threat": "malware-active",
  "compliance-drop": "compliance-falling",
  "app-failing": "app-install-failures",
  "enrollment-failures": "enrollment-failures",
};

/** Minutes within which an alert should be acknowledged, unless told. */
export const ACKNOWLEDGE_MINUTES: Readonly<Record<DrillSeverity, number>> = {
  critical: 15,
  high: 60,
  medium: 240,
  low: 480,
};
