import type { Alert } from "../../../alerts/alert.ts";
import type { AlertUnit } from "../../../alerts/firing.ts";
import type { ActiveAlert } from "../../../alerts/alert-summary.ts";
import { worstSeverity } from "../../../alerts/severity.ts";
import { EFFECTIVE_STATES } from "../../../alerts/effective-state.ts";
import { fill } from "../../../locales/fill.ts";
import { cleanText } from "../../../text/clean-text.ts";
import { type AlertWords, figure, severityCell } from "../../alert-words.ts";
import type { StatusCell } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { ownerName, STATE_TONE } from "./alert-cells.ts";
import { mayMeasure } from "./named-alert.ts";

/** The worst severity of some. */
export function worstCell(alerts: readonly Alert[], words: AlertWords): StatusCell | null {
  const worst = worstSeverity(alerts.map(({ severity }) => severity));
  return worst === null ? null : severityCell(worst, words);
}

/** The worst figure since they opened; null where it is known already, where there is none, or where it would tell of somebody. */
export function worstFigure(
  alerts: readonly Alert[],
  words: AlertWords,
  context: SectionContext,
): string | null {
  const measured = alerts.filter(({ worst, unit }) => worst !== null && unit !== "version");
  const [first] = measured;
  if (first === undefined || !measured.every((alert) => mayMeasure(alert, context))) return null;
  if (alerts.length === 1)
    return first.worst === first.value ? null : figureText(first.worst, first.unit, words);
  const worst = measured.reduce((one, other) => {
    const [a, b] = [one.worst ?? 0, other.worst ?? 0];
    return (first.worse === "lower" ? b < a : b > a) ? other : one;
  });
  return figureText(worst.worst, worst.unit, words);
}

/** Of a time that is up by how much it is. */
function figureText(value: number | null, unit: AlertUnit, words: AlertWords): string {
  if (value === null || value >= 0 || (unit !== "days" && unit !== "hours"))
    return figure(value, unit, words);
  return fill(words.messages.alertSection.texts.overBy, { value: figure(-value, unit, words) });
}

/** How they stand together: one state, or how many are in each for readers who may know that. */
export function statesCell(active: readonly ActiveAlert[], context: SectionContext): StatusCell {
  const { messages, showsPeople, format } = context;
  const { state: names, texts } = messages.alertSection;
  const found = EFFECTIVE_STATES.flatMap((state) => {
    const count = active.filter((one) => one.state === state).length;
    return count === 0 ? [] : [{ state, count }];
  });
  const labels = found.map(({ state, count }) =>
    found.length > 1 && showsPeople ? `${names[state]}: ${format.integer(count)}` : names[state],
  );
  const flaps = active.some(({ alert }) => alert.flappingSince !== null) ? [texts.flaps] : [];
  const [first] = found;
  return {
    tone: first === undefined ? "neutral" : STATE_TONE[first.state],
    label: [...labels, ...flaps].join(", "),
  };
}

/** Whoever has them: the roles, and by name to whom they were given where the reader may know that. */
export function ownersText(alerts: readonly Alert[], context: SectionContext): string {
  const ofRole = alerts.map((alert) => (context.showsPeople ? alert : { ...alert, owner: null }));
  const rolesFirst = ofRole.toSorted(
    (one, other) => Number(one.owner !== null) - Number(other.owner !== null),
  );
  const names = rolesFirst.map((alert) => ownerName(alert, context));
  return cleanText([...new Set(names)].join(", "), 120);
}

/** Since when it has been so. */
export function sinceOf(alerts: readonly Alert[]): Date | null {
  const times = alerts.flatMap(({ openedAt }) => (openedAt === null ? [] : [openedAt.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
