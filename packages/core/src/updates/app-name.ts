/** Shorter names stand in texts by chance. */
const LEAST_LETTERS = 4;

/** Of a longer text only the beginning is looked through. */
const MOST_WORDS = 4_000;

/** Words of every notice: a name of nothing else tells no app. */
const EVERYWHERE: ReadonlySet<string> = new Set(["microsoft", "intune", "windows", "office", "365"]);

/**
 * Names of apps that are everyday words, in English or Swedish. Alone they tell no app; with the publisher before them
 * (Microsoft Teams) they do.
 */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  [
    "access agent apps browser calendar camera chat chrome client clock company connect contacts desktop",
    "device devices edge excel files forms home launcher lists loop mail manager maps messages",
    "mobile news notes phone photos planner portal power print printer project reader remote",
    "scanner school security service settings setup store stream support sync teams test tool tools update",
    "updates user users viewer weather word work zoom",
    "appar arbete enhet enheter filer inställningar kalender kamera karta mejl skola telefon verktyg",
  ].flatMap((line) => line.split(" ")),
);

/** Names that one app has in several languages. */
const SAME_APP: readonly (readonly string[])[] = [
  ["company portal", "företagsportal", "företagsportalen", "företagsportalappen"],
];

/** What follows the name itself: for a platform, of an architecture, the kind of package, a version. */
const TAIL =
  /^(?:x64|x86|arm64|64|32|bit|msi|exe|msix|pkg|win|windows|ios|ipados|android|macos|mac|app|v?\d[\d]*)$/;

/** A text as lower-case words, without signs. */
export function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
}

/**
 * The ways in which a notice may name an app: its name, without what only tells one package from another (`7-Zip 24.08
 * (x64)`), and without its publisher when the rest is no everyday word. None for a name that says too little.
 */
export function appNameVariants(name: string): readonly (readonly string[])[] {
  const full = withoutTail(wordsOf(name.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, " ")));
  const short =
    full[0] === "microsoft" || full[0] === "intune" ? appNameVariants(full.slice(1).join(" ")) : [];
  const others = SAME_APP.filter((names) => names.includes(full.join(" "))).flatMap((names) =>
    names.map(wordsOf),
  );
  const variants = [full, ...short, ...others].filter(isTelling);
  return [...new Map(variants.map((words) => [words.join(" "), words])).values()];
}

function withoutTail(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && TAIL.test(words[end - 1] ?? "")) end -= 1;
  const last = words[end - 1];
  return words.slice(0, end > 1 && (last === "for" || last === "för") ? end - 1 : end);
}

function isTelling(words: readonly string[]): boolean {
  const [first = ""] = words;
  if (words.join("").length < LEAST_LETTERS || (words.length === 1 && COMMON_WORDS.has(first))) return false;
  return !words.every((word) => EVERYWHERE.has(word) || /^\d+$/.test(word));
}
