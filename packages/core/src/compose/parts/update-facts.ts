import { fill } from "../../locales/fill.ts";
import type { UpdateState } from "../../assess/updates.ts";
import type { AudienceKind } from "../../config/plan/plan.ts";
import { isOverdue } from "../../updates/triage.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { StatusCell } from "../document.ts";
import { ownerName } from "../plan-words.ts";
import type { SectionContext } from "../section.ts";
import { known } from "../words.ts";
import { plainPlatforms, platformsText } from "./platform-names.ts";

const SOON_DAYS = 30;
const MOST_APPS = 3;

type Facts = (state: UpdateState, context: SectionContext) => readonly string[];

const FACTS: Readonly<Record<AudienceKind, Facts>> = {
  administrators: (state, context) => [
    ...what(state, context),
    ...reach(state, context),
    ...progress(state, context),
  ],
  helpdesk: (state, context) => [
    ...what(state, context),
    ...reach(state, context),
    ...callers(state, context),
  ],
  stakeholders: (state, context) => [
    ...what(state, context),
    ...reach(state, context),
    owner(state, context),
  ],
  users: plain,
  newcomers: plain,
};

/** What an update means to an audience, in the reader's language. Counts of devices and people, never names. */
export function updateFacts(state: UpdateState, context: SectionContext): readonly string[] {
  return FACTS[context.audience](state, context);
}

/** The date to act by with the days left, or what kind of update it is. */
export function updateStatus({ update, daysToAct }: UpdateState, context: SectionContext): StatusCell {
  const { messages, format } = context;
  const { kind, texts, daysLeft } = messages.digest;
  if (update.actBy === null || daysToAct === null) {
    return { tone: update.kind === "incident" ? "bad" : "neutral", label: kind[update.kind] };
  }
  const date = format.date(update.actBy);
  if (daysToAct < 0) return { tone: "bad", label: fill(messages.texts.actByPassed, { date }) };
  const tone = daysToAct <= SOON_DAYS ? "attention" : "neutral";
  if (daysToAct === 0) return { tone, label: fill(texts.dueToday, { date }) };
  return { tone, label: fill(texts.dueIn, { date, days: format.plural(daysToAct, daysLeft) }) };
}

/** Who has an update, by name; a word for nobody. */
export function updateOwner({ record }: UpdateState, { plan, format, messages }: SectionContext): string {
  const { owner: id } = record.triage;
  return id === null ? messages.digest.texts.noOwner : cleanText(ownerName(id, plan, format.locale), 80);
}

function what({ update }: UpdateState, context: SectionContext): readonly string[] {
  const { kind, texts } = context.messages.digest;
  return [
    // Without a date the kind stands in front already.
    ...(update.actBy === null ? [] : [kind[update.kind]]),
    ...(update.stage === "inDevelopment" ? [texts.inDevelopment] : []),
    ...(update.platforms.length > 1 ? [platformsText(update.platforms, context)] : []),
  ];
}

function reach({ touched, update }: UpdateState, { messages, format }: SectionContext): readonly string[] {
  const { devices, users, texts } = messages.digest;
  const apps = touched.appNames.slice(0, MOST_APPS).map((name) => cleanText(name, 60));
  const unknown = update.platforms.length === 0 ? texts.noPlatform : texts.devicesUnknown;
  return [
    touched.devices === null ? unknown : format.pluralPeople(touched.devices, devices),
    ...(touched.users === null || touched.users === 0 ? [] : [format.pluralPeople(touched.users, users)]),
    ...(apps.length === 0 ? [] : [fill(texts.apps, { apps: format.list(apps) })]),
  ];
}

function owner(state: UpdateState, context: SectionContext): string {
  const name = updateOwner(state, context);
  return state.record.triage.owner === null
    ? name
    : fill(context.messages.digest.texts.ownedBy, { owner: name });
}

function progress(state: UpdateState, context: SectionContext): readonly string[] {
  const { messages, format, assessment } = context;
  const { texts, triage: words } = messages.digest;
  const { triage } = state.record;
  if (triage.state !== "new" || triage.due === null) {
    return [owner(state, context), fill(texts.stateIs, { state: known(words, triage.state) })];
  }
  const isLate = isOverdue(triage, assessment.snapshot.takenAt);
  const date = format.date(triage.due);
  return [owner(state, context), fill(isLate ? texts.assessLate : texts.assessBy, { date })];
}

function callers({ update }: UpdateState, { messages }: SectionContext): readonly string[] {
  const { usersSee, usersAsk } = messages.digest.texts;
  return [update.audiences.includes("user") ? usersSee : usersAsk];
}

function plain({ update, touched }: UpdateState, context: SectionContext): readonly string[] {
  const { digest } = context.messages;
  const platforms = plainPlatforms(touched.platforms, context);
  const applies = touched.platforms.length === 0 ? [] : [fill(digest.texts.appliesTo, { platforms })];
  return [digest.plain[update.kind], ...applies];
}
