/** The vocabularies that a feed's facts are written in. */
export type Vocabulary = "atom" | "rss" | "rdf" | "dc" | "dcterms" | "content" | "other";

const BY_ADDRESS: ReadonlyMap<string, Vocabulary> = new Map([
  ["http://www.w3.org/2005/Atom", "atom"],
  ["http://purl.org/atom/ns#", "atom"],
  ["http://purl.org/rss/1.0/", "rss"],
  ["http://my.netscape.com/rdf/simple/0.9/", "rss"],
  ["http://channel.netscape.com/rdf/simple/0.9/", "rss"],
  ["http://backend.userland.com/rss2", "rss"],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["http://purl.org/rss/1.0/modules/content/", "content"],
]);
/** What a prefix means where a feed uses it without declaring it. */
const BY_PREFIX: ReadonlyMap<string, Vocabulary> = new Map([
  ["atom", "atom"],
  ["a10", "atom"],
  ["rdf", "rdf"],
  ["dc", "dc"],
  ["dcterms", "dcterms"],
  ["content", "content"],
]);

/** Prefixes that may be in force at once, so that declarations inside each other cost no square of their number. */
const PREFIX_LIMIT = 100;

/** Prefixes in force, `""` for names without one. */
export type Prefixes = ReadonlyMap<string, Vocabulary>;

/** The prefixes in force inside an element with these attributes. */
export function withDeclarations(prefixes: Prefixes, attributes: ReadonlyMap<string, string>): Prefixes {
  const declared = [...attributes].filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (declared.length === 0 || prefixes.size > PREFIX_LIMIT) return prefixes;
  const own = declared.map(([name, address]) => {
    const known = BY_ADDRESS.get(address.trim());
    // Many feeds give RSS 2.0 a namespace of some address; a name without a prefix is still RSS there.
    const strange = name === "xmlns" && !/xhtml|svg|mathml/i.test(address) ? "rss" : "other";
    return [name === "xmlns" ? "" : name.slice(6), known ?? strange] as const;
  });
  return new Map([...prefixes, ...own]);
}

export interface ResolvedName {
  readonly vocabulary: Vocabulary;
  readonly local: string;
  readonly declared: boolean;
}

/** What an element's name means. A name without prefix or declaration is RSS's or Atom's own. */
export function resolveName(name: string, prefixes: Prefixes): ResolvedName {
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  const local = name.slice(colon + 1).toLowerCase();
  const known = prefixes.get(prefix);
  if (known !== undefined) return { vocabulary: known, local, declared: true };
  if (prefix === "") return { vocabulary: "rss", local, declared: true };
  return { vocabulary: BY_PREFIX.get(prefix.toLowerCase()) ?? "other", local, declared: prefix === "xml" };
}
