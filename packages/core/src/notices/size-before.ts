import type { NoticeKind } from "../config/plan/plan.ts";
import type { Store } from "../store/store.ts";

/** How many people the last notice of a kind was for that went out; null for the first. */
export async function sizeBefore(
  { notices }: Pick<Store, "notices">,
  tenant: string,
  kind: NoticeKind,
): Promise<number | null> {
  const gone = await notices.list(tenant, ["sending", "sent"]);
  const last = gone.find((notice) => notice.kind === kind && notice.pilot === null);
  if (last === undefined) return null;
  const meant = (await notices.recipients(last.id)).filter(({ state }) => state !== "excluded");
  return meant.length;
}
