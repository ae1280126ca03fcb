import { mayAct } from "../../people/who-acts.ts";
import { words, type Words } from "../../practice/words.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import type { Occurrence } from "../occurrences.ts";
import {
  collectionsIn,
  type Evidence,
  type EvidenceInput,
  found,
  isWithin,
  lacking,
  latest,
  unknown,
  windowOf,
} from "./evidence.ts";

interface Asked {
  /** Which of what was announced is meant. */
  readonly concerns: (record: UpdateRecord) => boolean;
  readonly all: (total: number, at: Date) => Words;
  readonly inPart: (done: number, total: number) => Words;
  readonly none: (at: Date) => Words;
}

/** Whether everything of a kind that came within the time was acknowledged by somebody of the routine's role. */
export function judgeAcknowledgements(occurrence: Occurrence, input: EvidenceInput, asked: Asked): Evidence {
  const window = windowOf(occurrence, input);
  const { plan, routine } = input;
  const role = plan.roles.find(({ id }) => id === routine.role);
  const { records, state } = input.updates;
  const came = records.filter((record) => asked.concerns(record) && isWithin(record.firstSeenAt, window));
  const read = came.map(({ triage }) =>
    triage.acknowledgements.find(
      ({ person, at }) =>
        role !== undefined && at <= input.now && mayAct(person, role, input.calendar.dayOf(at), plan),
    ),
  );
  const done = read.filter((entry) => entry !== undefined);
  const collected = latest(collectionsIn(window, input));
  if (came.length > done.length) return lacking(asked.inPart(done.length, came.length));
  if (state !== "read") return unknown(words("updatesUnread"));
  const at = latest(done.map((entry) => entry.at));
  if (at !== null) return found(at, asked.all(done.length, at));
  // That nothing came is shown by a collection which would have brought it.
  return collected === null ? lacking(words("notCollected")) : found(collected, asked.none(collected));
}
