import type { EntityKind } from "../firing.ts";
import type { UnknownEntity } from "../unknown-entity.ts";
import { knownId } from "./known-id.ts";

/** That nothing can be said of an entity, under the id that its firings have. */
export function unknownOf(kind: EntityKind, id: string, missing: string): UnknownEntity {
  return { entity: { kind, id: knownId(kind, id) }, missing };
}
