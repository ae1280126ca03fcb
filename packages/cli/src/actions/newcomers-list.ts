import { type NewcomerStanding, standingsOf, type TenantConfig, type WelcomeState } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import type { Times } from "../output/times.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ListNewcomersOptions {
  readonly tenant?: string;
  readonly withoutWelcome?: boolean;
}

interface OfTenant {
  readonly tenant: string;
  readonly since: Date | null;
  readonly people: readonly NewcomerStanding[];
}

/** `newcomers list`: who is new, since when, and who got the welcome. */
export const listNewcomers: Action<ListNewcomersOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const tenants = tenantsOf(session.config, options.tenant);
    const found = await Promise.all(
      tenants.map((tenant) => newcomersOf(session, tenant, options.withoutWelcome === true)),
    );
    if (!session.plan.newcomers.on)
      output.note(
        `The plan welcomes nobody: newcomers are not looked for. Add newcomers to ${session.plan.file}.`,
      );
    output.result(
      {
        watchedSince: Object.fromEntries(found.map(({ tenant, since }) => [tenant, since])),
        newcomers: found.flatMap(({ tenant, people }) => people.map((person) => json(tenant, person))),
      },
      () => text(found, session.times),
    );
    return EXIT.done;
  });

async function newcomersOf(
  { store, plan, clock }: Session,
  { id: tenant }: TenantConfig,
  withoutWelcome: boolean,
): Promise<OfTenant> {
  const log = await store.newcomers.log(tenant);
  const people = standingsOf(plan.newcomers, log, clock.now());
  return {
    tenant,
    since: log.since,
    people: withoutWelcome ? people.filter(({ welcomedAt }) => welcomedAt === null) : people,
  };
}

function json(tenant: string, person: NewcomerStanding): object {
  const {
    key: account,
    platforms,
    firstDeviceAt,
    seenAt,
    dueAt,
    state,
    daysLeft,
    welcomedAt,
    notice,
  } = person;
  return { tenant, account, platforms, firstDeviceAt, seenAt, dueAt, state, daysLeft, welcomedAt, notice };
}

const STATE_TEXT: Readonly<Record<WelcomeState, string>> = {
  inTime: "welcomed",
  late: "welcomed late",
  waiting: "waiting",
  overdue: "OVERDUE",
};

function text(found: readonly OfTenant[], times: Times): string {
  const uncounted = found.filter(({ since }) => since === null).map(({ tenant }) => tenant);
  const people = found.flatMap(({ tenant, people: own }) => own.map((person) => ({ tenant, ...person })));
  if (people.length === 0) {
    return uncounted.length === found.length
      ? "Nobody has been counted yet: the next `intune-om collect` that reads all devices does."
      : "Nobody fits.";
  }
  const several = found.length > 1;
  return textTable(
    [...(several ? ["TENANT"] : []), "ACCOUNT", "DEVICES", "FIRST DEVICE", "DUE BY", "WELCOME", "DAYS LEFT"],
    people.map((person) => [
      ...(several ? [person.tenant] : []),
      person.key,
      person.platforms.join(", "),
      times.day(person.firstDeviceAt),
      times.day(person.dueAt),
      `${STATE_TEXT[person.state]}${person.welcomedAt === null ? "" : ` ${times.day(person.welcomedAt)}`}`,
      person.daysLeft === null ? "" : String(person.daysLeft),
    ]),
  );
}
