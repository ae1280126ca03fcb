import type { Plan } from "../config/plan/plan.ts";
import type { DeliveryGate } from "../deliver/delivery-gate.ts";
import { catalogues } from "../locales/index.ts";
import { isTrial, NOTICE_PURPOSE, WELCOME_PURPOSE } from "./posting-ids.ts";
import { quietUntil } from "./quiet-hours.ts";

const PURPOSES: readonly string[] = [NOTICE_PURPOSE, WELCOME_PURPOSE];

/**
 * What stands between an approved notice and a user, asked before each message: who is not to be mailed never is, in
 * quiet hours all wait, and while there is a pilot address nobody else gets anything. Other mail passes.
 */
export function createNoticeGate({ notices }: Pick<Plan, "notices">): DeliveryGate {
  const silent = new Set(notices.doNotSend.map((address) => address.toLowerCase()));
  return ({ report }, { purpose, recipient }, now) => {
    if (!PURPOSES.includes(purpose)) return { verdict: "send" };
    if (silent.has(recipient.address.toLowerCase())) {
      return { verdict: "suppress", reason: catalogues.en.notices.report.exclusion.doNotSend };
    }
    if (notices.pilot !== null && !isTrial(report)) {
      return {
        verdict: "wait",
        until: null,
        reason: "the plan has a pilot address: nobody else gets notices",
      };
    }
    const until = quietUntil(notices.quietHours, now);
    if (until === null) return { verdict: "send" };
    return { verdict: "wait", until, reason: `quiet hours until ${until.toISOString()}` };
  };
}

/** Messages a minute for some deliveries: notices may be told to go more slowly than the mail server takes them. */
export function messagesPerMinute(
  perMinute: number,
  { notices }: Pick<Plan, "notices">,
  deliveries: readonly { readonly purpose: string }[],
): number {
  const isNotice = deliveries.some(({ purpose }) => PURPOSES.includes(purpose));
  return isNotice ? Math.min(perMinute, notices.perMinute ?? perMinute) : perMinute;
}
