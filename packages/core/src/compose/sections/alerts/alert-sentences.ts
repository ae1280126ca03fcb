import type { Spread } from "../../../assess/spread.ts";
import { EFFECTIVE_STATES, type EffectiveState } from "../../../alerts/effective-state.ts";
import { fill } from "../../../locales/fill.ts";
import type { Block } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { spanText } from "../../span-text.ts";

/** How many alerts there are, how many came and went, and how soon people took them. */
export function alertSentences(context: SectionContext): readonly Block[] {
  const { alerts } = context.assessment;
  const { texts } = context.messages.alertSection;
  const { format } = context;
  const lines = [
    alerts.active.length === 0
      ? alerts.unknown.length === 0
        ? texts.healthy
        : texts.notSeen
      : stateLine(context),
    fill(texts.changes, {
      opened: format.people(alerts.opened.length),
      resolved: format.people(alerts.resolved.length),
    }),
    waitLine(texts.acknowledge, alerts.acknowledge, context),
    waitLine(texts.resolve, alerts.resolve, context),
  ];
  return lines.filter((text) => text !== "").map((text) => ({ kind: "paragraph", text }));
}

function stateLine({ assessment, messages, format }: SectionContext): string {
  const counts = new Map<EffectiveState, number>(EFFECTIVE_STATES.map((state) => [state, 0]));
  for (const { state } of assessment.alerts.active) counts.set(state, (counts.get(state) ?? 0) + 1);
  const values = [...counts].map(([state, count]) => [state, format.people(count)]);
  return fill(messages.alertSection.texts.summary, Object.fromEntries(values));
}

/** Nothing where nothing was counted. */
function waitLine(
  template: string,
  { count, median, percentile95 }: Spread,
  context: SectionContext,
): string {
  if (median === null || percentile95 === null) return "";
  return fill(template, {
    median: spanText(median, context),
    percentile: spanText(percentile95, context),
    count: context.format.people(count),
  });
}
