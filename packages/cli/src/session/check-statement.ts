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

/**
 * Sees that a person may speak for a role: holds it, is its deputy, or stands in today.
 * @throws OmError `practice.not-role`
 */
export function checkRole(
  person: Person,
  role: Role | undefined,
  { plan, day, anyone }: { readonly plan: Plan; readonly day: string; readonly anyone: boolean },
): void {
  if (anyone || (role !== undefined && mayAct(person.id, role, day, plan))) return;
  const who = role === undefined ? "nobody" : [...role.holders, ...role.deputies].join(", ");
  throw new OmError(
    `${person.id} neither has the role ${role?.id ?? ""} nor stands in for somebody who does`,
    {
      code: "practice.not-role",
      hint: `It is for ${who}. With --anyone it is written down all the same.`,
    },
  );
}
