import type { EntityKind } from "../firing.ts";
import type { LapsedEntity } from "../lapsed-entity.ts";

/** That an entity no longer counts, under the id that a firing about it would have. */
export function lapsedOf(kind: EntityKind, id: string): LapsedEntity {
  return { entity: { kind, id: id.trim() === "" ? kind : id }, lapsed: true };
}
