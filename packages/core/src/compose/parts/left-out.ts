import type { UpdateState } from "../../assess/updates.ts";
import type { PluralForms } from "../../locales/formatter.ts";
import type { Block } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { leftOutUpdates } from "./audience-updates.ts";

/** For administrators: how many updates of a kind were left out because they touch nothing here, and why. */
export function leftOutBlocks(
  isMeant: (state: UpdateState) => boolean,
  context: SectionContext,
): readonly Block[] {
  if (context.audience !== "administrators") return [];
  const { messages, format } = context;
  const { leftOut, otherPlatform, otherVersion, setAside } = messages.digest;
  const left = leftOutUpdates(context);
  const counts = [
    [left.otherPlatform.filter(isMeant).length, otherPlatform],
    [left.otherVersion.filter(isMeant).length, otherVersion],
    [left.setAside.filter(isMeant).length, setAside],
  ] as const satisfies readonly (readonly [number, PluralForms])[];
  const total = counts.reduce((sum, [count]) => sum + count, 0);
  if (total === 0) return [];
  const reasons = counts.flatMap(([count, forms]) => (count === 0 ? [] : [format.plural(count, forms)]));
  const text = `${format.plural(total, leftOut)}: ${format.list(reasons)}.`;
  return [{ kind: "paragraph", text, muted: true }];
}
