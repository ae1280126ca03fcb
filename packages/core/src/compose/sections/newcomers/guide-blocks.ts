import type { Block } from "../../document.ts";
import type { SectionContext } from "../../section.ts";

/** The organisation's device strategy, and the guides for what the readers' devices run on. */
export function guideBlocks({ plan, messages, format, platforms }: SectionContext): readonly Block[] {
  const { strategy, guides } = plan.newcomers;
  const own = guides.filter(
    ({ platform }) => platform === null || platforms === null || platforms.includes(platform),
  );
  const items = own.map(({ title, url }) => ({ text: title[format.locale], url }));
  const paragraphs = strategy === null ? [] : strategy[format.locale].split(/\n{2,}/);
  if (paragraphs.length === 0 && items.length === 0)
    return [{ kind: "paragraph", text: messages.newcomers.texts.strategyNone, muted: true }];
  return [
    ...paragraphs.map((text): Block => ({ kind: "paragraph", text })),
    ...(items.length === 0 ? [] : [{ kind: "list" as const, items }]),
  ];
}
