import { type Alert, whoActs } from "@intune-om/core";
import { todayIn } from "./day-option.ts";
import type { Session } from "./session.ts";

/** Who has an alert today: whoever it was given to, else whoever acts in its role; null when everybody is away. */
export function ownersNow(
  session: Pick<Session, "plan" | "config" | "clock">,
): (alert: Alert) => string | null {
  const { plan } = session;
  const today = todayIn(session);
  const byRole = new Map<string, string | null>();
  return ({ owner, role }) => {
    if (owner !== null) return owner;
    const known = byRole.get(role);
    if (known !== undefined) return known;
    const { person } = whoActs(role, today, plan);
    byRole.set(role, person);
    return person;
  };
}
