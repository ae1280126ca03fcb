import type { Block } from "../../document.ts";
import type { SectionContext } from "../../section.ts";

/** To the readers' own material, and to nothing else. */
export function moduleLinks({ plan, report, messages, format }: SectionContext): readonly Block[] {
  const own = plan.training.filter(({ audience }) => audience === report.audience);
  if (own.length === 0) return [{ kind: "paragraph", text: messages.training.texts.noMaterial, muted: true }];
  const items = own.map(({ title, url }) => ({
    text: title[format.locale],
    ...(url === null ? {} : { url }),
  }));
  return [{ kind: "list", items }];
}
