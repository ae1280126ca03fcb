export interface Doctype {
  /** Just after it. */
  readonly end: number;
  readonly entities: boolean;
}

/**
 * Where a document type that begins at `at` ends, with the declarations inside it. Unless it is searched
 * through, or when it has no end, it ends at its first `>`, which is at `first`.
 */
export function doctypeAt(xml: string, at: number, first: number, search: boolean): Doctype {
  const end = search ? balancedEnd(xml, at) : -1;
  const stop = end >= 0 ? end : Math.min(first < 0 ? xml.length : first + 1, at + 1_000);
  return { end: Math.max(stop, at + 9), entities: /<!ENTITY/i.test(xml.slice(at, stop)) };
}

/** Past the `>` that is in no quotation, comment or inner part; -1 when there is none. */
function balancedEnd(xml: string, from: number): number {
  let quote = "";
  let inner = 0;
  for (let at = from; at < xml.length; at += 1) {
    const char = xml.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "<" && xml.startsWith("<!--", at)) {
      const end = xml.indexOf("-->", at + 4);
      if (end < 0) return -1;
      at = end + 2;
    } else if (char === "[") inner += 1;
    else if (char === "]") inner = Math.max(0, inner - 1);
    else if (char === ">" && inner === 0) return at + 1;
  }
  return -1;
}
