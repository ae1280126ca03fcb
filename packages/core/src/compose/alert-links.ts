import type { Alert } from "../alerts/alert.ts";
import { runbookUrl } from "../alerts/rule-texts.ts";
import { issuePage } from "../feeds/announcements/service-issue.ts";
import { messagePage } from "../feeds/announcements/service-message.ts";
import { fill } from "../locales/fill.ts";
import { BLADES } from "../rounds/blades.ts";
import { cleanText } from "../text/clean-text.ts";
import { type AlertLetterContext, byRule, mattering } from "./alert-letter-input.ts";
import type { Letter } from "./letter.ts";

/** Rules of a message whose page in the admin center is named, and posts of one rule. */
const MOST_LINKS = 6;
const MOST_POSTS = 3;

type Link = Letter["links"][number];

/** What an alert is about where that has a page of its own, else the page of its rule, once; and the organisation's instructions. */
export function alertLinks({ message, entries, words, blades, plan }: AlertLetterContext): readonly Link[] {
  if (message.kind === "recovery") return [];
  const { texts } = words.messages.alerts.letter;
  const rules = [...byRule(mattering(entries))].slice(0, MOST_LINKS);
  const named = (text: string, rule: string): string =>
    rules.length === 1 ? text : `${words.textsOf(rule).name}: ${text}`;
  const pages = rules.flatMap(([rule, of]): readonly Link[] => {
    const posts = of.slice(0, MOST_POSTS).flatMap(({ alert }) => postOf(alert, texts.openPost) ?? []);
    if (posts.length > 0) return posts;
    const blade = blades.get(rule);
    return blade === undefined ? [] : [{ text: named(texts.openBlade, rule), url: BLADES[blade] }];
  });
  const own = rules.flatMap(([rule]) => {
    const url = runbookUrl(rule, plan);
    return url === null ? [] : [{ text: named(texts.runbook, rule), url }];
  });
  return [...pages, ...own].slice(0, 2 * MOST_LINKS);
}

const MESSAGE_KEY = "message-center:";

/** The post of the message center, or of the service's health, that an alert is about; null for anything else. */
function postOf({ entity: { kind, id } }: Alert, text: string): Link | null {
  const isPost = kind === "update" && id.startsWith(MESSAGE_KEY);
  if (!isPost && kind !== "issue") return null;
  const post = isPost ? id.slice(MESSAGE_KEY.length) : id;
  return {
    text: fill(text, { post: cleanText(post, 60) }),
    url: isPost ? messagePage(post) : issuePage(post),
  };
}
