import type { Plan } from "../../config/plan/plan.ts";
import { workerOf } from "../../updates/update-owner.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import { DAYS_TO_REVISE } from "../../updates/update-tasks.ts";
import type { MaterialVersion } from "./material-versions.ts";
import { addDaysTo } from "./months.ts";

/** Work on material: an update touches what it covers, and it was not revised since. */
export interface MaterialTask {
  /** Key of the update. */
  readonly update: string;
  readonly title: string;
  readonly url: string | null;
  /** The day of the change, `YYYY-MM-DD`. */
  readonly changedOn: string;
  /** Id of a person; null where the plan names nobody. */
  readonly owner: string | null;
  /** The last day for it, `YYYY-MM-DD`. */
  readonly due: string;
  readonly overdue: boolean;
}

export interface MaterialInput {
  readonly plan: Plan;
  readonly covers: (record: UpdateRecord) => boolean;
  readonly updates: readonly UpdateRecord[];
  readonly versions: readonly MaterialVersion[];
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
  /** The day on which an instant lies in the organisation's calendar. */
  readonly dayOf: (at: Date) => string;
}

/**
 * What some material must be revised for, the nearest day first. An update counts that is announced or there, is no
 * incident, is newer than the material and that nobody has found to be irrelevant or closed; one for which the material
 * was revised never comes back.
 */
export function materialTasks(input: MaterialInput): readonly MaterialTask[] {
  const { plan, covers, updates, versions, day, dayOf } = input;
  const revisedOn = versions.at(-1)?.on ?? "";
  const settled = new Set(versions.flatMap(({ update }) => update ?? []));
  const owner = trainerOf(plan);
  return updates
    .filter((record) => isOpen(record) && ![record.key, ...record.aliases].some((key) => settled.has(key)))
    .map((record) => ({ record, changedOn: dayOf(record.update.publishedAt ?? record.firstSeenAt) }))
    .filter(({ record, changedOn }) => changedOn > revisedOn && covers(record))
    .map(({ record: { key, update, firstSeenAt }, changedOn }): MaterialTask => {
      const known = dayOf(firstSeenAt);
      const due = addDaysTo(changedOn > known ? changedOn : known, DAYS_TO_REVISE);
      return { update: key, title: update.title, url: update.url, changedOn, owner, due, overdue: due < day };
    })
    .sort((one, other) => (`${one.due} ${one.update}` < `${other.due} ${other.update}` ? -1 : 1));
}

/** Who revises material: whom the plan names for the training that updates ask for, else the role `trainer`. */
export function trainerOf(plan: Plan): string | null {
  return workerOf("training", plan.roles.find(({ id }) => id === "trainer")?.holders[0] ?? null, plan);
}

function isOpen({ update, triage }: UpdateRecord): boolean {
  if (update.kind === "incident" || update.stage === "inDevelopment") return false;
  if (triage.state === "notRelevant" || triage.state === "done") return false;
  return triage.tasks.every(({ kind, doneAt }) => kind !== "training" || doneAt === null);
}
