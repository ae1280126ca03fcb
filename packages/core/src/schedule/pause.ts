/** Somebody's word that a report is not to be run for a while. */
export interface Pause {
  /** Id of a person of the plan. */
  readonly by: string;
  readonly why: string;
  /** From when on. */
  readonly at: Date;
  /** When it ends by itself, or was ended; null until somebody ends it. */
  readonly until: Date | null;
}

/** Whether an instant lies within a pause. */
export function isPausedAt({ at, until }: Pause, instant: number): boolean {
  return instant >= at.getTime() && (until === null || instant < until.getTime());
}
