import type { Assessment } from "../assess/assessment.ts";
import { type OverallLevel, unseenSources } from "../assess/overall-state.ts";
import type { Audience, Plan, ReportDefinition } from "../config/plan.ts";
import { OmError } from "../errors.ts";
import { createFormatter } from "../locales/formatter.ts";
import { catalogues } from "../locales/index.ts";
import { composeSection } from "./compose-section.ts";
import type { Document, LocaleId, Tone } from "./document.ts";
import { coverageNotices } from "./notice.ts";
import { SECTION_IDS, type SectionContext, type SectionId } from "./section.ts";
import { stateSentence } from "./state-sentence.ts";

export interface ComposeInput {
  readonly report: ReportDefinition;
  readonly audience: Audience;
  readonly plan: Plan;
  readonly assessment: Assessment;
  readonly tenantName: string;
  readonly locale: LocaleId;
  readonly timeZone: string;
  readonly generatedAt: Date;
}

const TONES: Readonly<Record<OverallLevel, Tone>> = {
  good: "good",
  attention: "attention",
  bad: "bad",
  blind: "unknown",
};

/** Audiences whose work needs names of devices and users. Others get counts. */
const SEES_PEOPLE = new Set(["administrators", "helpdesk"]);

/** Writes one report for one audience in one language. Pure: the same input gives the same document. */
export function composeReport(input: ComposeInput): Document {
  const { report, audience, plan, assessment, locale, timeZone, generatedAt, tenantName } = input;
  const messages = catalogues[locale];
  const format = createFormatter(locale, timeZone);
  const showsPeople = SEES_PEOPLE.has(audience.kind);
  const context: SectionContext = {
    report,
    assessment,
    plan,
    messages,
    format,
    audience: audience.kind,
    showsPeople,
  };
  const { level } = assessment.overall;
  return {
    reportId: report.id,
    title: report.title[locale],
    organisation: plan.organisation.name,
    tenantName,
    audience: audience.name[locale],
    locale,
    timeZone,
    generatedAt,
    dataAt: assessment.snapshot.takenAt,
    period: assessment.period,
    status: {
      tone: TONES[level],
      label: messages.overall[level],
      sentence: stateSentence(context),
    },
    notices: coverageNotices(unseenSources(assessment.snapshot), context),
    sections: report.sections.map((id) => composeSection(sectionId(id), context)),
    labels: messages.labels,
  };
}

function sectionId(id: string): SectionId {
  const found = SECTION_IDS.find((known) => known === id);
  if (found !== undefined) return found;
  throw new OmError(`there is no section called ${JSON.stringify(id)}`, {
    code: "compose.unknown-section",
    hint: `Use one of ${SECTION_IDS.join(", ")} in the report's sections.`,
  });
}
