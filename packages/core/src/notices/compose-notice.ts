import type { Letter } from "../compose/letter.ts";
import type { Plan } from "../config/plan/plan.ts";
import { createFormatter } from "../locales/formatter.ts";
import { LANGUAGES } from "../locales/index.ts";
import { cleanText } from "../text/clean-text.ts";
import { fillLine, fillTemplate } from "./fill-template.ts";
import { helpLines } from "./help.ts";
import type { MatterRecipient } from "./matter.ts";
import type { UserNotice } from "./notice.ts";
import { noticeFacts } from "./notice-facts.ts";
import { guidesFor, type NoticeText, noticeValues, reasonText, titleFor } from "./notice-values.ts";

/** Longest subject, in code points: longer ones are cut by mail programs. */
const MOST_SUBJECT = 150;
const MOST_LINKS = 6;

export interface NoticeWords {
  readonly plan: Plan;
  readonly timeZone: string;
  readonly now: Date;
}

type Reader = Pick<MatterRecipient, "name" | "language" | "devices">;

/** Writes a notice to one person, in their language: in the plan's own words where it has some, else in the product's. */
export function composeNotice(
  { kind, facts }: Pick<UserNotice, "kind" | "facts">,
  { name, language, devices }: Reader,
  { plan, timeZone, now }: NoticeWords,
): Letter {
  const { messages } = LANGUAGES[language];
  const format = createFormatter(language, timeZone);
  const text: NoticeText = { kind, facts, name, devices, plan, messages, format, now };
  const values = noticeValues(text);
  const own = plan.notices.templates.find((template) => template.kind === kind);
  const said =
    own === undefined ? ownWords(text, values) : planWords(own.subject[language], own.body[language], values);
  return {
    locale: language,
    organisation: plan.organisation.name,
    stepsTitle: messages.notices.stepsTitle,
    links: linksOf(text),
    linksTitle: messages.notices.linksTitle,
    help: helpLines(plan, messages, format),
    helpTitle: messages.notices.helpTitle,
    why: fillLine(messages.notices.texts[kind].why, values, 400),
    ...said,
  };
}

type Said = Pick<Letter, "subject" | "title" | "lead" | "paragraphs" | "facts" | "steps">;
type Values = Readonly<Record<string, string>>;

/** What the plan says in place of the product: its text, and nothing that it does not say. */
function planWords(subject: string, body: string, values: Values): Said {
  const line = fillLine(subject, values, MOST_SUBJECT);
  const paragraphs = paragraphsOf(body)
    .map((paragraph) => fillTemplate(paragraph, values))
    .filter((paragraph) => paragraph !== "");
  return { subject: line, title: line, lead: null, paragraphs, facts: [], steps: [] };
}

/** An empty line begins a new paragraph; where a line ends in a file means nothing. */
function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}

function ownWords(text: NoticeText, values: Values): Said {
  const { kind, facts, messages } = text;
  const { notices } = messages;
  const texts = notices.texts[kind];
  const lead = facts.dateAt === null && texts.undated !== null ? texts.undated : texts.lead;
  const greeting = values["name"] === "" ? [] : [notices.greeting];
  const filled = [...greeting, ...texts.paragraphs].map((paragraph) => fillTemplate(paragraph, values));
  return {
    subject: fillLine(texts.subject, values, MOST_SUBJECT),
    title: fillLine(texts.title, values, 200),
    lead: lead === null ? null : { tone: toneOf(text), text: fillLine(lead, values, 400) },
    paragraphs: [...filled, ...furtherParagraphs(text, values)],
    facts: noticeFacts(text, values),
    steps: [...remedies(text), ...texts.steps.map((step) => fillTemplate(step, values))],
  };
}

function furtherParagraphs(text: NoticeText, values: Values): readonly string[] {
  const { kind, facts, devices, messages } = text;
  const { notices } = messages;
  if (kind === "grace-period") return [...new Set(devices.map((device) => reasonText(device, messages)))];
  if (kind === "welcome") return paragraphsOf(values["strategy"] ?? "");
  return [
    ...(titleFor(text) === null ? [] : [fillTemplate(notices.quote, values)]),
    ...(facts.toEverybody ? [notices.toEverybody] : []),
  ];
}

/** What puts the reader's own devices right, before what everybody does. */
function remedies({ kind, devices, messages }: NoticeText): readonly string[] {
  if (kind !== "grace-period") return [];
  const reasons = devices.flatMap(({ reason }) => reason ?? []);
  return [...new Set(reasons)].map((reason) => messages.notices.remedies[reason]);
}

function toneOf({ kind }: NoticeText): NonNullable<Letter["lead"]>["tone"] {
  if (kind === "incident-end") return "good";
  return kind === "grace-period" || kind === "end-of-support" ? "attention" : "neutral";
}

/** Pages of the admin centers: users are shown a refusal there. */
function isForAdministrators(url: string): boolean {
  return /^https?:\/\/(admin|intune|endpoint|entra|security|portal)\.(cloud\.)?(microsoft|azure|office)/i.test(
    url,
  );
}

function linksOf(text: NoticeText): Letter["links"] {
  const { plan, messages, format, kind } = text;
  const title = titleFor(text);
  const source =
    title?.url == null || isForAdministrators(title.url)
      ? []
      : [{ text: messages.notices.quoteLink, url: title.url }];
  const guides = kind === "welcome" ? guidesFor(text) : [];
  const selfHelp = plan.selfHelp.map((link) => ({ text: link.title[format.locale], url: link.url }));
  const links = [...source, ...guides, ...selfHelp].filter(({ url }) => /^https?:\/\//i.test(url));
  const once = new Map(links.map((link) => [link.url, { ...link, text: cleanText(link.text, 200) }]));
  return [...once.values()].slice(0, MOST_LINKS);
}
