import type { Document, KpiCard, Tone } from "@intune-om/core";

const ORDER: Readonly<Record<Tone, number>> = { bad: 0, attention: 1, unknown: 2, neutral: 3, good: 4 };

/**
 * The figures for the first page when the first section does not begin with figures anyway: those that need
 * someone first, then in the order of the report.
 */
export function keyFigures(document: Pick<Document, "sections">, most: number): readonly KpiCard[] {
  if (document.sections[0]?.blocks[0]?.kind === "kpis") return [];
  const cards = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "kpis" ? block.items : [])),
  );
  return cards.toSorted((a, b) => ORDER[a.tone] - ORDER[b.tone]).slice(0, most);
}
