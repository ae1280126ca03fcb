import { platformsIn } from "../platform-terms.ts";
import type { Platform } from "../../updates/update.ts";
import { PLATFORMS } from "../../updates/update.ts";
import type { PageLine } from "./page.ts";

const LABEL = /(?:^|[\s.])(?:applies to|gäller(?: även)? för)(?: the following)?\s{0,3}(:|$)/iu;
const SENTENCE = /^(?:this (?:feature|setting|update|change|policy) )?(?:applies to|gäller för)\b/iu;
/** Parts that each such line has, in any case that people write. */
const HINTS: readonly string[] = ["pplies to", "pplies To", "PPLIES TO", "äller", "ÄLLER"];
/** Longest line that counts as the single value below a label, in UTF-16 units. */
const VALUE_LIMIT = 160;

/** What the lines of a notice say about where it applies. */
export interface Applies {
  /** Empty when the notice has no such place. */
  readonly platforms: readonly Platform[];
  /** The other lines. */
  readonly rest: readonly PageLine[];
}

/**
 * Finds "Applies to" (or "Gäller för") in each of its forms: on one line, as a list below it, as a line
 * below it, inside a checklist block, and as the end of a sentence.
 */
export function readApplies(lines: readonly PageLine[]): Applies {
  const found = new Set<Platform>();
  const rest: PageLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const value = valueOf(line.text);
    if (value === null) {
      rest.push(line);
      continue;
    }
    const below = value === "" ? valuesBelow(lines, at + 1) : [];
    const platforms = [value, ...below].flatMap(platformsIn);
    if (platforms.length === 0) {
      rest.push(line);
      continue;
    }
    for (const platform of platforms) found.add(platform);
    at += below.length;
  }
  return { platforms: PLATFORMS.filter((platform) => found.has(platform)), rest };
}

/** What follows the label on its own line, or null when the line has no label. */
function valueOf(text: string): string | null {
  // Nearly all lines hold neither, and need no pattern.
  if (!HINTS.some((hint) => text.includes(hint))) return null;
  const plain = text.slice(0, 2_000).replace(/\*/g, "").trim();
  const label = LABEL.exec(plain);
  if (label !== null) return plain.slice(label.index + label[0].length).trim();
  return SENTENCE.test(plain) ? plain : null;
}

function valuesBelow(lines: readonly PageLine[], from: number): readonly string[] {
  const end = lines.findIndex((line, index) => index >= from && !line.list);
  const listed = lines.slice(from, end < 0 ? lines.length : end);
  if (listed.length > 0) return listed.map((line) => line.text);
  const next = lines[from];
  return next !== undefined && next.text.length <= VALUE_LIMIT && valueOf(next.text) === null
    ? [next.text]
    : [];
}
