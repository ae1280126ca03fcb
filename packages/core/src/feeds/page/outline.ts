import { cleanText } from "../../text/clean-text.ts";
import type { HeadingDate } from "./heading-date.ts";
import type { HeadingRole, PageFacts, Place } from "./heading-role.ts";
import { dateOf, pageFacts, roleOf } from "./heading-role.ts";
import type { PageBlock, PageHeading, PageLine } from "./page.ts";
import type { SectionRole } from "./section-names.ts";
import { sectionRole } from "./section-names.ts";

/** Longest title, in code points. */
const TITLE_LIMIT = 300;

/** One notice of a page: its heading, where it stands, and the lines below it. */
export interface OutlineItem {
  readonly title: string;
  readonly anchor: string;
  readonly slug: string;
  readonly ids: readonly string[];
  readonly date: HeadingDate | null;
  readonly category: string | null;
  /** What the section is for that it stands in, when the section's name tells. */
  readonly section: SectionRole | null;
  readonly lines: readonly PageLine[];
}

export interface Outline {
  readonly items: readonly OutlineItem[];
  /** Headings of sections with notices that should have had a date and do not. */
  readonly undated: readonly string[];
}

interface Draft extends Omit<OutlineItem, "lines"> {
  readonly level: number;
  readonly lines: PageLine[];
}

/** Lines kept below one heading; a notice is shorter, and what is longer is not read to its end. */
const LINES_LIMIT = 400;
/** Before the first section there is nothing but the introduction. */
const START: Place = { date: null, periodic: false, base: 0, role: "end", category: null, itemLevel: 0 };

/**
 * Finds the notices among the headings of a page. The layouts differ by year: weeks or months at h2 (or h3
 * below a year) with categories at h3 and notices at h4; the same with notices at h3; pages without dates
 * with categories at h2 and notices at h3; and list items with a bold beginning.
 */
export function outlineOf(blocks: readonly PageBlock[]): Outline {
  const facts = pageFacts(blocks);
  const items: Draft[] = [];
  const undated: string[] = [];
  let place = START;
  let open: Draft | null = null;
  // Whether list items here are notices: below a section or category without headings of its own.
  let listed = false;
  for (const block of blocks) {
    if (block.kind === "line") {
      if (listed && block.list && block.lead !== null)
        items.push((open = fromListItem(block, block.lead, place)));
      else if (open !== null && open.lines.length < LINES_LIMIT) open.lines.push(block);
      continue;
    }
    const role = roleOf(block, place, open?.level ?? null, facts);
    if (role === "part") {
      open?.lines.push({ kind: "line", text: block.text, list: false, lead: null, ids: [] });
      continue;
    }
    place = placeAfter(place, block, role, facts);
    if (role === "section" && place.periodic && place.date === null) undated.push(block.text);
    open = role === "item" ? fromHeading(block, place) : null;
    if (open !== null) items.push(open);
    listed = open === null && place.role !== "end" && !facts.parents.has(block);
  }
  return { items, undated };
}

function placeAfter(place: Place, heading: PageHeading, role: HeadingRole, facts: PageFacts): Place {
  const base = heading.level;
  if (role === "year") return { ...START, base };
  if (role === "date") return { ...START, date: dateOf(heading), periodic: true, base, role: null };
  if (role === "category") return { ...place, category: heading.text };
  if (role === "item") return { ...place, itemLevel: Math.max(place.itemLevel, heading.level) };
  const known = heading.level === 1 ? "end" : sectionRole(heading.text, heading.slug);
  if (known === "end") return { ...START, base };
  // Once, categories stood beside the month that they belong to.
  if (known === "category" && place.date !== null)
    return { ...place, base, role: known, category: heading.text };
  if (known !== null || !facts.dated) return { ...START, base, role: known, category: heading.text };
  return facts.parents.has(heading) ? { ...START, base, periodic: true, role: null } : { ...START, base };
}

function fromHeading(heading: PageHeading, place: Place): Draft {
  const { text, anchor, slug, ids, level } = heading;
  const { date, category, role: section } = place;
  return { title: text, anchor, slug, ids, level, date, category, section, lines: [] };
}

function fromListItem(line: PageLine, lead: string, { date, category, role: section }: Place): Draft {
  const title = cleanText(lead.trim().replace(/[.:]$/, ""), TITLE_LIMIT);
  const text = line.text.slice(lead.length).replace(/^[\s.:]+/, "");
  const lines = [{ ...line, text, list: false }];
  return { title, anchor: "", slug: "", ids: line.ids, level: 6, date, category, section, lines };
}
