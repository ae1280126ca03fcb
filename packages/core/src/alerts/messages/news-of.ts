import type { AlertRecipient, ItemReason } from "../alert-message.ts";
import type { ToldTo } from "../alert.ts";
import { compareSeverity } from "../severity.ts";
import type { Addressee } from "./audience.ts";
import type { Member } from "./member.ts";

/**
 * What is news of an active alert to one whom its branch tells; null for nothing. A changed figure is none. What
 * somebody has taken is news only when it has become more severe since, and to whom it was given. Who is told in place of
 * others is told of severities alone.
 */
export function newsOf(
  { alert }: Member,
  known: ToldTo | null,
  { to, isInstead }: Addressee,
): ItemReason | null {
  const { state, episode, flappingSince } = alert;
  if (known === null) {
    if (state === "acknowledged" && isInstead && isSevererThanTold(alert)) return "worse";
    if (state === "acknowledged" && !isGivenTo(alert, to)) return null;
    if (flappingSince !== null) return "flapping";
    return episode > 1 ? "again" : "new";
  }
  const severer = compareSeverity(alert.severity, known.severity);
  if (severer > 0) return "worse";
  if (state === "acknowledged" || isInstead) return null;
  if (alert.stage > known.stage) return "worse";
  return flappingSince !== null && !known.flapping ? "flapping" : null;
}

function isSevererThanTold({ told, episode, severity }: Member["alert"]): boolean {
  return told !== null && told.episode === episode && compareSeverity(severity, told.severity) > 0;
}

/** Whether somebody else took it and assigned it to this person, who does not know of it. */
function isGivenTo({ owner, acknowledged }: Member["alert"], to: AlertRecipient): boolean {
  return to.kind === "mail" && to.person !== null && to.person === owner && acknowledged?.by !== owner;
}
