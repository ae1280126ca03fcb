/** Months in English and Swedish, whole and shortened, first to last. */
const NAMES: readonly (readonly string[])[] = [
  ["january", "januari", "jan"],
  ["february", "februari", "feb"],
  ["march", "mars", "mar"],
  ["april", "apr"],
  ["may", "maj"],
  ["june", "juni", "jun"],
  ["july", "juli", "jul"],
  ["august", "augusti", "aug"],
  ["september", "sept", "sep"],
  ["october", "oktober", "oct", "okt"],
  ["november", "nov"],
  ["december", "dec"],
];

/** The number of a month by its name in small letters: 0 for January, as `Date` counts. */
export const MONTH_BY_NAME: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, month) => names.map((name) => [name, month] as const)),
);
