import { issueSince } from "../../assess/issue-since.ts";
import type { ServiceIssue } from "../../collect/rows/service.ts";
import { fill } from "../../locales/fill.ts";
import { cleanLines, cleanText } from "../../text/clean-text.ts";
import type { Block, LocaleId, NewsItem } from "../document.ts";
import { firstSentences } from "../parts/first-sentences.ts";
import { workaroundIn } from "../parts/workaround.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { issueCell, known } from "../words.ts";

/** Of the provider's newest post, in code points. */
const QUOTE_LIMIT = 400;

/** What is broken now: what users notice of each open incident, and what they can do until it is mended. */
export const openIncidents: SectionComposer = {
  id: "open-incidents",
  parts: [{ sources: ["service-issues"], compose }],
};

function compose(context: SectionContext, whole: boolean): readonly Block[] {
  const { assessment, messages, format } = context;
  const { openCount, texts } = messages.helpdesk;
  const open = (assessment.snapshot.lists.serviceIssues ?? [])
    .filter(({ resolved }) => !resolved)
    .sort(incidentsFirst);
  if (open.length === 0) return whole ? [{ kind: "callout", tone: "good", title: texts.noneOpen }] : [];
  const count = format.plural(open.length, openCount);
  return [{ kind: "news", title: count, items: open.map((issue) => newsItem(issue, context)) }];
}

function newsItem(issue: ServiceIssue, context: SectionContext): NewsItem {
  const { assessment, messages, format } = context;
  const { texts } = messages.helpdesk;
  const since = issueSince(issue);
  const state = assessment.updates.find(({ record }) => record.key === `service-health:${issue.id}`);
  const impact = cleanText(issue.impact, 400);
  return {
    title: cleanText(issue.title, 200),
    url: state?.update.url ?? null,
    status: issueCell(issue, messages),
    facts: [
      known(messages.issueClass, issue.classification.toLowerCase()),
      ...(since === null ? [] : [fill(texts.since, { at: format.dateTime(since) })]),
      ...(impact === "" ? [] : [fill(touchesUsers(impact) ? texts.impact : texts.effect, { text: impact })]),
      workaroundText(issue, context),
    ],
    quote: firstSentences(
      cleanLines(issue.latestPost).replace(/\n{2,}/g, "\n"),
      QUOTE_LIMIT,
      languageOf(state),
    ),
    language: languageOf(state),
    source: sourceText(issue, context),
  };
}

/** What only administrators notice is no matter that users call about. */
function touchesUsers(impact: string): boolean {
  return /\b(?:users?|devices?|people|användar\w*|enhet\w*)\b/i.test(impact);
}

function workaroundText({ impact, latestPost }: ServiceIssue, { messages }: SectionContext): string {
  const { texts } = messages.helpdesk;
  const found = workaroundIn(`${latestPost}\n${impact}`);
  if (found.kind === "told") return fill(texts.workaround, { text: cleanText(found.text, 400) });
  return found.kind === "none" ? texts.saysNoWorkaround : texts.noWorkaround;
}

function sourceText({ id, updatedAt }: ServiceIssue, { messages, format }: SectionContext): string {
  const number = cleanText(id, 40);
  return updatedAt === null
    ? number
    : fill(messages.helpdesk.texts.postAt, { id: number, at: format.dateTime(updatedAt) });
}

function languageOf(
  state: { readonly update: { readonly language: LocaleId | null } } | undefined,
): LocaleId | null {
  return state?.update.language ?? null;
}

function incidentsFirst(one: ServiceIssue, other: ServiceIssue): number {
  const rank = ({ classification }: ServiceIssue): number =>
    classification.toLowerCase() === "incident" ? 0 : 1;
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  return (issueSince(other)?.getTime() ?? 0) - (issueSince(one)?.getTime() ?? 0);
}
