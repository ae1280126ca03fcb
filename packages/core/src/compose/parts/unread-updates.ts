import { isUnread, unreadChanges } from "../../assess/unread.ts";
import type { UpdateState } from "../../assess/updates.ts";
import type { FieldChange, UpdateRecord } from "../../updates/update-record.ts";
import type { SectionContext } from "../section.ts";
import { mergeChanges } from "./merge-changes.ts";
import { recordChain } from "./record-chain.ts";

/** Whether readers have heard neither of an update nor of the one that it was issued anew for. */
export function isNews(state: UpdateState, context: SectionContext): boolean {
  return isUnread(sinceOrigin(state, context), context.assessment.unread);
}

/** What has been edited, in all, since readers heard of an update. */
export function unreadEdits(state: UpdateState, context: SectionContext): readonly FieldChange[] {
  return mergeChanges(unreadChanges(sinceOrigin(state, context), context.assessment.unread));
}

function sinceOrigin({ record }: UpdateState, { assessment }: SectionContext): UpdateRecord {
  const origin = recordChain(record, assessment).at(-1) ?? record;
  return { ...record, firstSeenAt: origin.firstSeenAt };
}
