import {
  entriesOf,
  isWaiting,
  OmError,
  type OccurrenceState,
  type PracticeLog,
  type RoutineState,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { checkedStatement, checkRole, type StatementOptions } from "../session/check-statement.ts";
import { findPerson } from "../session/find-person.ts";
import { findRoutine } from "../session/find-routine.ts";
import { practiceNow } from "../session/practice-now.ts";
import { withSession } from "../session/session.ts";

export interface DoneOptions extends StatementOptions {
  readonly routine: string;
  readonly due?: string;
  readonly tenant?: string;
}

/** `plan done ROUTINE`: somebody says that it was carried out. Said twice of one due day, it is written down once. */
export const markDone: Action<DoneOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { plan, store, config } = session;
    const routine = findRoutine(plan, options.routine);
    const person = findPerson(plan, options.by);
    const statement = checkedStatement(options);
    const tenant = options.tenant ?? config.tenants[0]?.id;
    const { today, at, practice, log } = await practiceNow(session, tenant);
    const role = plan.roles.find(({ id }) => id === routine.role);
    checkRole(person, role, { plan, day: today, anyone: options.anyone === true });
    const state = practice.routines.routines.find((entry) => entry.routine.id === routine.id);
    if (state === undefined) throw new TypeError("a routine of the plan was not judged");
    const due = options.due === undefined ? waitingDay(state, today) : askedDay(state, options.due);
    const earlier = saidBefore(log, routine.id, due);
    const said = { routine: routine.id, due, by: earlier?.by ?? person.id, at: earlier?.at ?? at };
    if (earlier === undefined) {
      await store.journal.add(person.id, [{ kind: "routineDone", routine: routine.id, due, ...statement }]);
    }
    output.result({ done: { ...said, already: earlier !== undefined } }, () => {
      const forDay = due === null ? "" : ` for ${due}`;
      return earlier === undefined
        ? `${routine.id} is done${forDay}.`
        : `${routine.id} was done${forDay} already: ${earlier.by} said so at ${session.times.minute(earlier.at)}. Nothing was written down.`;
    });
    return EXIT.done;
  });

function saidBefore({ journal }: PracticeLog, routine: string, due: string | null) {
  if (due === null) return undefined;
  return entriesOf(journal, "routineDone").find((entry) => entry.routine === routine && entry.due === due);
}

/** The day that waits; else that of the time which is under way, which somebody confirms; null without due days. */
function waitingDay({ current, occurrences }: RoutineState, today: string): string | null {
  if (current !== null && isWaiting(current)) return current.due;
  const underWay = occurrences.findLast(({ opens }) => opens <= today);
  return underWay?.due ?? null;
}

/** @throws OmError `practice.not-due` */
function askedDay({ routine, occurrences }: RoutineState, asked: string): string {
  const found = occurrences.find(({ due }) => due === asked);
  if (found !== undefined) return found.due;
  const near = nearest(occurrences, asked);
  throw new OmError(`${routine.id} was not due on ${JSON.stringify(asked)}`, {
    code: "practice.not-due",
    hint:
      near.length === 0
        ? "It has no due days. Leave --due out."
        : `It is or was due on ${near.join(", ")}. Leave --due out for the one that waits.`,
  });
}

const NEAR = 4;

function nearest(occurrences: readonly OccurrenceState[], asked: string): readonly string[] {
  const days = occurrences.map(({ due }) => due);
  const after = days.findIndex((due) => due > asked);
  const middle = after < 0 ? days.length : after;
  return days.slice(Math.max(0, middle - NEAR / 2), middle + NEAR / 2);
}
