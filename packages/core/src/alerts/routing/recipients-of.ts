import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { RouteTarget } from "../../config/plan/alerts.ts";
import type { Person, Plan } from "../../config/plan/plan.ts";
import { type Duty, type WhoActs, whoActs } from "../../people/who-acts.ts";
import { whoWatches } from "../../people/who-watches.ts";
import { createZoneClocks, type ZoneClocks } from "../../schedule/zone-clock.ts";
import type { AlertRecipient, RecipientReason } from "../alert-message.ts";
import type { RoutedAlert } from "./alert-match.ts";
import { onCallFrom } from "./on-call.ts";

/** A recipient of mail. */
export type MailRecipient = Extract<AlertRecipient, { readonly kind: "mail" }>;

export interface Reach {
  readonly alert: Pick<RoutedAlert, "role" | "owner">;
  readonly plan: Plan;
  readonly at: Date;
  /** IANA zone of the organisation: that of addresses of nobody. */
  readonly timeZone: string;
  /** The organisation's: its day decides who is away. */
  readonly calendar: WorkCalendar;
  readonly clocks?: ZoneClocks;
  /** Ids of people who know of it: a deputy is somebody else, where there is one. Default: nobody knows. */
  readonly knowing?: ReadonlySet<string>;
}

/**
 * Whom targets mean at an instant, each mailbox once and the first reason counts: people who are away are stood in for.
 * When nobody of them can be reached, whoever watches is told: an alert is never lost because everybody is away. None
 * without a target, and for a plan that names nobody at all.
 */
export function recipientsOf(targets: readonly RouteTarget[], reach: Reach): readonly MailRecipient[] {
  const found = reachedBy(targets, reach);
  if (found.length > 0 || targets.length === 0) return found;
  const watcher = watcherOf(reach, "fallback");
  return watcher === null ? [] : [watcher];
}

/** Whoever watches, who is told when nobody else can be; null for a plan that names nobody at all. */
export function watcherOf(
  reach: Pick<Reach, "plan" | "at" | "calendar">,
  because: RecipientReason,
): MailRecipient | null {
  const watcher = whoWatches(reach.plan, dayOf(reach));
  return watcher === null ? null : toRecipient(watcher, because);
}

/** The same, and nobody when nobody of them can be reached: for those who are told instead of others. */
export function reachedBy(targets: readonly RouteTarget[], reach: Reach): readonly MailRecipient[] {
  const found = targets.flatMap((target) => recipientOf(target, reach) ?? []);
  return uniqueMailboxes(found);
}

/** The first of those that have one mailbox. */
function uniqueMailboxes(recipients: readonly MailRecipient[]): readonly MailRecipient[] {
  const found = new Map<string, MailRecipient>();
  for (const recipient of recipients) {
    const mailbox = recipient.address.toLowerCase();
    if (!found.has(mailbox)) found.set(mailbox, recipient);
  }
  return [...found.values()];
}

function recipientOf(target: RouteTarget, reach: Reach): MailRecipient | null {
  switch (target.kind) {
    case "owner":
      return acting(ownerOf(reach));
    case "deputy":
      return acting(deputyOf(reach));
    case "role":
      return acting(byDuty(target.role, reach, "role"));
    case "person":
      return acting(byDuty({ holders: [target.person], deputies: [] }, reach, "named"));
    case "onCall":
      return acting(onCallOf(target.rota, reach));
    default:
      return addressed(target, reach);
  }
}

interface Acting {
  readonly person: Person;
  readonly because: RecipientReason;
}

/** Whoever the alert is assigned to, or stands in for them; else whoever acts in its role. */
function ownerOf(reach: Reach): Acting | null {
  const { owner, role } = reach.alert;
  const assigned = owner === null ? null : byDuty({ holders: [owner], deputies: [] }, reach, "assigned");
  return assigned ?? byDuty(role, reach, "role");
}

/** Who stands in for the owner: their own deputy, then the others of the role, and first who does not know of it. */
function deputyOf(reach: Reach): Acting | null {
  const owner = ownerOf(reach)?.person;
  const role = reach.plan.roles.find(({ id }) => id === reach.alert.role);
  const others = [owner?.deputy ?? null, ...(role?.deputies ?? []), ...(role?.holders ?? [])];
  const deputies = [...new Set(others)].flatMap((id) => {
    const acts = id === null ? null : byDuty({ holders: [id], deputies: [] }, reach, "deputy");
    return acts === null || acts.person.id === owner?.id ? [] : [acts];
  });
  return deputies.find(({ person: { id } }) => reach.knowing?.has(id) !== true) ?? deputies[0] ?? null;
}

/** Whoever has the turn, or stands in for them; when all of these are away, the next of the rota. */
function onCallOf(id: string, reach: Reach): Acting | null {
  const rota = reach.plan.alerts.onCall.find((entry) => entry.id === id);
  if (rota === undefined) return null;
  const holders = onCallFrom(rota, reach.at, reach.clocks ?? createZoneClocks());
  const acts = byDuty({ holders, deputies: [] }, reach, "onCall");
  // Who stands in has the turn as well, and its hours.
  return acts === null ? null : { ...acts, because: "onCall" };
}

function byDuty(duty: Duty | string, reach: Reach, because: RecipientReason): Acting | null {
  const acts = whoActs(duty, dayOf(reach), reach.plan);
  const person = reach.plan.people.find(({ id }) => id === acts.person);
  return person === undefined ? null : { person, because: reasonOf(acts, because) };
}

function reasonOf({ because }: WhoActs, usual: RecipientReason): RecipientReason {
  if (because?.kind === "standsIn") return "standsIn";
  return because?.kind === "roleDeputy" ? "deputy" : usual;
}

function acting(found: Acting | null): MailRecipient | null {
  return found === null ? null : toRecipient(found.person, found.because);
}

function toRecipient(
  { id, address, name, language, timeZone }: Person,
  because: RecipientReason,
): MailRecipient {
  return { kind: "mail", person: id, address, name, language, timeZone, because };
}

/** An address may be that of somebody in the plan, whose language and zone then hold. */
function addressed(
  { address, name, language }: Extract<RouteTarget, { readonly kind: "address" }>,
  { plan, timeZone }: Reach,
): MailRecipient {
  const person = plan.people.find((entry) => entry.address.toLowerCase() === address.toLowerCase());
  if (person !== undefined) return toRecipient(person, "named");
  return { kind: "mail", person: null, address, name, language, timeZone, because: "named" };
}

function dayOf({ calendar, at }: Pick<Reach, "calendar" | "at">): string {
  return calendar.dayOf(at);
}
