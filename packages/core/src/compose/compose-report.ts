import type { Assessment } from "../assess/assessment.ts";
import { type OverallLevel, unseenSources } from "../assess/overall-state.ts";
import type { Audience, Plan, ReportDefinition } from "../config/plan/plan.ts";
import { OmError } from "../errors.ts";
import { createFormatter } from "../locales/formatter.ts";
import { catalogues } from "../locales/index.ts";
import { briefStatus, isBrief } from "./brief-status.ts";
import { composeSection, isWrittenFrom } from "./compose-section.ts";
import { digestStatus, isDigest } from "./digest-status.ts";
import type { Document, LocaleId, Notice, Tone } from "./document.ts";
import { coverageNotices } from "./notice.ts";
import { hideSmallCounts } from "./privacy/hide-small-counts.ts";
import { SECTION_IDS, type SectionContext, type SectionId } from "./section.ts";
import { stateSentence } from "./state-sentence.ts";

export interface ComposeInput {
  readonly report: ReportDefinition;
  readonly audience: Audience;
  readonly plan: Plan;
  readonly assessment: Assessment;
  readonly tenantName: string;
  /** Whether the organisation has several tenants, so that a report must say whose it is. */
  readonly severalTenants?: boolean;
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
  const showsPeople = SEES_PEOPLE.has(audience.kind);
  const format = createFormatter(locale, timeZone, { hidesSmall: !showsPeople });
  const context: SectionContext = {
    report,
    assessment,
    plan,
    tenantName,
    messages,
    format,
    audience: audience.kind,
    platforms: audience.platforms,
    showsPeople,
  };
  const sections = report.sections.map(sectionId);
  const written = sections.map((id) => composeSection(id, context));
  return {
    reportId: report.id,
    title: input.severalTenants === true ? `${report.title[locale]} – ${tenantName}` : report.title[locale],
    organisation: plan.organisation.name,
    tenantName,
    audience: audience.name[locale],
    locale,
    timeZone,
    generatedAt,
    dataAt: assessment.snapshot.takenAt,
    period: assessment.period,
    status: statusOf(sections, context),
    notices: noticesOf(sections, context),
    sections: showsPeople ? written : hideSmallCounts(written, context),
    labels: messages.labels,
  };
}

function statusOf(sections: readonly SectionId[], context: SectionContext): Document["status"] {
  if (isDigest(sections)) return digestStatus(context);
  return isBrief(sections, context) ? briefStatus(context) : overallStatus(context);
}

function overallStatus(context: SectionContext): Document["status"] {
  const { level } = context.assessment.overall;
  return {
    tone: TONES[level],
    label: context.messages.overall[level],
    sentence: stateSentence(context),
  };
}

/** Users hear of what their own report is written from, and not of what an administrator would have to grant. */
function noticesOf(sections: readonly SectionId[], context: SectionContext): readonly Notice[] {
  const unseen = unseenSources(context.assessment.snapshot);
  if (context.audience !== "users" && context.audience !== "newcomers")
    return coverageNotices(unseen, context);
  const own = unseen.filter(({ source }) => isWrittenFrom(source, sections));
  return coverageNotices(own, context).map(({ tone, title, text }) => ({ tone, title, text }));
}

function sectionId(id: string): SectionId {
  const found = SECTION_IDS.find((known) => known === id);
  if (found !== undefined) return found;
  throw new OmError(`there is no section called ${JSON.stringify(id)}`, {
    code: "compose.unknown-section",
    hint: `Use one of ${SECTION_IDS.join(", ")} in the report's sections.`,
  });
}
