import { DAY_MS, hasEnded } from "./began-at.ts";
import { featureExplains } from "./feature-explains.ts";
import type { Alert } from "../alert.ts";
import type { AlertRuleId } from "../rule-ids.ts";

/** What hides what in every tenant, beside what the plan says. */
export interface KnownCause {
  readonly causes: readonly AlertRuleId[];
  readonly symptoms: readonly AlertRuleId[];
  /** Whether the cause is so bad that it has these symptoms. Default: whenever it is active. */
  readonly when?: (cause: Alert) => boolean;
  /** Whether the symptom is one that it can have. Default: it is. */
  readonly of?: (symptom: Alert) => boolean;
  /** Whether one can be why the other is wrong. Default: it can. */
  readonly explains?: (cause: Alert, symptom: Alert) => boolean;
  /** Whether both must be about the same entity. */
  readonly sameEntity?: boolean;
  /** How much earlier than the cause a symptom may have opened; what is older has a cause of its own. */
  readonly leadMs: number;
  /**
   * How long after the cause began something may go wrong of itself and still be its symptom; the lead then counts from
   * when it went wrong too. Without it a symptom may open however late: its figure grows for as long as the cause lasts.
   */
  readonly withinMs?: number;
}

/** Microsoft posts an incident hours after it is felt. */
const POSTED_LATE_MS = DAY_MS;
/** Connectors and tokens are heard from once a day at least, and so are snapshots taken; half a day for being late. */
const SHOWN_MS = 1.5 * DAY_MS;
const APPLE = new Set(["ios", "ipados", "macos", "tvos", "visionos"]);

/**
 * Only what an administrator would take for one matter without looking. Nothing here hides an alert about security: malware,
 * protection that is off, what Defender found, and who changed a policy are told whatever else is wrong.
 */
export const KNOWN_CAUSES: readonly KnownCause[] = [
  // While the service is down devices do not check in, install or enroll.
  {
    causes: ["service-incident"],
    symptoms: [
      "enrollment-failures",
      "autopilot-failures",
      "compliance-falling",
      "compliance-rate",
      "stale-devices",
      "app-install-failures",
      "app-newly-failing",
      "policy-errors",
    ],
    leadMs: POSTED_LATE_MS,
  },
  // It answers neither connectors nor Apple nor Graph. What is heard from days after it began fails for a reason of its own.
  {
    causes: ["service-incident"],
    symptoms: [
      "vpp-token-sync",
      "ade-token-sync",
      "certificate-connector",
      "ndes-connector",
      "domain-join-connector",
      "mtd-connector",
      "exchange-connector",
      "source-unreadable",
    ],
    explains: featureExplains,
    leadMs: POSTED_LATE_MS,
    withinMs: SHOWN_MS,
  },
  // Without the push certificate no Apple device hears from Intune: none checks in, enrolls or installs.
  {
    causes: ["apple-push-certificate"],
    symptoms: ["stale-devices", "grace-period", "app-install-failures", "app-newly-failing"],
    when: hasEnded,
    of: isApple,
    leadMs: 0,
  },
  // Apple gives nothing to a token of an account that has not accepted its terms.
  {
    causes: ["apple-terms"],
    symptoms: ["ade-token-sync"],
    leadMs: POSTED_LATE_MS,
  },
  // A token that has ended can't be synchronised.
  {
    causes: ["ade-token"],
    symptoms: ["ade-token-sync"],
    when: hasEnded,
    sameEntity: true,
    leadMs: DAY_MS,
  },
  {
    causes: ["vpp-token"],
    symptoms: ["vpp-token-sync"],
    when: hasEnded,
    sameEntity: true,
    leadMs: DAY_MS,
  },
  // Without managed Google Play no Android device gets an app.
  {
    causes: ["android-binding"],
    symptoms: ["app-install-failures", "app-newly-failing"],
    of: isAndroid,
    leadMs: POSTED_LATE_MS,
  },
  // A share that fell fast is below its target for the same reason.
  { causes: ["compliance-falling"], symptoms: ["compliance-rate"], leadMs: DAY_MS },
  // An app that has begun to fail has a high share of failures for the same reason.
  {
    causes: ["app-newly-failing"],
    symptoms: ["app-install-failures"],
    sameEntity: true,
    leadMs: DAY_MS,
  },
  // A device that is silent gets no update, and is told that it is too old when it is heard from again.
  {
    causes: ["stale-devices"],
    symptoms: ["os-minimum", "definitions-old"],
    sameEntity: true,
    leadMs: Infinity,
  },
  // What does not run does not bring its definitions up to date.
  {
    causes: ["protection-off"],
    symptoms: ["definitions-old"],
    sameEntity: true,
    leadMs: DAY_MS,
  },
];

function isApple({ entity }: Alert): boolean {
  return APPLE.has(entity.platform?.toLowerCase() ?? "");
}

/** Intune has several names for it, by how a device is managed. */
function isAndroid({ entity }: Alert): boolean {
  return entity.platform?.toLowerCase().startsWith("android") ?? false;
}
