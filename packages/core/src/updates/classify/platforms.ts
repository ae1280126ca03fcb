import { platformsIn } from "../../feeds/platform-terms.ts";
import { type Platform, PLATFORMS } from "../update.ts";
import { phraseBook } from "./phrases.ts";

/** What a notice says of where it applies. */
export interface PlatformsTold {
  /** What the source itself says, by its headings or a place of its own for it. */
  readonly platforms: readonly Platform[];
  readonly tags: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
}

const TWINS = phraseBook(["iOS/iPadOS", "iPadOS/iOS", "iOS and iPadOS", "iOS och iPadOS"]);
/** Tags that are looked at. */
const MOST_TAGS = 50;

/**
 * The platforms of a notice: as its source says, else by its tags, its title, its text, its address. Empty when none is
 * told. What is said of iOS is said of iPadOS too where the text names them in one breath.
 */
export function platformsOf(told: PlatformsTold): readonly Platform[] {
  const named = namedIn(told);
  if (named.includes("ios") === named.includes("ipados") || !TWINS.isIn(told.summary)) return named;
  return PLATFORMS.filter(
    (platform) => named.includes(platform) || platform === "ios" || platform === "ipados",
  );
}

function namedIn({ platforms, tags, title, summary, url }: PlatformsTold): readonly Platform[] {
  if (platforms.length > 0) return platforms;
  for (const text of [tags.slice(0, MOST_TAGS).join("\n"), title, summary, pathOf(url)]) {
    const named = platformsIn(text);
    if (named.length > 0) return named;
  }
  return [];
}

/** The words of an address behind its host, which says who publishes it and nothing more. */
function pathOf(url: string | null): string {
  const path = url === null ? "" : (URL.parse(url)?.pathname ?? "");
  return path.slice(0, 500).replaceAll(/[^a-z\d]+/gi, " ");
}
