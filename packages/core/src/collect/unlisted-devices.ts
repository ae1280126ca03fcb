import type { Coverage, Metrics } from "./snapshot.ts";

/** More than both of these missing is no delay of the service's total any more. */
const MAX_UNLISTED = 10;
const MAX_UNLISTED_SHARE = 0.1;

/** The service's own total held against the list: devices it counts and does not list, as `devices.unlisted`. */
export function withUnlisted(metrics: Metrics): Metrics {
  const { "overview.enrolled": enrolled, "devices.total": listed } = metrics;
  if (enrolled === undefined || listed === undefined) return metrics;
  return { ...metrics, "devices.unlisted": Math.max(0, enrolled - listed) };
}

/**
 * The coverage of the devices, incomplete when the list lacks far more than the total can be behind: the total is
 * renewed once in a while only, so a few are nothing to worry about.
 */
export function judgeUnlisted(coverage: Coverage, metrics: Metrics): Coverage {
  const { "overview.enrolled": enrolled = 0, "devices.unlisted": unlisted = 0 } = metrics;
  const isMuch = unlisted > MAX_UNLISTED && unlisted > enrolled * MAX_UNLISTED_SHARE;
  if (coverage.source !== "devices" || coverage.status !== "complete" || !isMuch) return coverage;
  return {
    source: coverage.source,
    status: "incomplete",
    count: coverage.count,
    reason: [
      `The service counts ${enrolled} devices and lists ${coverage.count}: ${unlisted} are not listed.`,
      ...(coverage.note === undefined ? [] : [coverage.note]),
    ].join(" "),
    fix: "Collect again later. If it stays so, check what the account that signs in may see (scope tags of its role).",
    cause: { kind: "unlisted", rows: unlisted },
  };
}
