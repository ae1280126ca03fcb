import type { Alert, ToldTo } from "../alert.ts";
import { isActive } from "../alert.ts";
import type { ResolvedRoute } from "../routing/resolved-route.ts";

/** An alert with what its branch says of it now. */
export interface Member {
  readonly alert: Alert;
  readonly route: ResolvedRoute;
  /** Id of the thread that it is told in. */
  readonly thread: string;
  /** Suppressed, unknown, or hidden by its cause: nothing is told of it for now. */
  readonly isSilent: boolean;
  /** Since when it is silent, where that is known: suppressed or unknown. */
  readonly silentFrom?: Date;
}

/** What a recipient was told of an alert; null for nothing in its episode. */
export function knownTo({ alert: { told, episode } }: Member, recipient: string): ToldTo | null {
  return told?.to.find((one) => one.recipient === recipient && one.episode === episode && !one.over) ?? null;
}

/** Whether somebody is to do something about it: it is open, and nobody has taken it. */
export function isUntaken({ alert, isSilent }: Member): boolean {
  return alert.state === "open" && !isSilent;
}

/** Whether somebody is to do something about it that the newest snapshot still shows: one that waits to be over disturbs nobody. */
export function isWaitingForSomebody(member: Member): boolean {
  return isUntaken(member) && member.alert.clear === 0;
}

/** Whether somebody still believes it open who was told that it was. */
export function isUnended({ alert: { state, told } }: Pick<Member, "alert">): boolean {
  return state === "resolved" && told !== null && !told.recovered;
}

/** Whether its thread has not come to an end: it is active and was told, or its end is still to be told. */
export function isInThread({ alert }: Member): boolean {
  return alert.told !== null && !alert.told.recovered && (isActive(alert) || alert.state === "resolved");
}
