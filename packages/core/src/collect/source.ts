/** The sources of a snapshot, each read by one collector. Feeds are sources too, as `feed:<id>`. */
export const SOURCES = [
  "devices",
  "device-overview",
  "compliance-policies",
  "compliance-states",
  "protection-overview",
  "malware",
  "unhealthy-devices",
  "apps",
  "enrollment-failures",
  "apple-push-certificate",
  "vpp-tokens",
  "mtd-connectors",
  "service-health",
  "service-issues",
  "service-messages",
] as const;

export type BuiltInSource = (typeof SOURCES)[number];
export type SourceId = BuiltInSource | `feed:${string}` | (string & {});
