import { PLAIN_CAUSES } from "../collect/coverage-cause.ts";
import { UPDATE_KINDS } from "../updates/update.ts";
import type { AlertRuleId } from "./rule-ids.ts";
import { ALERT_SEVERITIES, type AlertSeverity } from "./severity.ts";

/** What alerts of a rule can be, for telling what asks for one that never comes. */
export interface RuleTraits {
  /** Severities that it gives by itself. */
  readonly severities: readonly AlertSeverity[];
  /** Systems of what its alerts are about, as Intune names them: none for alerts of no system, null for any. */
  readonly platforms: readonly string[] | null;
  /** Labels by name, with all that each can be; null where only the service knows. */
  readonly labels: Readonly<Record<string, readonly string[] | null>>;
}

const NO_LABELS = {};
const MEDIUM_HIGH: readonly AlertSeverity[] = ["medium", "high"];
/** For what belongs to no system: tokens of no device, services, the tenant as a whole. */
const OF_NONE: readonly string[] = [];
const OF_POLICIES: readonly string[] = ["Windows", "iOS", "macOS", "Android", "Linux"];

const expiry: RuleTraits = { severities: ALERT_SEVERITIES, platforms: ["iOS"], labels: NO_LABELS };
const tenant: RuleTraits = { severities: MEDIUM_HIGH, platforms: OF_NONE, labels: NO_LABELS };
const app: RuleTraits = { severities: MEDIUM_HIGH, platforms: null, labels: NO_LABELS };
const owners = { owner: ["company", "personal", "unknown"] };
const update = { kind: UPDATE_KINDS, area: null };

function connector(
  kind: string,
  severities: readonly AlertSeverity[],
  platforms: readonly string[] = OF_NONE,
): RuleTraits {
  return { severities, platforms, labels: { connector: [kind], fault: ["failed", "silent"] } };
}

/** What each rule of the product gives. */
export const RULE_TRAITS: Readonly<Record<AlertRuleId, RuleTraits>> = {
  "apple-push-certificate": expiry,
  "vpp-token": expiry,
  "vpp-token-sync": {
    severities: MEDIUM_HIGH,
    platforms: ["iOS"],
    labels: { fault: ["failed", "silent"] },
  },
  "ade-token": expiry,
  "ade-token-sync": { severities: ["medium"], platforms: ["iOS"], labels: { fault: ["silent"] } },
  "apple-terms": { severities: ["high"], platforms: ["iOS"], labels: NO_LABELS },
  "android-binding": connector("managed-google-play", ["high"], ["Android"]),
  "certificate-connector": connector("certificate", MEDIUM_HIGH),
  "ndes-connector": connector("ndes", MEDIUM_HIGH),
  "domain-join-connector": connector("domain-join", MEDIUM_HIGH, ["Windows"]),
  "mtd-connector": connector("mobile-threat-defense", ["high"]),
  "exchange-connector": connector("exchange", ["medium"]),
  "management-partner": {
    severities: MEDIUM_HIGH,
    platforms: OF_NONE,
    labels: { fault: ["failed", "silent", "removal"] },
  },
  "app-credential": {
    severities: ALERT_SEVERITIES,
    platforms: OF_NONE,
    labels: { credential: ["app-secret", "app-certificate"], application: ["own", "other"] },
  },
  licences: { severities: MEDIUM_HIGH, platforms: OF_NONE, labels: { fault: ["used", "state"] } },
  "app-licences": { severities: ["low", "medium"], platforms: ["iOS", "macOS"], labels: NO_LABELS },
  "compliance-rate": tenant,
  "compliance-falling": tenant,
  "grace-period": { severities: ["medium"], platforms: null, labels: NO_LABELS },
  "stale-devices": { severities: ["low"], platforms: null, labels: owners },
  "malware-active": { severities: ["high", "critical"], platforms: ["Windows"], labels: NO_LABELS },
  "protection-off": { severities: ["high"], platforms: ["Windows"], labels: NO_LABELS },
  "definitions-old": { severities: ["medium"], platforms: ["Windows"], labels: NO_LABELS },
  "defender-alert": {
    severities: ["low", "medium", "high"],
    platforms: OF_NONE,
    labels: { service: null, category: null },
  },
  "app-install-failures": app,
  "app-newly-failing": { ...app, severities: ["medium"] },
  "enrollment-failures": tenant,
  "autopilot-failures": { severities: MEDIUM_HIGH, platforms: ["Windows"], labels: NO_LABELS },
  "policy-errors": {
    severities: MEDIUM_HIGH,
    platforms: OF_POLICIES,
    labels: { family: ["configuration", "compliance"] },
  },
  "policy-conflicts": { severities: ["low", "medium"], platforms: OF_POLICIES, labels: NO_LABELS },
  "feature-update-support": {
    severities: ["low", "medium", "high"],
    platforms: ["Windows"],
    labels: NO_LABELS,
  },
  "os-minimum": { severities: ["medium"], platforms: null, labels: owners },
  "service-incident": { severities: ["high"], platforms: OF_NONE, labels: { feature: null } },
  "service-advisory": { severities: ["low"], platforms: OF_NONE, labels: { feature: null } },
  "message-action": { severities: ["low", "medium", "high"], platforms: null, labels: update },
  "update-without-owner": {
    severities: ["low", "medium"],
    platforms: null,
    labels: { ...update, fault: ["noOwner", "notAssessed"] },
  },
  "approval-waiting": { severities: MEDIUM_HIGH, platforms: OF_NONE, labels: NO_LABELS },
  "policy-changed": {
    severities: MEDIUM_HIGH,
    platforms: OF_NONE,
    labels: { operation: null, category: null },
  },
  "source-unreadable": {
    severities: ["low", "medium", "high"],
    platforms: OF_NONE,
    labels: {
      status: ["unreadable", "incomplete"],
      cause: [...PLAIN_CAUSES, "forbidden", "rows", "unlisted", "unknown"],
    },
  },
  "report-undelivered": { severities: MEDIUM_HIGH, platforms: OF_NONE, labels: NO_LABELS },
};
