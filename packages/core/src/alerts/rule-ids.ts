/** Rules about certificates, tokens, connectors and licences. */
export const CONNECTION_RULES = [
  "apple-push-certificate",
  "vpp-token",
  "vpp-token-sync",
  "ade-token",
  "ade-token-sync",
  "apple-terms",
  "android-binding",
  "certificate-connector",
  "ndes-connector",
  "domain-join-connector",
  "mtd-connector",
  "exchange-connector",
  "management-partner",
  "app-credential",
  "licences",
  "app-licences",
] as const;

/** Rules about devices, their protection, apps, enrollment and policies. */
export const FLEET_RULES = [
  "compliance-rate",
  "compliance-falling",
  "grace-period",
  "stale-devices",
  "malware-active",
  "protection-off",
  "definitions-old",
  "defender-alert",
  "app-install-failures",
  "app-newly-failing",
  "enrollment-failures",
  "autopilot-failures",
  "policy-errors",
  "policy-conflicts",
  "feature-update-support",
  "os-minimum",
] as const;

/** Rules about the service, what it announces, who changes what, and this product itself. */
export const SERVICE_RULES = [
  "service-incident",
  "service-advisory",
  "message-action",
  "update-without-owner",
  "approval-waiting",
  "policy-changed",
  "source-unreadable",
  "report-undelivered",
] as const;

export type ConnectionRuleId = (typeof CONNECTION_RULES)[number];
export type FleetRuleId = (typeof FLEET_RULES)[number];
export type ServiceRuleId = (typeof SERVICE_RULES)[number];
export type AlertRuleId = ConnectionRuleId | FleetRuleId | ServiceRuleId;

/** Every rule of the product, in the order of `alerts rules` and of the documentation. */
export const ALERT_RULE_IDS: readonly AlertRuleId[] = [...CONNECTION_RULES, ...FLEET_RULES, ...SERVICE_RULES];
