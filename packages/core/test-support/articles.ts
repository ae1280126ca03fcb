import type { Article } from "../src/helpdesk/article.ts";
import { type KnowledgeBase, NO_KNOWLEDGE } from "../src/helpdesk/knowledge-base.ts";

/** An article for every area, platform and reader, but for what is handed in. */
export function article(patch: Partial<Article> = {}): Article {
  const text = { title: "Known error", meaning: "Something is wrong.", action: "Mend it.", language: null };
  return {
    id: "known-error",
    files: ["/kb/known-error.md"],
    codes: ["0x87D1041C"],
    platforms: [],
    area: null,
    owner: "asa",
    reviewed: "2026-11-01",
    url: null,
    texts: { en: text, sv: { ...text, title: "Känt fel" } },
    ...patch,
  };
}

/** A knowledge base of some articles that could all be read. */
export function knowledgeOf(articles: readonly Article[], patch: Partial<KnowledgeBase> = {}): KnowledgeBase {
  return { ...NO_KNOWLEDGE, folder: "/kb", articles, ...patch };
}
