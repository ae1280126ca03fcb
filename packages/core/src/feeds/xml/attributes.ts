import { decodeReferences } from "./references.ts";

/** Longest tag whose attributes are read, in UTF-16 units. */
const TAG_LIMIT = 16_384;
const ATTRIBUTE = /([^\s=/>"'<]{1,200})(?:\s{0,99}=\s{0,99}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The attributes of a tag by their names as written, references decoded; the first of a name counts. */
export function attributesOf(source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const body = source
    .slice(0, TAG_LIMIT)
    .replace(/^<[^\s/>]{1,101}/, "")
    .replace(/\/?>$/, "");
  for (const [, name = "", double, single, bare] of body.matchAll(ATTRIBUTE)) {
    if (!found.has(name)) found.set(name, decodeReferences(double ?? single ?? bare ?? ""));
  }
  return found;
}
