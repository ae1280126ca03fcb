import { endingOf } from "../alerts/alert-ending.ts";
import type { Alert } from "../alerts/alert.ts";
import type { ChangedLimit } from "../alerts/rule-limits.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import { type AlertWords, figure } from "./alert-words.ts";

type Ended = Pick<Alert, "rule" | "entity" | "resolution" | "limits">;

/** Why an alert is over, in a few words; `""` while it is not. */
export function endingText(alert: Ended, words: AlertWords): string {
  const { resolution, limits } = alert;
  if (resolution === null) return "";
  const { ending, letter } = words.messages.alerts;
  if (limits.length > 0) return fill(letter.texts.limitNow, { limit: limitsText(limits, words) });
  return lapsedText(alert, words) ?? ending[endingOf(alert, resolution)];
}

/** Why several are over, in one or two sentences. */
export function endedText(alerts: readonly Ended[], words: AlertWords): string {
  const { ended, letter } = words.messages.alerts;
  const endings = new Set(alerts.map((alert) => endingOf(alert, alert.resolution ?? "clear")));
  const [ending = "clear", ...others] = endings;
  if (others.length > 0) return ended.mixed;
  const said = new Set(alerts.map(({ limits }) => limitsText(limits, words)));
  const [limit = ""] = said;
  if (said.size === 1 && limit !== "") return fill(letter.texts.limitEnded, { limit });
  const reasons = new Set(alerts.map((alert) => lapsedText(alert, words)));
  const [reason = null] = reasons;
  return reasons.size > 1 || reason === null ? ended[ending] : `${reason} ${ended[ending]}`;
}

/** Why it no longer counts, in the words of its rule; null where it ended otherwise, or the rule has no words for it. */
function lapsedText({ rule, resolution }: Ended, { textsOf }: AlertWords): string | null {
  return resolution === "lapsed" ? (textsOf(rule).lapsed ?? null) : null;
}

/** What the limits are now: the figure of one, each by its name where there are several. */
function limitsText(limits: readonly ChangedLimit[], words: AlertWords): string {
  const { texts } = words.messages.alerts.letter;
  const figures = limits.map(({ name, now, unit }) => ({
    name: cleanText(name, 40),
    limit: now === null ? texts.limitNone : figure(now, unit, words),
  }));
  const [only, ...others] = figures;
  if (only === undefined || others.length === 0) return only?.limit ?? "";
  return words.format.list(figures.map((one) => fill(texts.limitNamed, one)));
}
