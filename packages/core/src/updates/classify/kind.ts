import type { UpdateKind } from "../update.ts";
import {
  CHANGED_TITLES,
  INVITATIONS,
  NEW_TITLES,
  NOT_RETIREMENT,
  RELEASE_TITLES,
  TEXT_WORDS,
  TITLE_WORDS,
} from "./kind-words.ts";
import { phraseBook } from "./phrases.ts";
import { namesVersion } from "./versions.ts";

/** What a notice says that tells its kind. */
export interface KindTold {
  /** What the form of the source leaves no doubt of. */
  readonly kind?: UpdateKind;
  /** The message center's category, or a heading. */
  readonly category: string | null;
  /** The date to act by that the source states as such. */
  readonly actBy: Date | null;
  readonly tags: readonly string[];
  readonly title: string;
  readonly summary: string;
}

/** Tags of the message center. */
export const KIND_BY_TAG: Readonly<Record<string, UpdateKind>> = {
  retirement: "retirement",
  "new feature": "new",
  "feature update": "changed",
};
/** Categories and headings by which a notice is a change, whatever changes: they say less than a tag does. */
export const CHANGE_CATEGORIES: readonly string[] = [
  "planforchange",
  "preventorfixissue",
  "company portal updates",
  "uppdateringar av företagsportalen",
];

/** `iOS 17.6.1 and iPadOS 17.6.1`, `macOS Tahoe 26.3.2`, `iOS 15.3 beta (19D5026g)` and nothing else. */
const APPLE_RELEASE =
  /^(?:(?:ios|ipados|macos|watchos|tvos|visionos)(?: [a-z]{3,12}){0,2} \d[\d.]{0,9}(?: (?:beta|rc|release candidate)(?: \d{1,2})?)?(?: \([^()]{1,20}\))?(?: and |, |$)){1,5}$/i;
const WINDOWS_RELEASE = /^windows 1\d,? (?:version )?\d\dh[12],? (?:os )?build \d/i;

/** How much of a text tells what it is; what comes later is detail. In UTF-16 units. */
const START = 1_000;
/** Changes are told in the first sentences: further down, many a text tells how things were before. */
const OPENING = 400;

const inTitle = TITLE_WORDS.map(({ kind, words }) => ({ kind, book: phraseBook(words) }));
const inText = TEXT_WORDS.map(({ kind, words }) => ({ kind, book: phraseBook(words) }));
const releases = phraseBook(RELEASE_TITLES);
const changes = phraseBook(CHANGED_TITLES);
const invitations = phraseBook(INVITATIONS);
const offers = phraseBook(NEW_TITLES);
/** The support of a version that goes is its end of support, as in `Support for iOS 8.0 is retired`. */
const supports = phraseBook(["support", "stöd", "stödet", "supporten"]);
const notRetirement = phraseBook(NOT_RETIREMENT);

/**
 * What a notice is: as its source leaves no doubt, else by its title, the source's tags and category, its text; `new`
 * when none of them tells.
 */
export function kindOf({ kind, category, actBy, tags, title, summary }: KindTold): UpdateKind {
  if (kind !== undefined) return kind;
  const name = title.slice(0, 400).trim();
  if (APPLE_RELEASE.test(name) || WINDOWS_RELEASE.test(name) || releases.isIn(name)) return "osRelease";
  const titled = inTitle.find(
    (one) => one.book.isIn(name) && !(one.kind === "retirement" && notRetirement.isIn(name)),
  );
  if (titled?.kind === "retirement" && supports.isIn(name) && namesVersion(name)) return "endOfSupport";
  if (titled !== undefined) return titled.kind;
  const tagged = tags.slice(0, 50).map((tag) => KIND_BY_TAG[tag.toLowerCase()]);
  if (tagged.includes("retirement")) return "retirement";
  const texted = inText.find((one) =>
    one.book.isIn(summary.slice(0, one.kind === "changed" ? OPENING : START)),
  )?.kind;
  if (texted !== undefined && texted !== "changed") return texted;
  if (actBy !== null) return "actionRequired";
  if (tagged.includes("new")) return "new";
  if (tagged.includes("changed")) return offers.isIn(name) && !changes.isIn(name) ? "new" : "changed";
  if (CHANGE_CATEGORIES.includes((category ?? "").toLowerCase())) return "changed";
  if (invitations.isIn(name)) return "new";
  if (changes.isIn(name)) return "changed";
  return texted === "changed" && !offers.isIn(name) ? "changed" : "new";
}
