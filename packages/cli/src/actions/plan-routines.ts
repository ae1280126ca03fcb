import { adherenceShare, isWaiting, type Plan, type RoutineState } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { findPerson } from "../session/find-person.ts";
import { findRole } from "../session/find-routine.ts";
import { type PracticeNow, practiceNow } from "../session/practice-now.ts";
import { withSession } from "../session/session.ts";

export interface RoutineListOptions {
  readonly tenant?: string;
  readonly due: boolean;
  readonly overdue: boolean;
  readonly role?: string;
  readonly person?: string;
}

/** `plan routines`: what is done again and again, who acts today, and what shows that it was done. */
export const listRoutines: Action<RoutineListOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const fits = filterOf(session.plan, options);
    const now = await practiceNow(session, options.tenant);
    const states = now.practice.routines.routines.filter(fits);
    const json = {
      tenant: now.tenant,
      today: now.today,
      routines: states.map((state) => routineJson(state, now)),
    };
    output.result(json, () => routineTable(states, now));
    return EXIT.done;
  });

function filterOf(plan: Plan, options: RoutineListOptions): (state: RoutineState) => boolean {
  const { due, overdue, role, person } = options;
  const roleId = role === undefined ? null : findRole(plan, role).id;
  const personId = person === undefined ? null : findPerson(plan, person).id;
  return ({ routine, acts, current }) => {
    if (roleId !== null && routine.role !== roleId) return false;
    if (personId !== null && acts.person !== personId) return false;
    if (!due && !overdue) return true;
    if (current === null || !isWaiting(current)) return false;
    return current.state === "overdue" ? overdue : due;
  };
}

function routineJson(state: RoutineState, { writer }: PracticeNow): object {
  const { routine, acts, current, countsFrom, lastDoneAt, month } = state;
  const { id, title, area, cadence, role } = routine;
  return {
    id,
    title,
    area,
    cadence,
    role,
    countsFrom,
    acts: { person: acts.person, because: acts.because?.kind ?? null, away: acts.away },
    due: current?.due ?? null,
    state: current?.state ?? null,
    doneAt: current?.doneAt ?? null,
    by: current?.by ?? null,
    lastDoneAt,
    evidence: {
      kind: routine.evidence.kind,
      state: current?.evidence.state ?? null,
      at: current?.evidence.at ?? null,
      text: current === null ? null : writer.evidence([current.evidence.detail]),
    },
    last30Days: { ...month, share: adherenceShare(month) },
  };
}

function routineTable(states: readonly RoutineState[], now: PracticeNow): string {
  if (states.length === 0) return "No routine fits.";
  return textTable(
    ["STATE", "DUE", "ROUTINE", "ACTS TODAY", "EVIDENCE", "SHARE"],
    states.map(({ routine, acts, current, month }) => [
      current?.state ?? "–",
      current?.due ?? "–",
      routine.id,
      `${acts.person ?? "nobody"}${acts.because === null || acts.because.kind === "holder" ? "" : ` (for ${acts.away[0] ?? routine.role})`}`,
      current === null ? routine.evidence.kind : now.writer.evidence([current.evidence.detail]),
      month.due === 0 ? "–" : `${month.onTime}/${month.due}`,
    ]),
  );
}
