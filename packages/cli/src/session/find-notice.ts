import { OmError, suggest, type UserNotice } from "@intune-om/core";
import type { Session } from "./session.ts";

/**
 * A notice by its id.
 * @throws OmError `usage.notice`
 */
export async function findNotice(
  { config, store }: Pick<Session, "config" | "store">,
  id: string,
): Promise<UserNotice> {
  const found = await store.notices.get(id.trim());
  if (found !== null) return found;
  const all = await Promise.all(config.tenants.map((tenant) => store.notices.list(tenant.id)));
  const meant = suggest(
    id,
    all.flat().map((notice) => notice.id),
  );
  throw new OmError(`there is no notice ${JSON.stringify(id)}`, {
    code: "usage.notice",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}List them with \`intune-om notices list\`.`,
  });
}
