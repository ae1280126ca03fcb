import { suggest } from "../config/suggest.ts";
import type { Person, Plan, Role } from "../config/plan/plan.ts";
import { OmError } from "../errors.ts";
import { type ActsBecause, whoActs } from "../people/who-acts.ts";
import { ALERT_ROLES, type AlertKind } from "./alert-kinds.ts";
import { calledByRoute, hasRoutes, type SentAlert } from "./called-by-route.ts";

/** Somebody whom a drill calls, and why it is this person. */
export interface Called {
  readonly person: Person;
  readonly because:
    | (ActsBecause & { readonly role: Role })
    | { readonly kind: "asked" }
    | { readonly kind: "route" };
}

export interface CallInput {
  readonly kind: AlertKind;
  /** Id of a role, or id or address of a person; the role of the kind when left out. */
  readonly to: string | undefined;
  readonly plan: Plan;
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
  /** What routes ask of an alert beside its kind. Without it, or without routes, the role of the kind counts. */
  readonly sent?: SentAlert;
}

/**
 * Whom an alert of a kind reaches: those to whom the routes of the plan lead, or in a plan without any the one who acts
 * in its role today, absences counted; or the one who is named.
 * @throws OmError `drill.no-role`, `drill.nobody`, `drill.unknown-receiver`
 */
export function whomToCall({ kind, to, plan, day, sent }: CallInput): readonly Called[] {
  if (to === undefined) {
    const routed = sent === undefined || !hasRoutes(plan) ? null : calledByRoute(kind, plan, sent);
    return routed ?? [acting(roleOf(kind, plan), plan, day)];
  }
  const wanted = to.toLowerCase();
  const role = plan.roles.find(({ id }) => id === wanted);
  if (role !== undefined) return [acting(role, plan, day)];
  const person = plan.people.find(({ id, address }) => id === wanted || address.toLowerCase() === wanted);
  if (person !== undefined) return [{ person, because: { kind: "asked" } }];
  const meant = suggest(
    to,
    [...plan.roles, ...plan.people].map(({ id }) => id),
  );
  throw new OmError(`the plan has no role or person ${JSON.stringify(to)}`, {
    code: "drill.unknown-receiver",
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}Use the id of a role, or the id or address of a person, in ${plan.file}.`,
  });
}

function roleOf(kind: AlertKind, { roles, file }: Plan): Role {
  const id = ALERT_ROLES[kind];
  const role = roles.find((entry) => entry.id === id);
  if (role !== undefined) return role;
  throw new OmError(`the plan has no role ${id}, which has alerts of the kind ${kind}`, {
    code: "drill.no-role",
    hint: `Add the role under roles in ${file}, or name somebody with --to.`,
  });
}

function acting(role: Role, plan: Plan, day: string): Called {
  const { person: id, because, away } = whoActs(role, day, plan);
  const person = plan.people.find((entry) => entry.id === id);
  if (person !== undefined && because !== null) return { person, because: { ...because, role } };
  throw new OmError(`nobody acts in the role ${role.id} today`, {
    code: "drill.nobody",
    hint: `Away are ${away.join(", ")}. Name a deputy who is there under roles in ${plan.file}: a real alert would reach nobody.`,
  });
}
