import type { OccurrenceState } from "./routine-state.ts";

/** How routines were kept within some time. */
export interface Adherence {
  /** Times that they were due: those whose day is over, and those of today that are done. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** Due and not done. */
  readonly missed: number;
  /** What would show it could not be read: neither done nor missed, but not known to be done. */
  readonly unknown: number;
}

export const NO_ADHERENCE: Adherence = { due: 0, onTime: 0, late: 0, missed: 0, unknown: 0 };

/** Counts what was due from one day to another, both included. */
export function adherenceOf(states: readonly OccurrenceState[], from: string, to: string): Adherence {
  const within = states.filter(({ due }) => due >= from && due <= to);
  const count = (state: OccurrenceState["state"]): number =>
    within.filter((entry) => entry.state === state).length;
  const [onTime, late, missed, unknown] = [
    count("onTime"),
    count("late"),
    count("overdue"),
    count("unknown"),
  ];
  return { due: onTime + late + missed + unknown, onTime, late, missed, unknown };
}

export function addAdherence(all: readonly Adherence[]): Adherence {
  return all.reduce(
    (sum, one) => ({
      due: sum.due + one.due,
      onTime: sum.onTime + one.onTime,
      late: sum.late + one.late,
      missed: sum.missed + one.missed,
      unknown: sum.unknown + one.unknown,
    }),
    NO_ADHERENCE,
  );
}

/** Done on time ÷ due, from 0 to 100; null when nothing was due, or nothing of it is known. */
export function adherenceShare({ due, onTime, unknown }: Adherence): number | null {
  return due === 0 || unknown === due ? null : (onTime / due) * 100;
}
