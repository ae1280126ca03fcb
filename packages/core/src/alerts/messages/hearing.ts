import type { AlertTold } from "../alert.ts";
import { isAtWork } from "../routing/at-work.ts";
import { officeOf } from "../routing/reader-of.ts";
import { compareSeverity } from "../severity.ts";
import type { AudienceInput } from "./audience.ts";
import type { Member } from "./member.ts";
import { personKey } from "./recipient-key.ts";

/**
 * Answers whether somebody knows of an alert, and how severe it is. What a channel got, or a mailbox of nobody, is read in
 * the office alone.
 */
export function createHearing({
  plan,
  timeZone,
  calendar,
  clocks,
}: AudienceInput): (member: Member, told: AlertTold) => boolean {
  const people = new Set(plan.people.map(({ id }) => personKey(id)));
  const office = officeOf(timeZone);
  const open = new Map<number, boolean>();
  const isOpen = (at: Date): boolean => {
    const known = open.get(at.getTime()) ?? isAtWork(office, at, calendar, clocks);
    open.set(at.getTime(), known);
    return known;
  };
  return ({ alert: { episode, severity } }, { to, newsAt }) =>
    to.some(
      (one) =>
        one.episode === episode &&
        !one.over &&
        compareSeverity(one.severity, severity) >= 0 &&
        (people.has(one.recipient) || isOpen(newsAt)),
    );
}
