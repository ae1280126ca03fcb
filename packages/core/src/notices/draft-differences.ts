import type { Plan } from "../config/plan/plan.ts";
import type { NoticeRecipient, UserNotice } from "./notice.ts";
import { noticePrint } from "./notice-print.ts";

/** Who a draft was for, and who it is for now. */
export interface Sides {
  readonly had: readonly NoticeRecipient[];
  readonly has: readonly NoticeRecipient[];
  readonly plan: Plan;
}

/** What somebody who looked at the draft has not seen, as sentences. */
export function differences(
  draft: UserNotice,
  fresh: UserNotice,
  { had, has, plan }: Sides,
): readonly string[] {
  const seen = new Map(had.map(({ key, about }) => [key, new Set(about)]));
  const came = has.filter(({ key, about }) => !about.every((what) => seen.get(key)?.has(what) === true));
  const now = new Set(has.map(({ key }) => key));
  const went = had.filter(({ key }) => !now.has(key));
  const print = noticePrint(fresh, plan);
  const otherWords = print !== (draft.preview?.print ?? noticePrint(draft, plan));
  return [
    ...(came.length > 0
      ? [
          `${came.length} more to be told (${list(came)})${went.length > 0 ? `, ${went.length} fewer (${list(went)})` : ""}`,
        ]
      : []),
    ...(otherWords ? ["its words are others"] : []),
  ];
}

const MOST_NAMED = 5;

function list(people: readonly NoticeRecipient[]): string {
  const named = people.slice(0, MOST_NAMED).map(({ address }) => address);
  return `${named.join(", ")}${people.length > MOST_NAMED ? ", …" : ""}`;
}
