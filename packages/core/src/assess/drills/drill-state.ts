import type { DeliveryState } from "../../deliver/delivery-states.ts";
import { entriesOf } from "../../practice/journal-entry.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";
import { addDays } from "../days.ts";
import { isInTime, minutesOf, type Wait, type WaitFigures, waitFigures } from "./acknowledgements.ts";

/**
 * `open`: nobody has acknowledged it yet. `notSent`: its letters did not go out, so that nobody could; it is counted in
 * no figure.
 */
export type DrillStanding = "acknowledged" | "open" | "notSent";

export interface DrillState extends Wait {
  readonly id: string;
  readonly alertKind: string;
  readonly severity: string;
  /** Ids of those who were called. */
  readonly people: readonly string[];
  /** Id of the person who called them. */
  readonly startedBy: string;
  readonly acknowledgedBy: string | null;
  readonly standing: DrillStanding;
  /** Until it was acknowledged, or so far. */
  readonly minutes: number;
  /** Null while that is still open. */
  readonly inTime: boolean | null;
}

export interface DrillsState {
  /** The newest first. */
  readonly drills: readonly DrillState[];
  /** Of those that were started within {@link DRILL_DAYS}. */
  readonly figures: WaitFigures;
}

const CAME_TO_NOTHING: readonly DeliveryState[] = ["rejected", "suppressed", "dead"];

/** How far back the figures of drills look. */
export const DRILL_DAYS = 90;

/** What the posting and the run of a drill are called. */
export function drillPosting(id: string): string {
  return `drill:${id}`;
}

/** Judges the drills that are remembered, as of now. Pure. */
export function assessDrills(log: Pick<PracticeLog, "journal" | "deliveries">, now: Date): DrillsState {
  const answers = entriesOf(log.journal, "drillAcknowledged").filter(({ at }) => at <= now);
  const drills = entriesOf(log.journal, "drillStarted")
    .filter(({ at }) => at <= now)
    .map((entry): DrillState => {
      const answer = answers.find(({ drill }) => drill === entry.drill);
      const wait = { from: entry.at, until: answer?.at ?? null, targetMinutes: entry.targetMinutes };
      const states = log.deliveries.flatMap(({ report, state }) =>
        report === drillPosting(entry.drill) ? [state] : [],
      );
      return {
        ...wait,
        id: entry.drill,
        alertKind: entry.alertKind,
        severity: entry.severity,
        people: entry.people,
        startedBy: entry.by,
        acknowledgedBy: answer?.by ?? null,
        standing: answer !== undefined ? "acknowledged" : wasSent(states) ? "open" : "notSent",
        minutes: minutesOf(wait, now),
        inTime: isInTime(wait, now),
      };
    })
    .toReversed();
  const after = addDays(now, -DRILL_DAYS);
  const counted = drills.filter(({ from, standing }) => from > after && standing !== "notSent");
  return { drills, figures: waitFigures(counted, now) };
}

/** Unless every letter of it has come to nothing. Letters of another tenant are not known here, and taken as sent. */
function wasSent(states: readonly DeliveryState[]): boolean {
  return states.length === 0 || states.some((state) => !CAME_TO_NOTHING.includes(state));
}
