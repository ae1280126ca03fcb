import type { AlertEntity } from "./firing.ts";

/**
 * An entity of which a rule can say nothing, because the service left out what it is judged by: its alert neither ends nor
 * is told again in this snapshot, and none opens.
 */
export interface UnknownEntity {
  readonly entity: Pick<AlertEntity, "kind" | "id">;
  /** The field or figure that is missing, by the name that the snapshot has for it: `expiresAt`. */
  readonly missing: string;
}

/** Tells it from a firing. */
export function isUnknownEntity(said: object): said is UnknownEntity {
  return "missing" in said;
}
