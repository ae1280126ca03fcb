import type { EvidenceRule } from "../../config/plan/plan.ts";
import { isTrial, noticeOfPosting } from "../../notices/posting-ids.ts";
import type { DeliveryFact } from "../../practice/practice-log.ts";
import { words } from "../../practice/words.ts";
import { type EvidenceFinder, found, isWithin, lacking, latest, windowOf } from "./evidence.ts";

/** Purposes of letters that tell people something, where the rule names no report. */
const LETTERS = new Set(["notice", "welcome"]);

/** A report that reached everybody whom it was sent to, or a letter to people where the rule names no report. */
export const deliveryLog: EvidenceFinder = {
  kind: "delivery-log",
  find: (rule, occurrence, input) => {
    const window = windowOf(occurrence, input);
    const named = rule.reports.length > 0;
    const sent = input.log.deliveries.filter(
      ({ report, purpose, at }) =>
        (named ? rule.reports.includes(report) : isLetter(rule, { report, purpose })) && isWithin(at, window),
    );
    const runs = [...Map.groupBy(sent, ({ run }) => run).values()];
    const whole = runs.find((deliveries) => deliveries.every(isAccepted));
    if (whole !== undefined) {
      const at = latest(whole.map((delivery) => delivery.at)) ?? input.now;
      return found(at, words(named ? "delivered" : "noticesSent", { total: whole.length, at }));
    }
    if (sent.length === 0) return lacking(words(named ? "notDelivered" : "noneSent"));
    const done = sent.filter(isAccepted).length;
    return lacking(words("deliveredInPart", { done, total: sent.length }));
  },
};

/** Whether a delivery is a letter of a kind that the rule asks for; of any kind where it names none. */
function isLetter(
  { notices }: EvidenceRule,
  { report, purpose }: Pick<DeliveryFact, "report" | "purpose">,
): boolean {
  if (!LETTERS.has(purpose) || isTrial(report)) return false;
  const notice = noticeOfPosting(report) ?? "";
  return notices.length === 0 || notices.some((kind) => new RegExp(`^${kind}-[0-9a-f]+$`).test(notice));
}

function isAccepted({ state }: DeliveryFact): boolean {
  return state === "accepted";
}
