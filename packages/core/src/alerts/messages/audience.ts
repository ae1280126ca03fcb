import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { ZoneClocks } from "../../schedule/zone-clock.ts";
import type { AlertRecipient } from "../alert-message.ts";
import { leavesWork } from "../routing/at-work.ts";
import type { ResolvedRoute } from "../routing/resolved-route.ts";
import { type Telling, tellings } from "../routing/tellings.ts";
import { createHearing } from "./hearing.ts";
import type { Member } from "./member.ts";
import { personKey, recipientKey } from "./recipient-key.ts";
import { remembered } from "./remembered.ts";

/** Whom something is for, and from when on they may be written to. */
export interface Addressee {
  readonly to: AlertRecipient;
  /** Stands for them in what was told. */
  readonly key: string;
  /** Now or later. */
  readonly at: Date;
  /** Whether they are told in place of people who are not at work: of what is news for all of these, and of nothing else. */
  readonly isInstead: boolean;
}

/** Whom alerts are told to by mail, as of one instant. */
export interface Audience {
  /** Whom the branch tells. */
  readonly of: (member: Member) => readonly Addressee[];
  /** Whom a step of its escalation tells, 1 for the first. */
  readonly ofStep: (member: Member, step: number) => readonly Addressee[];
}

export interface AudienceInput {
  readonly plan: Plan;
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  readonly clocks: ZoneClocks;
  readonly at: Date;
  readonly later: (at: Date) => void;
  /** The first time from an instant on at which somebody is at work. */
  readonly atWork: (to: AlertRecipient, from: Date) => Date;
}

/**
 * What people know of already wakes nobody: that a rota turns, that the day ends or another one begins is no news. Who
 * has the alert since then hears of it at work, and who would have been told at once when it was news still is.
 */
export function createAudience(input: AudienceInput): Audience {
  const tell: Tell = ({ alert }, route, at, knows = new Set()) =>
    tellings(route, { ...input, alert, at, knowing: knows });
  const isHeard = createHearing(input);
  const fresh = remembered((member) => firstTold(member, tell, input));
  const atNews = remembered((member, newsAt: number) => tell(member, member.route, new Date(newsAt)));
  const known = remembered((member, newsAt: number) =>
    toldSince(member, atNews(member, newsAt), tell, input),
  );
  const knowing = createKnowing(input.plan);
  const step = remembered((member, number: number, isNight: boolean, told: readonly string[]) => {
    const { to = [] } = member.route.escalate[number - 1] ?? {};
    const hours = isNight ? "always" : member.route.hours;
    return addressees(tell(member, { to, hours, outOfHours: [] }, input.at, new Set(told)));
  });
  return {
    of: (member) => {
      const { told } = member.alert;
      return told !== null && isHeard(member, told) ? known(member, told.newsAt.getTime()) : fresh(member);
    },
    ofStep: (member, number) => {
      const { told, episode } = member.alert;
      // What nobody at work could be told of goes on at night; what was told by day waits for the next one.
      const isNight =
        member.route.outOfHours.length > 0 &&
        told?.episode === episode &&
        atNews(member, told.newsAt.getTime()).some(isInstead);
      return step(member, number, isNight, knowing(member, number));
    },
  };
}

type Tell = (
  member: Member,
  route: Pick<ResolvedRoute, "to" | "hours" | "outOfHours">,
  at: Date,
  /** Ids of people who know of it, when it goes to somebody else. */
  knowing?: ReadonlySet<string>,
) => readonly Telling[];

/** Answers who was told of an alert before a step of its escalation, by their ids. */
function createKnowing({ people }: Plan): (member: Member, step: number) => readonly string[] {
  const byKey = new Map(people.map(({ id }) => [personKey(id), id]));
  return ({ alert: { told, episode } }, step) =>
    (told?.to ?? []).flatMap((one) =>
      one.episode === episode && !one.over && one.step < step ? (byKey.get(one.recipient) ?? []) : [],
    );
}

/** Whom something is told that nobody knows of; notes when they leave work, and others are told instead. */
function firstTold(
  member: Member,
  tell: Tell,
  { plan, at, later, calendar, clocks }: AudienceInput,
): readonly Addressee[] {
  const { route } = member;
  const found = tell(member, route, at);
  for (const { to } of route.outOfHours.length > 0 ? found : []) {
    const person = plan.people.find(({ id }) => id === to.person);
    const end = person === undefined ? null : leavesWork(person, at, calendar, clocks);
    if (end !== null) later(end);
  }
  // In place of others is not for good: who was not at work is told when they are, if nobody has taken it by then.
  const others = found.some(isInstead) ? tell(member, { ...route, outOfHours: [] }, at) : [];
  return addressees([...found, ...others]);
}

/** @param atNews Whom it was told when it was news. */
function toldSince(
  member: Member,
  atNews: readonly Telling[],
  tell: Tell,
  { at, atWork }: AudienceInput,
): readonly Addressee[] {
  const { route } = member;
  const then = new Set(atNews.filter(isAtOnce).map(({ to }) => recipientKey(to)));
  const now = tell(member, route, at).filter((one) => isAtOnce(one) && then.has(recipientKey(one.to)));
  const byDay = tell(member, { ...route, hours: "working", outOfHours: [] }, at).map((one) =>
    one.to.because === "onCall" ? { ...one, at: atWork(one.to, at) } : one,
  );
  return addressees([...now, ...byDay]);
}

function isInstead({ when }: Telling): boolean {
  return when === "outOfHours";
}

function isAtOnce({ when }: Telling): boolean {
  return when !== "atWork";
}

/** The first of those that stand for one. */
function addressees(all: readonly Telling[]): readonly Addressee[] {
  const found = new Map<string, Addressee>();
  for (const telling of all) {
    const { to, at } = telling;
    const key = recipientKey(to);
    if (!found.has(key)) found.set(key, { to, key, at, isInstead: isInstead(telling) });
  }
  return [...found.values()];
}
