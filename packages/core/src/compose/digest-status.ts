import { unseenSources } from "../assess/overall-state.ts";
import type { UpdateState } from "../assess/updates.ts";
import { fill } from "../locales/fill.ts";
import { cleanText } from "../text/clean-text.ts";
import { isWrittenFrom } from "./compose-section.ts";
import type { Document } from "./document.ts";
import { audienceUpdates } from "./parts/audience-updates.ts";
import { toldIn } from "./parts/told-in.ts";
import { isNews, unreadEdits } from "./parts/unread-updates.ts";
import type { SectionContext, SectionId } from "./section.ts";

const SOON_DAYS = 30;

/** Whether a report tells of changes and not of how things stand. */
export function isDigest(sections: readonly SectionId[]): boolean {
  return sections.includes("changes-new") && !sections.includes("state") && !sections.includes("kpis");
}

/** A digest in a sentence: how much is new, and the next date to act by. */
export function digestStatus(context: SectionContext): Document["status"] {
  const { messages, format, assessment } = context;
  const { newCount, editCount, texts } = messages.digest;
  const updates = audienceUpdates(context);
  const news = updates.filter((state) => isNews(state, context));
  const next = nextDate(updates);
  const isWhole = !unseenSources(assessment.snapshot).some(({ source }) =>
    isWrittenFrom(source, ["changes-new"]),
  );
  const isPressing = (next?.daysToAct ?? Infinity) <= SOON_DAYS || news.some(isIncident);
  const edited = updates.filter(
    (state) => !isNews(state, context) && unreadEdits(state, context).length > 0,
  ).length;
  const nothing = isWhole ? texts.nothingNewLabel : texts.notAllSeenLabel;
  const counts = [
    ...(news.length > 0 ? [format.plural(news.length, newCount)] : []),
    ...(edited > 0 ? [format.plural(edited, editCount)] : []),
  ];
  return {
    tone: isPressing ? "attention" : isWhole ? "neutral" : "unknown",
    label: counts.length > 0 ? counts.join(", ") : nothing,
    sentence: [
      ...(next === undefined ? (isWhole ? [texts.noDates] : []) : [dateText(next, context)]),
      ...(isWhole ? [] : [texts.notAllSeen]),
    ].join(" "),
  };
}

function nextDate(updates: readonly UpdateState[]): UpdateState | undefined {
  const ahead = updates.filter(
    ({ daysToAct, record }) => daysToAct !== null && daysToAct >= 0 && record.triage.state !== "done",
  );
  return ahead.sort((one, other) => (one.daysToAct ?? 0) - (other.daysToAct ?? 0))[0];
}

function dateText(state: UpdateState, { messages, format }: SectionContext): string {
  const { texts, daysLeft } = messages.digest;
  const { actBy } = state.update;
  return fill(texts.nextDate, {
    date: actBy === null ? "" : format.date(actBy),
    days: format.plural(state.daysToAct ?? 0, daysLeft),
    title: cleanText(toldIn(state, format.locale).title, 160),
  });
}

function isIncident({ update }: UpdateState): boolean {
  return update.kind === "incident";
}
