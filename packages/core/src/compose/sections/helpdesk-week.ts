import { daysBetween } from "../../assess/days.ts";
import type { UpdateState } from "../../assess/updates.ts";
import { fill } from "../../locales/fill.ts";
import { cleanLines, cleanText } from "../../text/clean-text.ts";
import { devicePlatform } from "../../updates/device-platform.ts";
import { helpdeskPeople } from "../../updates/update-owner.ts";
import { PLATFORMS } from "../../updates/update.ts";
import type { Block, NewsItem, StatusCell } from "../document.ts";
import { AHEAD_DAYS, comingThisWeek, meetingDay, noticedUpdates } from "../parts/coming-week.ts";
import { firstSentences } from "../parts/first-sentences.ts";
import { newsByPlatform } from "../parts/news-by-platform.ts";
import { plannedMaintenance } from "../parts/planned-maintenance.ts";
import { platformsText } from "../parts/platform-names.ts";
import { toldIn } from "../parts/told-in.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";

const MOST_LATER = 3;
/** Of the source's own words, in code points. */
const QUOTE_LIMIT = 240;

/** Work that the organisation has planned, and what comes within a week that users will notice, by platform: what, when, what they see, and what to answer. */
export const helpdeskWeek: SectionComposer = {
  id: "helpdesk-week",
  parts: [
    { sources: [], compose: plannedMaintenance },
    { sources: ["service-messages", EVERY_FEED], needs: "none", compose },
  ],
};

function compose(context: SectionContext, whole: boolean): readonly Block[] {
  const { messages, format } = context;
  const { comingCount, texts } = messages.helpdesk;
  const announced = noticedUpdates(context);
  const coming = comingThisWeek(context);
  if (coming.length === 0) {
    const nothing = whole ? [{ kind: "paragraph", text: texts.nothingComing } as const] : [];
    return [...nothing, ...laterBlocks(announced, context)];
  }
  return [
    { kind: "paragraph", text: format.plural(coming.length, comingCount) },
    ...newsByPlatform(coming, context, (state) => newsItem(state, context)),
    ...(whole ? quietPlatforms(coming, context) : []),
    ...laterBlocks(announced, context),
  ];
}

/** The next changes with a date after the week, so that nobody is taken by surprise by them. */
function laterBlocks(
  announced: readonly UpdateState[],
  { messages, format }: SectionContext,
): readonly Block[] {
  const { texts, inDays } = messages.helpdesk;
  const items = announced
    .filter(({ daysToAct }) => daysToAct !== null && daysToAct > AHEAD_DAYS)
    .sort((one, other) => (one.daysToAct ?? 0) - (other.daysToAct ?? 0))
    .slice(0, MOST_LATER)
    .map((state) => {
      const { title, url } = toldIn(state, format.locale);
      const date = state.update.actBy === null ? "" : format.date(state.update.actBy);
      const days = format.plural(state.daysToAct ?? 0, inDays);
      const link = url === null ? {} : { url };
      return { text: cleanText(title, 200), detail: fill(texts.onDay, { date, days }), ...link };
    });
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: texts.later, muted: true },
    { kind: "list", items },
  ];
}

function newsItem(state: UpdateState, context: SectionContext): NewsItem {
  const { sees, answer, texts } = context.messages.helpdesk;
  const { title, url, summary, language } = toldIn(state, context.format.locale);
  const { kind } = state.update;
  return {
    title: cleanText(title, 200),
    url,
    status: statusOf(state, context),
    facts: [
      fill(texts.usersSee, { text: sees[kind] }),
      fill(texts.answerIs, { text: answer[kind] }),
      ...reach(state, context),
      ...acknowledged(state, context),
    ],
    quote: firstSentences(cleanLines(summary).replace(/\n{2,}/g, "\n"), QUOTE_LIMIT, language),
    language,
    source: context.messages.digest.kind[kind],
  };
}

function statusOf(state: UpdateState, context: SectionContext): StatusCell {
  const { format, messages, assessment } = context;
  const { texts, inDays } = messages.helpdesk;
  const day = meetingDay(state, context) ?? assessment.snapshot.takenAt;
  const left = Math.ceil(daysBetween(assessment.snapshot.takenAt, day));
  const date = format.date(day);
  if (left < 0 || day < assessment.snapshot.takenAt)
    return { tone: "neutral", label: fill(texts.outSince, { date }) };
  if (left === 0) return { tone: "attention", label: fill(texts.today, { date }) };
  return { tone: "attention", label: fill(texts.onDay, { date, days: format.plural(left, inDays) }) };
}

function reach({ touched }: UpdateState, { messages, format }: SectionContext): readonly string[] {
  return touched.devices === null ? [] : [format.pluralPeople(touched.devices, messages.digest.devices)];
}

/** How many of the help desk have read it: the brief is sent so that all do before the users. */
function acknowledged(
  { record }: UpdateState,
  { plan, messages, format }: SectionContext,
): readonly string[] {
  const people = helpdeskPeople(plan);
  if (people.length === 0) return [];
  const read = record.triage.acknowledgements.filter(({ person }) => people.includes(person)).length;
  const values = { read: format.integer(read), people: format.integer(people.length) };
  return [fill(messages.helpdesk.texts.acknowledged, values)];
}

/** Platforms in use for which nothing comes; said only where the devices are known. */
function quietPlatforms(coming: readonly UpdateState[], context: SectionContext): readonly Block[] {
  const { coverage, lists } = context.assessment.snapshot;
  if (!coverage.some(({ source, status }) => source === "devices" && status === "complete")) return [];
  const used = new Set((lists.devices ?? []).map((device) => devicePlatform(device)));
  const told = new Set(coming.flatMap(({ touched }) => touched.platforms));
  if (coming.some(({ touched }) => touched.platforms.length === 0)) return [];
  const quiet = PLATFORMS.filter((platform) => used.has(platform) && !told.has(platform));
  if (quiet.length === 0) return [];
  const text = fill(context.messages.helpdesk.texts.noneFor, { platforms: platformsText(quiet, context) });
  return [{ kind: "paragraph", text, muted: true }];
}
