import type { EntityKind } from "../firing.ts";

const SHOWS_SOMETHING = /\S/;

/** The id of an entity; what the service gives none shares one with the others of its kind: a key needs something to stand on. */
export function knownId(kind: EntityKind, id: string): string {
  return SHOWS_SOMETHING.test(id) ? id : kind;
}
