import { createHash } from "node:crypto";
import { cleanText } from "../text/clean-text.ts";

/** Longest id that stands in keys as it came. */
const MOST_CHARACTERS = 128;
const HEAD_CHARACTERS = 80;
/** Nearly every id looks like this, and is asked for many thousands of times in a large fleet. */
const PLAIN = /^[\w.:@-]{1,128}$/;

/**
 * The id of an entity as it stands in the key of its alert: as the service has it, or, when that is over-long, empty or has
 * signs that cannot be shown, what can be shown of it with a tail that follows from the whole.
 */
export function entityId(id: string): string {
  if (PLAIN.test(id)) return id;
  if (id !== "" && id.length <= MOST_CHARACTERS && cleanText(id) === id) return id;
  const tail = createHash("sha256").update(id).digest("hex").slice(0, 12);
  const head = cleanText(id.slice(0, 2 * MOST_CHARACTERS), HEAD_CHARACTERS);
  return `${head}~${tail}`;
}
