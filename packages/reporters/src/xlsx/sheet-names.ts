import { cleanText } from "@intune-om/core";

const NAME_LIMIT = 31;
/** Excel keeps this name for itself. */
const RESERVED = "history";

/** Gives each title a sheet name. */
export type SheetNames = (title: string) => string;

/**
 * Makes the function that turns titles into sheet names: at most 31 UTF-16 units, without the characters Excel
 * refuses and without apostrophes (they break references), never "History", and unique in any case of letters.
 */
export function createSheetNames(): SheetNames {
  const taken = new Set([RESERVED]);
  return (title) => {
    const base = cleanText(title.replace(/[[\]:*?/\\']/g, " ")) || "–";
    for (let copy = 1; ; copy += 1) {
      const suffix = copy === 1 ? "" : ` (${copy})`;
      const name = `${cut(base, NAME_LIMIT - suffix.length)}${suffix}`;
      const key = name.normalize("NFKC").toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…`;
}
