import { OmError } from "../errors.ts";
import type { TaskKind, Triage, TriageState, UpdateTask } from "./update-record.ts";

/**
 * Where an update may go from each state. Steps that a small one does not need are left out; what has ended is taken up
 * again by assessing it anew; nothing becomes new a second time.
 */
export const TRIAGE_MOVES: Readonly<Record<TriageState, readonly TriageState[]>> = {
  new: ["assessed", "planned", "communicated", "done", "notRelevant"],
  assessed: ["planned", "communicated", "done", "notRelevant"],
  planned: ["assessed", "communicated", "done", "notRelevant"],
  communicated: ["assessed", "planned", "done", "notRelevant"],
  done: ["assessed"],
  notRelevant: ["assessed"],
};

/** A person's wish to take an update on. */
export interface TriageMove {
  readonly to: TriageState;
  /** Id of a person. */
  readonly by: string;
  readonly at: Date;
  /** Why; needed for `notRelevant`. */
  readonly reason?: string | undefined;
}

/**
 * Takes an update on. Who moves one that nobody has, has it from then on. The notice is done once it was communicated,
 * all work once the update is.
 * @throws OmError `triage.not-allowed`, `triage.no-reason`
 */
export function moveTriage(triage: Triage, { to, by, at, reason = "" }: TriageMove): Triage {
  if (!TRIAGE_MOVES[triage.state].includes(to)) throw notAllowed(triage.state, to);
  if (to === "notRelevant" && reason.trim() === "")
    throw new OmError("an update that is not relevant needs a reason", {
      code: "triage.no-reason",
      hint: "Say why in a few words: the reason stands in the archive.",
    });
  const isDone = (task: UpdateTask): boolean =>
    to === "done" || (to === "communicated" && task.kind === "notice");
  return {
    ...triage,
    state: to,
    owner: triage.owner ?? by,
    reason: reason.trim() === "" ? (to === "assessed" ? null : triage.reason) : reason.trim(),
    tasks: triage.tasks.map((task) =>
      task.doneAt === null && isDone(task) ? { ...task, doneAt: at } : task,
    ),
  };
}

/** Gives an update, and the work on it that its former owner had, to somebody else. */
export function assignTriage(triage: Triage, person: string): Triage {
  return {
    ...triage,
    owner: person,
    tasks: triage.tasks.map((task) =>
      task.doneAt === null && task.owner === triage.owner ? { ...task, owner: person } : task,
    ),
  };
}

/** Closes the work of one kind on an update, whose state stays as it is. The first time counts. */
export function finishTask(triage: Triage, kind: TaskKind, at: Date): Triage {
  if (!triage.tasks.some((task) => task.kind === kind && task.doneAt === null)) return triage;
  return {
    ...triage,
    tasks: triage.tasks.map((task) =>
      task.kind === kind && task.doneAt === null ? { ...task, doneAt: at } : task,
    ),
  };
}

/** Keeps that somebody has read an update; the first time counts. */
export function acknowledge(triage: Triage, person: string, at: Date): Triage {
  if (triage.acknowledgements.some((entry) => entry.person === person)) return triage;
  return { ...triage, acknowledgements: [...triage.acknowledgements, { person, at }] };
}

/** Whether it must have been assessed by now and was not. */
export function isOverdue({ state, due }: Triage, now: Date): boolean {
  return state === "new" && due !== null && due < now;
}

function notAllowed(from: TriageState, to: TriageState): OmError {
  return new OmError(`an update that is ${from} cannot become ${to}`, {
    code: "triage.not-allowed",
    hint: `From ${from} it goes on to ${TRIAGE_MOVES[from].join(", ")}.`,
  });
}
