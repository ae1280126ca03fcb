import { createOrganisationCalendar, OmError, type Plan, type Role, suggest } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { checkedStatement, checkRole, type StatementOptions } from "../session/check-statement.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";

export interface AttestOptions extends StatementOptions {
  readonly item: string;
}

/** The item of the product for which a person's word counts beside data, and the role that gives it. */
const OWNERS_NAMED = { id: "owners-named", role: "om-owner" };

/** `plan attest ITEM`: somebody vouches for what no data shows. */
export const attest: Action<AttestOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { plan, store, clock, config } = session;
    const item = findItem(plan, options.item);
    const person = findPerson(plan, options.by);
    const statement = checkedStatement(options);
    const now = clock.now();
    const day = createOrganisationCalendar(plan.organisation.calendar, config.timeZone).dayOf(now);
    checkRole(person, item.role, { plan, day, anyone: options.anyone === true });
    await store.journal.add(person.id, [{ kind: "attested", item: item.id, ...statement }]);
    output.result({ attested: { item: item.id, by: person.id, at: now, ...statement } }, () => {
      return `${person.id} vouches for ${item.id}.`;
    });
    return EXIT.done;
  });

/** @throws OmError `usage.item` */
function findItem(plan: Plan, asked: string): { readonly id: string; readonly role: Role | undefined } {
  const items = [
    ...plan.checklist.own,
    { id: OWNERS_NAMED.id, role: plan.checklist.owners[OWNERS_NAMED.id] ?? OWNERS_NAMED.role },
    ...plan.routines.filter(({ evidence }) => evidence.kind === "attestation"),
  ];
  const found = items.find(({ id }) => id === asked);
  if (found !== undefined) return { id: found.id, role: plan.roles.find(({ id }) => id === found.role) };
  const ids = items.map(({ id }) => id);
  const meant = suggest(asked, ids);
  throw new OmError(`${JSON.stringify(asked)} is nothing that a person vouches for`, {
    code: "usage.item",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}Use one of ${ids.join(", ")}; other items of the checklist are shown by data.`,
  });
}
