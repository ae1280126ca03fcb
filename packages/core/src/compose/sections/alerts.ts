import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { alertSentences } from "./alerts/alert-sentences.ts";
import { alertNews } from "./alerts/alert-news.ts";
import { disturbing, noisyRules } from "./alerts/noisy-rules.ts";
import { openAlerts } from "./alerts/open-alerts.ts";
import { ruleCounts } from "./alerts/rule-counts.ts";
import { silencedAlerts } from "./alerts/silenced-alerts.ts";
import { unknownRules } from "./alerts/unknown-rules.ts";

/**
 * Alerts as they stand, and what became of them in the period: one by one for those who may see names, and by rule, in
 * short, for others. Written from what is remembered; what could not be read is among the unknown ones.
 */
export const alerts: SectionComposer = {
  id: "alerts",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, messages, showsPeople } = context;
  const { watched, unknown, suppressions } = assessment.alerts;
  if (!watched) return [{ kind: "paragraph", text: messages.alertSection.texts.notWatched, muted: true }];
  const unseen = unknown.length === 0 ? [] : [unknownRules(context)];
  if (!showsPeople) return [...alertSentences(context), ruleCounts(context), ...unseen];
  return [
    ...alertSentences(context),
    openAlerts(context),
    ...unseen,
    alertNews(context),
    ...(disturbing(assessment.alerts).length === 0 ? [] : [noisyRules(context)]),
    ...(suppressions.length === 0 ? [] : [silencedAlerts(context)]),
  ];
}
