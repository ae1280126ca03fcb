import type { RouteTarget } from "../../config/plan/alerts.ts";
import { isAtWork, nextAtWork } from "./at-work.ts";
import { officeOf } from "./reader-of.ts";
import { type MailRecipient, reachedBy, type Reach, recipientsOf } from "./recipients-of.ts";
import type { ResolvedRoute } from "./resolved-route.ts";

/** Who is told of an alert by mail, and when, as it stands now. */
export interface Telling {
  readonly to: MailRecipient;
  readonly at: Date;
  /** At once, when they are at work next, or at once because the others are not at work. */
  readonly when: "now" | "atWork" | "outOfHours";
}

/** Days that are looked ahead for somebody who is there. */
const MOST_DAYS = 60;

/**
 * Who is told of something that is due at an instant, each mailbox once. In working hours whoever is at work or on call
 * is told at once, and the others when they, or who acts for them on that day, are. When nobody is, and the route names
 * people for that, they are told at once instead; a mailbox of nobody has office days, and gets its mail at any time.
 */
export function tellings(
  route: Pick<ResolvedRoute, "to" | "hours" | "outOfHours">,
  reach: Reach,
): readonly Telling[] {
  const recipients = recipientsOf(route.to, reach);
  const isThere = (recipient: MailRecipient): boolean =>
    route.hours === "always" || isReadNow(recipient, reach);
  const now = recipients.filter(isThere).map((to): Telling => ({ to, at: reach.at, when: "now" }));
  if (route.hours === "always" || recipients.length === 0) return now;
  const isSomebodyThere = now.some(({ to }) => to.person !== null || isInOffice(to, reach));
  if (isSomebodyThere && now.length === recipients.length) return now;
  const instead = isSomebodyThere
    ? []
    : reachedBy(route.outOfHours, reach).map((to): Telling => ({ to, at: reach.at, when: "outOfHours" }));
  if (instead.length > 0) return once([...now, ...instead]);
  return once([...now, ...route.to.flatMap((target) => atWork(target, reach) ?? [])]);
}

/** The first time at which whoever a target means then is at work; the day may bring somebody else. */
function atWork(target: RouteTarget, reach: Reach): Telling | null {
  let at = reach.at;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const [to] = recipientsOf([target], { ...reach, at });
    const person = reach.plan.people.find(({ id }) => id === to?.person);
    if (to === undefined || person === undefined) return null;
    const next = nextAtWork(person, at, reach.calendar, reach.clocks);
    const tomorrow = new Date(reach.calendar.endOf(reach.calendar.dayOf(at)).getTime() + 1_000);
    if (next < tomorrow || day === MOST_DAYS - 1) return { to, at: next, when: "atWork" };
    at = tomorrow;
  }
  return null;
}

/** An address of nobody has no hours, and whoever is on call is at work. */
function isReadNow({ person: id, because }: MailRecipient, { plan, at, calendar, clocks }: Reach): boolean {
  if (because === "onCall") return true;
  const person = plan.people.find((entry) => entry.id === id);
  return person === undefined || isAtWork(person, at, calendar, clocks);
}

function isInOffice(to: MailRecipient, { at, calendar, clocks }: Reach): boolean {
  return isAtWork(officeOf(to.timeZone), at, calendar, clocks);
}

/** The earliest of those to one mailbox. */
function once(all: readonly Telling[]): readonly Telling[] {
  const found = new Map<string, Telling>();
  for (const telling of all) {
    const mailbox = telling.to.address.toLowerCase();
    const known = found.get(mailbox);
    if (known === undefined || telling.at < known.at) found.set(mailbox, telling);
  }
  return [...found.values()];
}
