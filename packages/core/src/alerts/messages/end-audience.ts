import type { AlertRecipient } from "../alert-message.ts";
import type { Addressee } from "./audience.ts";
import type { Member } from "./member.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * Who is still to hear that an alert is over: everybody who was told of it and has not; who has left the plan does not. For
 * a channel that the configuration no longer has it is told where messages of the branch go now, to those who have not
 * heard, at work: whoever read the channel is to find it there.
 */
export function endAudience(
  { alert, route }: Member,
  { again, audience }: EndContext,
  toldTo: ReadonlyMap<string, AlertRecipient>,
): readonly Addressee[] {
  const told = alert.told?.to ?? [];
  const heard = new Set(told.filter(({ over }) => over).map(({ recipient }) => recipient));
  const found = new Map<string, Addressee>();
  let isLost = false;
  for (const { recipient, over } of told) {
    const known = over ? undefined : toldTo.get(recipient);
    const to = known === undefined ? null : again(known, route.hours);
    if (to !== null) found.set(recipient, to);
    else isLost ||= known?.kind === "channel";
  }
  for (const to of isLost ? audience() : [])
    if (!to.isInstead && !heard.has(to.key) && !found.has(to.key)) found.set(to.key, to);
  return [...found.values()];
}

export interface EndContext extends Pick<PlanContext, "again"> {
  /** Whom the branch of the alert tells now. */
  readonly audience: () => readonly Addressee[];
}
