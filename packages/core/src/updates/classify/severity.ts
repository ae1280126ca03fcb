import { phraseBook } from "./phrases.ts";

/** Words by which a notice states how grave it is, most grave first. Anything less explicit is no severity. */
export const SEVERITY_WORDS: readonly {
  readonly severity: "critical" | "high";
  readonly words: readonly string[];
}[] = [
  {
    severity: "critical",
    words: [
      "severity: critical",
      "severity critical",
      "critical severity",
      "rated critical",
      "^critical:",
      "allvarlighetsgrad: kritisk",
      "allvarlighetsgrad kritisk",
      "^kritiskt:",
    ],
  },
  {
    severity: "high",
    words: [
      "severity: high",
      "high severity",
      "rated important",
      "actively exploited",
      "exploited in the wild",
      "exploited in attacks",
      "used in attacks",
      "zero-day",
      "zero day",
      "allvarlighetsgrad: hög",
      "utnyttjas aktivt",
      "aktivt utnyttjad",
      "utnyttjas i attacker",
      "nolldagssårbarhet*",
    ],
  },
];

const BOOKS = SEVERITY_WORDS.map(({ severity, words }) => ({ severity, book: phraseBook(words) }));
/** How Apple's feeds count the flaws that are in use. */
const EXPLOITED = /\bexploited cve\(s\): {0,4}[1-9]/i;

/** The source's own word; where it has none, what its text states outright; else null. */
export function severityOf(own: string | null, text: string): string | null {
  if (own !== null) return own;
  const stated = BOOKS.find(({ book }) => book.isIn(text))?.severity;
  return stated ?? (EXPLOITED.test(text.slice(0, 2_000)) ? "high" : null);
}
