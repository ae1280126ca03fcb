import type { HeadingDate } from "./heading-date.ts";
import { headingDate, isYear } from "./heading-date.ts";
import type { PageBlock, PageHeading } from "./page.ts";
import type { SectionRole } from "./section-names.ts";
import { isFollowUp, sectionRole } from "./section-names.ts";

/** What a heading turns out to be, given what came before and what follows. */
export type HeadingRole = "year" | "date" | "section" | "category" | "item" | "part";

/** Where on the page the reading has come to. */
export interface Place {
  readonly date: HeadingDate | null;
  /** Whether the section is of a week or a month, even of one whose date could not be read. */
  readonly periodic: boolean;
  /** Level of the heading that opened the section. */
  readonly base: number;
  readonly role: SectionRole | null;
  readonly category: string | null;
  /** Deepest level at which a notice stood in this section. */
  readonly itemLevel: number;
}

/** What is true of a page as a whole. */
export interface PageFacts {
  /** Whether any heading has a date: then an unknown section is one whose date could not be read. */
  readonly dated: boolean;
  /** Whether headings have work-item numbers. Learn leaves them out of the HTML that a browser gets. */
  readonly numbered: boolean;
  /** Headings with others below them that do not merely go on with them. */
  readonly parents: ReadonlySet<PageHeading>;
  /** Headings with text of their own. */
  readonly spoken: ReadonlySet<PageHeading>;
}

export function pageFacts(blocks: readonly PageBlock[]): PageFacts {
  const headings = blocks.filter((block) => block.kind === "heading");
  const parents = headings.filter((heading, index) => {
    const next = headings[index + 1];
    return next !== undefined && next.level > heading.level && !isFollowUp(next.text);
  });
  const spoken = blocks.filter(
    (block, index) => block.kind === "heading" && blocks[index + 1]?.kind === "line",
  );
  return {
    dated: headings.some((heading) => dateOf(heading) !== null),
    numbered: headings.some((heading) => heading.ids.length > 0),
    parents: new Set(parents),
    spoken: new Set(spoken.filter((block) => block.kind === "heading")),
  };
}

/** @param openLevel Level of the notice that is being read, or null. */
export function roleOf(
  heading: PageHeading,
  place: Place,
  openLevel: number | null,
  facts: PageFacts,
): HeadingRole {
  if (isYear(heading.text)) return "year";
  if (dateOf(heading) !== null) return "date";
  if (heading.level <= 2) return "section";
  const named = sectionRole(heading.text, heading.slug);
  if (named === "category") return "category";
  if (place.role === "end" || named === "end") return openLevel === null ? "section" : "part";
  if (heading.ids.length > 0) return "item";
  if (openLevel !== null && isPart(heading, openLevel, place, facts)) return "part";
  const first = place.periodic && heading.level === place.base + 1 && facts.parents.has(heading);
  // A notice can stand among the categories. Without its number, having text of its own gives it away.
  return first && (facts.numbered || !facts.spoken.has(heading)) ? "category" : "item";
}

/**
 * Whether a heading without a number goes on with the notice above. On a page without any numbers one at the
 * level of earlier notices is a notice, also when the one just above stands higher.
 */
function isPart(heading: PageHeading, openLevel: number, place: Place, facts: PageFacts): boolean {
  if (isFollowUp(heading.text)) return true;
  return heading.level > (facts.numbered ? openLevel : Math.max(openLevel, place.itemLevel));
}

/** The date that a heading of a section stands for, from its text or, on translated pages, its anchor. */
export function dateOf(heading: PageHeading): HeadingDate | null {
  if (heading.level === 1 || heading.level > 3 || heading.ids.length > 0) return null;
  const inText = headingDate(heading.text, heading.level > 2);
  const inSlug = headingDate(heading.slug.replaceAll("-", " "), true);
  // A translated heading may say only the number of the week: the day then stands in its anchor.
  const onlyWeek = /\b(?:vecka|week|v)\s+\d{1,2}\b/i.test(heading.text);
  return onlyWeek ? (inSlug ?? inText) : (inText ?? inSlug);
}
