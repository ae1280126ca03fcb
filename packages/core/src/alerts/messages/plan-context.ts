import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import type { Config } from "../../config/config.ts";
import type { Plan } from "../../config/plan/plan.ts";
import { createZoneClocks } from "../../schedule/zone-clock.ts";
import type { AlertRecipient } from "../alert-message.ts";
import { nextAtWork, nextDigest } from "../routing/at-work.ts";
import { readerOf } from "../routing/reader-of.ts";
import { recipientsOf, type Reach, watcherOf } from "../routing/recipients-of.ts";
import { type Addressee, createAudience } from "./audience.ts";
import type { Member } from "./member.ts";
import { recipientKey } from "./recipient-key.ts";
import { remembered } from "./remembered.ts";

/** Answers who is told and when, as of one instant. What is asked again is not worked out again. */
export interface PlanContext {
  readonly at: Date;
  readonly plan: Plan;
  /** Notes that something may be due at an instant, if that is still to come. */
  readonly later: (at: Date) => void;
  /** Whom the branch of an alert tells, people and channels. */
  readonly audience: (member: Member) => readonly Addressee[];
  /** Whom a step of its escalation tells, 1 for the first. */
  readonly stepAudience: (member: Member, step: number) => readonly Addressee[];
  /** Everybody whom its branch means, at work or not, for digests and repeats. */
  readonly readers: (member: Member) => readonly Addressee[];
  /** Somebody who was told before, as the plan knows them now; null for who has left it. */
  readonly again: (to: AlertRecipient, hours: Member["route"]["hours"]) => Addressee | null;
  /** The first time from an instant on at which somebody is at work. */
  readonly atWork: (to: AlertRecipient, from: Date) => Date;
  /** The first time from an instant on at which a digest goes to somebody. */
  readonly digestFrom: (to: AlertRecipient, from: Date) => Date;
}

export interface ContextInput {
  readonly plan: Plan;
  readonly config: Pick<Config, "timeZone" | "locale" | "channels">;
  readonly at: Date;
  readonly later: (at: Date) => void;
}

export function createPlanContext({ plan, config, at, later }: ContextInput): PlanContext {
  const calendar = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
  const clocks = createZoneClocks();
  const people = new Map(plan.people.map((person) => [person.id, person]));
  const reachOf = ({ alert }: Member): Reach => ({
    alert,
    plan,
    at,
    timeZone: config.timeZone,
    calendar,
    clocks,
  });
  const note: PlanContext["later"] = (next) => {
    if (next > at) later(next);
  };
  const channels = (ids: readonly string[]): readonly Addressee[] =>
    config.channels
      .filter(({ id }) => ids.includes(id))
      .map(({ id }) =>
        addressee({ kind: "channel", channel: id, language: config.locale, timeZone: config.timeZone }, at),
      );
  const atWork: PlanContext["atWork"] = (to, from) =>
    nextAtWork(readerOf(to, people), from, calendar, clocks);
  const audience = createAudience({
    plan,
    timeZone: config.timeZone,
    calendar,
    clocks,
    at,
    later: note,
    atWork,
  });
  /** Where there is nothing but channels that the configuration does not have, whoever watches is told. */
  const orWatcher = (
    found: readonly Addressee[],
    ids: readonly string[],
    hours: Member["route"]["hours"],
  ): readonly Addressee[] => {
    const watcher =
      found.length > 0 || ids.length === 0 ? null : watcherOf({ plan, at, calendar }, "noChannel");
    if (watcher === null) return found;
    return [addressee(watcher, hours === "always" ? at : atWork(watcher, at))];
  };
  const readers = remembered((member) => {
    const { route } = member;
    const mailed = recipientsOf(route.to, reachOf(member)).map((to) => addressee(to, at));
    return orWatcher([...mailed, ...channels(route.channels)], route.channels, "always");
  });
  return {
    at,
    plan,
    later: note,
    audience: (member) => {
      const { channels: ids, hours } = member.route;
      return orWatcher([...audience.of(member), ...channels(ids)], ids, hours);
    },
    readers,
    atWork,
    stepAudience: (member, step) => {
      const ids = member.route.escalate[step - 1]?.channels ?? [];
      return orWatcher([...audience.ofStep(member, step), ...channels(ids)], ids, member.route.hours);
    },
    again: (to, hours) => {
      if (to.kind === "channel") return channels([to.channel])[0] ?? null;
      const person = to.person === null ? undefined : people.get(to.person);
      if (person === undefined) return to.person === null ? addressee({ ...to, because: "told" }, at) : null;
      const { address, name, language, timeZone } = person;
      const now = { ...to, address, name, language, timeZone, because: "told" } as const;
      const when = hours === "always" ? at : nextAtWork(person, at, calendar, clocks);
      return addressee(now, when);
    },
    digestFrom: (to, from) => nextDigest(readerOf(to, people), from, plan.alerts.digestAt, calendar, clocks),
  };
}

function addressee(to: AlertRecipient, at: Date): Addressee {
  return { to, key: recipientKey(to), at, isInstead: false };
}
