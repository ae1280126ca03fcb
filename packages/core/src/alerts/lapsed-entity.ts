import type { AlertEntity } from "./firing.ts";

/**
 * An entity that no longer counts although it was not put right: its time is over, or what it was compared with is out of
 * reach. Its alert ends as `lapsed`; one that has none is as if all were well.
 */
export interface LapsedEntity {
  readonly entity: Pick<AlertEntity, "kind" | "id">;
  readonly lapsed: true;
}

/** Tells it from a firing. */
export function isLapsedEntity(said: object): said is LapsedEntity {
  return "lapsed" in said;
}
