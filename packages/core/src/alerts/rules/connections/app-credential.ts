import { expiryStanding } from "../../../assess/expiries.ts";
import { type AlertRule, rowRule } from "../../alert-rule.ts";
import type { AlertSeverity } from "../../severity.ts";
import { unknownOf } from "../unknown-of.ts";
import { type ExpiryDays, expiryDays, expiryFiring, lacksEnd } from "./expiry-days.ts";
import { FIRST_DAYS } from "./expiry-rule.ts";

const days = { unit: "days", min: 0, max: 365 } as const;

/**
 * Secrets and certificates of applications that end. Those that the tool signs in with itself weigh most: without them
 * nothing is seen any more. Of other applications nobody here knows what hangs on them: never more than medium while
 * they last. What has a successor in place is no matter.
 */
export const appCredential: AlertRule = rowRule({
  id: "app-credential",
  sources: ["app-credentials"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "appRegistrations",
  severity: "critical",
  list: "expiries",
  descending: [
    ["firstDays", "mediumDays"],
    ["firstDays", "ownHighDays", "ownCriticalDays"],
  ],
  thresholds: {
    firstDays: FIRST_DAYS,
    mediumDays: {
      ...days,
      default: 30,
      meaning: "Days left at which one of another application is medium.",
      source: "Practice: the reports call it soon from then on.",
    },
    ownHighDays: {
      ...days,
      default: 30,
      meaning: "Days left at which the tool's own is high.",
      source: "Practice: a month, so that the renewal can be planned.",
    },
    ownCriticalDays: {
      ...days,
      default: 14,
      meaning: "Days left at which the tool's own is critical, as it is after the end.",
      source: "Practice: afterwards nobody sees anything that this tool watches.",
    },
  },
  begin: ({ now, snapshot, thresholds }) => {
    const all = snapshot.lists.expiries ?? [];
    return (expiry) => {
      if (expiry.kind !== "app-secret" && expiry.kind !== "app-certificate") return null;
      if (lacksEnd(expiry) && expiry.state !== "replaced")
        return unknownOf("credential", expiry.id, "expiresAt");
      const left = expiryDays(expiry, now);
      if (left === null || left.left > thresholds.firstDays) return null;
      if (expiryStanding(expiry, all, now) === "replaced") return null;
      const isOwn = expiry.state === "own";
      return expiryFiring(expiry, left, {
        kind: "credential",
        platform: null,
        firstDays: thresholds.firstDays,
        severity: isOwn ? ownSeverity(left, thresholds) : otherSeverity(left, thresholds),
        labels: { credential: expiry.kind, application: isOwn ? "own" : "other" },
      });
    };
  },
});

function ownSeverity(
  { left, ended }: ExpiryDays,
  { ownHighDays, ownCriticalDays }: Readonly<Record<"ownHighDays" | "ownCriticalDays", number>>,
): AlertSeverity {
  if (ended || left <= ownCriticalDays) return "critical";
  return left <= ownHighDays ? "high" : "low";
}

function otherSeverity(
  { left, ended }: ExpiryDays,
  { mediumDays }: Readonly<Record<"mediumDays", number>>,
): AlertSeverity {
  if (ended) return "high";
  return left <= mediumDays ? "medium" : "low";
}
