import { kpiDefinitions } from "../../assess/kpis/index.ts";
import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import type { Plan } from "../../config/plan/plan.ts";
import { fill } from "../../locales/fill.ts";
import { createFormatter } from "../../locales/formatter.ts";
import { catalogues } from "../../locales/index.ts";
import type { Document, LocaleId } from "../document.ts";
import { HANDBOOK_SECTION_IDS, type HandbookContext, type PlanHistory } from "./handbook-section.ts";
import { handbookSections } from "./index.ts";
import { approvalText } from "./versions.ts";

export interface HandbookInput {
  readonly plan: Plan;
  readonly history: PlanHistory;
  readonly locale: LocaleId;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  readonly now: Date;
}

/** Writes the O&M handbook: who does what, when and how, from the plan alone. Pure. */
export function composeHandbook({ plan, history, locale, timeZone, now }: HandbookInput): Document {
  const messages = catalogues[locale];
  const calendar = createOrganisationCalendar(plan.organisation.calendar, timeZone);
  const format = createFormatter(locale, timeZone);
  const today = calendar.dayOf(now);
  const context: HandbookContext = { plan, history, messages, format, calendar, today, kpis: kpiDefinitions };
  const { title, audience, section } = messages.plan.handbook;
  return {
    reportId: "om-handbook",
    title,
    organisation: plan.organisation.name,
    tenantName: plan.organisation.name,
    audience,
    locale,
    timeZone,
    generatedAt: now,
    dataAt: now,
    period: { from: now, to: now },
    facts: [
      { label: messages.labels.audience, value: audience },
      { label: messages.plan.handbook.texts.materialVersion, value: versionText(context) },
      { label: messages.labels.generated, value: format.dateTime(now) },
    ],
    status: statusOf(context),
    notices: [],
    sections: HANDBOOK_SECTION_IDS.map((id) => ({
      id,
      title: section[id].title,
      intro: section[id].intro,
      blocks: handbookSections[id].compose(context),
    })),
    labels: messages.labels,
  };
}

function versionText({ history, messages, format }: HandbookContext): string {
  const { texts } = messages.plan.handbook;
  if (history.version === null) return texts.notAvailable;
  return format.integer(history.version);
}

function statusOf(context: HandbookContext): Document["status"] {
  const { history, messages, format } = context;
  const { texts } = messages.plan.handbook;
  const sentence = approvalText(context);
  if (history.approval === null) return { tone: "neutral", label: texts.notApprovedLabel, sentence };
  if (history.changedSince > 0) return { tone: "attention", label: texts.changedLabel, sentence };
  const version = fill(texts.version, { version: format.integer(history.approval.version) });
  return { tone: "good", label: `${texts.approvedLabel}: ${version}`, sentence };
}
