/** An alert that opens so often within so many hours flaps. */
export interface FlappingPolicy {
  readonly openings: number;
  readonly withinHours: number;
}

/** Clear snapshots that end an alert while it flaps, as many times those that end it otherwise. */
export const FLAPPING_CLEAR = 3;

const HOUR_MS = 3_600_000;

/** The openings with one more, the newest alone: as many as are asked about. */
export function withOpening(openings: readonly Date[], at: Date, policy: FlappingPolicy): readonly Date[] {
  return [...openings, at].slice(-Math.max(1, policy.openings));
}

/** Whether it has opened as often as the policy asks, within its hours. */
export function isFlapping(openings: readonly Date[], at: Date, policy: FlappingPolicy): boolean {
  const [first] = openings.slice(-policy.openings);
  return openings.length >= policy.openings && first !== undefined && isWithin(first, at, policy);
}

/** Whether it has not opened within the hours that the policy looks back. */
export function isQuiet(openings: readonly Date[], at: Date, policy: FlappingPolicy): boolean {
  const last = openings.at(-1);
  return last === undefined || !isWithin(last, at, policy);
}

function isWithin(opening: Date, at: Date, { withinHours }: FlappingPolicy): boolean {
  return at.getTime() - opening.getTime() < withinHours * HOUR_MS;
}
