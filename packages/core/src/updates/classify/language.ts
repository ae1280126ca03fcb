import { LOOKED_THROUGH } from "./phrases.ts";

/** Words that are frequent in one language and rare or unknown in its neighbours. */
export const LANGUAGE_WORDS: Readonly<Record<"en" | "sv", readonly string[]>> = {
  en: (
    "the and of to is for you your with this are will can now that from when has have be it its by or not new on we " +
    "which what how available added support supports devices users settings app apps security update updates release"
  ).split(" "),
  sv: (
    "och att är för från som inte eller kan du din dina nu ny nya nytt det den ett en på med av till vi har ska blir " +
    "så när vid efter även gäller enheter enhet användare appar inställning inställningar stöd uppdatering ändring " +
    "uppdateras måste"
  ).split(" "),
};

/** Words that a language has in common with others, which say nothing on their own. */
const WEAK: ReadonlySet<string> = new Set(
  "on du en det den på med av till ett kan som har vi du app apps update updates release support".split(" "),
);
/** Share of the words that must be of a language, and how many times as many as of the other. */
const LEAST_SHARE = 0.1;
const LEAD = 1.5;

const LANGUAGES = ["en", "sv"] as const;
const WORDS_OF: Readonly<Record<"en" | "sv", ReadonlySet<string>>> = {
  en: new Set(LANGUAGE_WORDS.en),
  sv: new Set(LANGUAGE_WORDS.sv),
};

/** The language of a text by its frequent words: English, Swedish, or null when it is neither for sure. */
export function languageOf(text: string): "en" | "sv" | null {
  const words =
    text
      .slice(0, LOOKED_THROUGH)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const hits = { en: 0, sv: 0 };
  const sure = { en: 0, sv: 0 };
  for (const word of words) {
    for (const language of LANGUAGES) {
      if (!WORDS_OF[language].has(word)) continue;
      hits[language] += 1;
      if (!WEAK.has(word)) sure[language] += 1;
    }
  }
  const first = hits.en >= hits.sv ? "en" : "sv";
  const second = first === "en" ? "sv" : "en";
  const isTold =
    sure[first] > 0 && hits[first] / words.length >= LEAST_SHARE && hits[first] >= hits[second] * LEAD;
  return isTold ? first : null;
}
