import type { NoticeKind } from "../config/plan/plan.ts";
import { noticeFinders } from "./kinds/index.ts";
import type { MatterInput, NoticeMatter } from "./matter.ts";

/** What users must be told of now, and what nobody could look for. */
export interface FoundMatters {
  readonly matters: readonly NoticeMatter[];
  readonly unseen: readonly { readonly kind: NoticeKind; readonly why: string }[];
}

/** Everything that users must be told of, but for the kinds that the plan does without. Pure. */
export function findMatters(input: MatterInput): FoundMatters {
  const on = noticeFinders.filter(({ kind }) => !input.plan.notices.off.includes(kind));
  const found = on.map((finder) => ({ kind: finder.kind, found: finder.find(input) }));
  return {
    matters: found.flatMap(({ found: of }) => (of.kind === "found" ? of.matters : [])),
    unseen: found.flatMap(({ kind, found: of }) => (of.kind === "unseen" ? [{ kind, why: of.why }] : [])),
  };
}
