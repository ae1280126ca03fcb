import type { EntityKind } from "../firing.ts";
import type { LapsedEntity } from "../lapsed-entity.ts";
import { knownId } from "./known-id.ts";

/** That an entity no longer counts, under the id that a firing about it would have. */
export function lapsedOf(kind: EntityKind, id: string): LapsedEntity {
  return { entity: { kind, id: knownId(kind, id) }, lapsed: true };
}
