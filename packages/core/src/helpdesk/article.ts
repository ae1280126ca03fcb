import type { LocaleId } from "../locales/index.ts";
import type { Platform } from "../updates/update.ts";

/** Parts of the product in which codes are met, as the shipped table and articles name them. */
export const CODE_AREAS = [
  "enrollment",
  "app-install",
  "compliance",
  "certificate",
  "defender",
  "update",
] as const;
export type CodeArea = (typeof CODE_AREAS)[number];

/** What the organisation itself knows about some error codes, for its help desk. */
export interface Article {
  /** Path in the knowledge base without language and ending, for example `apps/vpn-client`. */
  readonly id: string;
  /** The files that it is written in, absolute. */
  readonly files: readonly string[];
  /** At least one; hex as the shipped table writes it, anything else as it was written. */
  readonly codes: readonly string[];
  /** Where it applies; empty for every platform. */
  readonly platforms: readonly Platform[];
  /** Null for every area. */
  readonly area: CodeArea | null;
  /** Id of a person or a role. */
  readonly owner: string;
  /** When somebody last made sure that it is right, `YYYY-MM-DD`. */
  readonly reviewed: string;
  /** Where readers find all of it; null when it stands nowhere else. */
  readonly url: string | null;
  readonly texts: Readonly<Record<LocaleId, ArticleText>>;
}

export interface ArticleText {
  readonly title: string;
  /** What the error means, in plain text. */
  readonly meaning: string;
  /** What to do first, in plain text. */
  readonly action: string;
  /** Of meaning and action; null when the article does not say, so that it is for every reader. */
  readonly language: LocaleId | null;
}
