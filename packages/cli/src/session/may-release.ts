import { type Delivery, mayAct, OmError, type Role } from "@intune-om/core";
import { findPerson } from "./find-person.ts";
import type { Session } from "./session.ts";

/**
 * Id of the person who lets a held delivery go out. Where its report names a role under approval, that is somebody who
 * may act in it; where none is named, it may be nobody.
 * @throws OmError `usage.by`, `usage.not-approver`, `usage.person`
 */
export async function mayRelease(
  { plan, store, clock, config }: Pick<Session, "plan" | "store" | "clock" | "config">,
  delivery: Delivery,
  by: string | undefined,
): Promise<string | null> {
  const run = await store.runs.get(delivery.run);
  const report = plan.reports.find(({ id }) => id === run?.report);
  const role = plan.roles.find(({ id }) => id === report?.approval?.role);
  if (role === undefined) return by === undefined ? null : findPerson(plan, by).id;
  if (by === undefined) throw nobodyNamed(delivery, role);
  const person = findPerson(plan, by);
  if (mayAct(person.id, role, dayIn(clock.now(), config.timeZone), plan)) return person.id;
  throw new OmError(`${person.name} may not say yes for the role ${role.id}`, {
    code: "usage.not-approver",
    hint: `Ask ${[...role.holders, ...role.deputies].join(" or ")}.`,
  });
}

function nobodyNamed({ id }: Delivery, role: Role): OmError {
  return new OmError(
    `the report waits for the yes of the role ${role.id}, and nobody is named who gives it`,
    {
      code: "usage.by",
      hint: `Name whoever says yes: intune-om deliveries release ${id} --by ${role.holders[0] ?? "PERSON"}.`,
    },
  );
}

function dayIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(at);
}
