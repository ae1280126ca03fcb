import type { AudienceKind, Plan, UpdateRule } from "../config/plan/plan.ts";
import type { TaskKind } from "./update-record.ts";
import type { Update } from "./update.ts";

/**
 * Who has an update: by the plan's first rule that fits it, else the update watcher, else the first administrator. Null
 * only where the plan names nobody of all these.
 */
export function ownerOf(update: Update, plan: Plan): string | null {
  const rule = plan.updates.rules.find(({ when }) => fits(update, when));
  const named = [rule?.owner, plan.updates.watcher].flatMap((id) => personOf(id, plan) ?? []);
  return named[0] ?? administrators(plan)[0] ?? null;
}

/** Who does a piece of work on an update: whom the plan names for it, else whoever has the update. */
export function workerOf(kind: TaskKind, owner: string | null, plan: Plan): string | null {
  return personOf(plan.updates.tasks[kind], plan) ?? owner;
}

/** Ids of the people in audiences of administrators, each once, in the order of the plan. */
export function administrators(plan: Plan): readonly string[] {
  return membersOf("administrators", plan);
}

/** Ids of the people in audiences of the help desk, each once, in the order of the plan. */
export function helpdeskPeople(plan: Plan): readonly string[] {
  return membersOf("helpdesk", plan);
}

function membersOf(kind: AudienceKind, { audiences }: Plan): readonly string[] {
  return [
    ...new Set(audiences.filter((audience) => audience.kind === kind).flatMap(({ members }) => members)),
  ];
}

/** The person of an id, or the first holder of a role of that id. */
function personOf(id: string | undefined, { people, roles }: Plan): string | null {
  if (people.some((person) => person.id === id)) return id ?? null;
  return roles.find((role) => role.id === id)?.holders[0] ?? null;
}

function fits(update: Update, { platform, area, kind, audience }: UpdateRule["when"]): boolean {
  return (
    (platform === undefined || update.platforms.includes(platform)) &&
    (area === undefined || update.area === area) &&
    (kind === undefined || update.kind === kind) &&
    (audience === undefined || update.audiences.includes(audience))
  );
}
