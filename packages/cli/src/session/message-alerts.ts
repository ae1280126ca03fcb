import { type Alert, type AlertMessage, OmError } from "@intune-om/core";
import { tenantsOf } from "./pick-tenant.ts";
import type { Session } from "./session.ts";

/**
 * The alerts that a message holds and that are still open: not those that it hides, nor one that was over meanwhile and
 * has opened again, of which the message knows nothing.
 * @throws OmError `usage.message` when there is no such message, `usage.alert` when none of it is open
 */
export async function openAlertsIn(
  { config, store }: Pick<Session, "config" | "store">,
  id: string,
  tenant: string | undefined,
): Promise<readonly Alert[]> {
  const tenants = new Set(tenantsOf(config, tenant).map((one) => one.id));
  const message = await store.alerts.message(id.trim());
  if (message === null || !tenants.has(message.tenant)) throw unknownMessage(id);
  const episodes = new Map(toldIn(message).map(({ alert, episode }) => [alert, episode]));
  const found = await store.alerts.ofKeys(message.tenant, episodes.keys());
  const open = found.filter(({ key, state, episode }) => state === "open" && episode === episodes.get(key));
  if (open.length > 0) return open;
  throw new OmError("nothing of this message is open any more", {
    code: "usage.alert",
    hint: "Somebody has taken it, or it is over: `intune-om alerts log` tells who and when.",
  });
}

/** What it says that it holds, without what it says is over. */
function toldIn({ items }: AlertMessage): AlertMessage["items"] {
  return items.filter(({ why }) => why !== "resolved");
}

function unknownMessage(id: string): OmError {
  return new OmError(`there is no message ${JSON.stringify(id)}`, {
    code: "usage.message",
    hint: "Copy the command from the message as a whole. `intune-om alerts show ALERT` names the messages about an alert.",
  });
}
