import type { AlertWords } from "../alert-words.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { alertNews } from "./alerts/alert-news.ts";
import { alertSentences } from "./alerts/alert-sentences.ts";
import { leavesNamesOut } from "./alerts/cause-text.ts";
import { disturbing, noisyRules } from "./alerts/noisy-rules.ts";
import { openAlerts } from "./alerts/open-alerts.ts";
import { causesOf, openCauses } from "./alerts/open-causes.ts";
import { periodCauses } from "./alerts/period-causes.ts";
import { sectionWords } from "./alerts/section-words.ts";
import { silencedAlerts } from "./alerts/silenced-alerts.ts";
import { unknownRules } from "./alerts/unknown-rules.ts";

/**
 * Alerts as they stand, and what became of them in the period, by their causes; a workbook has them one by one besides, for
 * those who may see names. Written from what is remembered; what could not be read is among the unknown ones.
 */
export const alerts: SectionComposer = {
  id: "alerts",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, messages, showsPeople } = context;
  const { watched, unknown, suppressions } = assessment.alerts;
  if (!watched) return [{ kind: "paragraph", text: messages.alertSection.texts.notWatched, muted: true }];
  const words = sectionWords(context);
  const causes = [
    ...alertSentences(context),
    openCauses(words, context),
    ...whereTheRestIs(words, context),
    ...(unknown.length === 0 ? [] : [unknownRules(context)]),
    ...periodCauses(words, context),
  ];
  if (!showsPeople) return causes;
  return [
    ...causes,
    openAlerts(words, context),
    alertNews(words, context),
    ...(disturbing(assessment.alerts).length === 0 ? [] : [noisyRules(context)]),
    ...(suppressions.length === 0 ? [] : [silencedAlerts(context)]),
  ];
}

/** Where to look for each alert that is not named, for those who may know. */
function whereTheRestIs(words: AlertWords, context: SectionContext): readonly Block[] {
  const { assessment, report, audience, showsPeople } = context;
  const { texts } = words.messages.alertSection;
  const isCut = causesOf(assessment.alerts.active, context).some((cause) =>
    leavesNamesOut(
      cause.map(({ alert }) => alert),
      words,
      context,
    ),
  );
  if (!showsPeople || !isCut) return [];
  if (report.formats.includes("xlsx")) return [{ kind: "paragraph", text: texts.inWorkbook, muted: true }];
  return audience === "administrators" ? [{ kind: "paragraph", text: texts.byCommand, muted: true }] : [];
}
