import type { Alert } from "../alert.ts";
import type { AlertRuleId } from "../rule-ids.ts";

/** A part of the service as Microsoft names it, and what an incident of that part alone certainly does not bring about. */
interface Part {
  readonly name: RegExp;
  readonly not: ReadonlySet<string>;
}

const SERVERS: readonly AlertRuleId[] = ["certificate-connector", "ndes-connector", "exchange-connector"];
const CONNECTORS: readonly AlertRuleId[] = [...SERVERS, "domain-join-connector", "mtd-connector"];

/** Devices join a domain when they are enrolled, and what a defence partner says of them counts for their compliance. */
const PARTS: readonly Part[] = [
  { name: /\breport/, not: rules(...CONNECTORS, "vpp-token-sync", "ade-token-sync") },
  { name: /\b(?:enrol|autopilot)/, not: rules(...SERVERS, "mtd-connector", "vpp-token-sync") },
  { name: /\b(?:apps?|applications?)\b/, not: rules(...CONNECTORS, "ade-token-sync") },
  {
    name: /\bcomplian/,
    not: rules(...SERVERS, "domain-join-connector", "vpp-token-sync", "ade-token-sync"),
  },
];

/**
 * Whether an incident may be why something else is wrong, by the `feature` of the service that Graph gives for it. That is
 * a text without a list of what it can be: where it names no part or several, the incident may be about anything.
 */
export function featureExplains(incident: Alert, symptom: Alert): boolean {
  const feature = Object.hasOwn(incident.labels, "feature") ? incident.labels["feature"] : undefined;
  if (feature === undefined) return true;
  const named = PARTS.filter(({ name }) => name.test(feature.toLowerCase()));
  const [part] = named;
  return part === undefined || named.length > 1 || !part.not.has(symptom.rule);
}

function rules(...ids: readonly AlertRuleId[]): ReadonlySet<string> {
  return new Set(ids);
}
