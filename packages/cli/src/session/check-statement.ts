import {
  cleanText,
  findWebUrlFault,
  mayAct,
  OmError,
  type Person,
  type Plan,
  type Role,
} from "@intune-om/core";

const NOTE_LIMIT = 1_000;

/** What somebody adds to what they say. */
export interface StatementOptions {
  readonly by: string;
  readonly note?: string;
  readonly link?: string;
  readonly anyone?: boolean;
}

/**
 * Note and link as they are kept.
 * @throws OmError `usage.link`
 */
export function checkedStatement({ note, link }: StatementOptions): {
  readonly note: string | null;
  readonly link: string | null;
} {
  const fault = link === undefined ? null : findWebUrlFault(link);
  if (fault !== null) throw new OmError(`--link ${fault.message}`, { code: "usage.link", hint: fault.fix });
  const text = note === undefined ? "" : cleanText(note, NOTE_LIMIT);
  return { note: text === "" ? null : text, link: link === undefined ? null : link.trim() };
}

interface Speaking {
  readonly plan: Plan;
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
  readonly anyone: boolean;
}

/**
 * Sees that a person may speak for a role: holds it, is its deputy, or stands in today.
 * @throws OmError `practice.not-role`
 */
export function checkRole(person: Person, role: Role | undefined, { plan, day, anyone }: Speaking): void {
  if (anyone || (role !== undefined && mayAct(person.id, role, day, plan))) return;
  const who = role === undefined ? [] : [...role.holders, ...role.deputies];
  throw notRole(
    `${person.id} neither has the role ${role?.id ?? ""} nor stands in for somebody who does`,
    who,
  );
}

/**
 * Sees that a person may say that the console was looked through: is an administrator, or may speak for a role that has
 * a routine of operations.
 * @throws OmError `practice.not-role`
 */
export function checkOperator(person: Person, { plan, day, anyone }: Speaking): void {
  const administrators = plan.audiences
    .filter(({ kind }) => kind === "administrators")
    .flatMap(({ members }) => members);
  const roles = plan.roles.filter(({ id }) =>
    plan.routines.some(({ area, role }) => area === "operations" && role === id),
  );
  if (anyone || administrators.includes(person.id)) return;
  if (roles.some((role) => mayAct(person.id, role, day, plan))) return;
  throw notRole(
    `${person.id} is no administrator, and has no routine of operations nor stands in for somebody who has`,
    [...administrators, ...roles.flatMap(({ holders, deputies }) => [...holders, ...deputies])],
  );
}

function notRole(message: string, allowed: readonly string[]): OmError {
  const who = allowed.length === 0 ? "nobody" : [...new Set(allowed)].join(", ");
  return new OmError(message, {
    code: "practice.not-role",
    hint: `It is for ${who}. With --anyone it is written down all the same.`,
  });
}
