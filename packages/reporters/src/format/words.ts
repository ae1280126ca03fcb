import type { LocaleId } from "@intune-om/core";

const en = {
  skipToContent: "Skip to the report",
  keyFigures: "Key figures",
  basis: "Basis",
  change: "Change",
  date: "Date",
  sheet: "Sheet",
  rows: "Rows",
  whatToDo: "What to do",
  better: "better",
  worse: "worse",
  /** With `{count}`. */
  more: "and {count} more",
  /** With `{count}`. */
  moreAttached: "and {count} more in the attached report",
  furtherSections: "Also in the report",
  attachments: "Attached",
  formats: {
    pdf: "the report, to read and print",
    xlsx: "all rows, to sort and filter",
    html: "the report, for the browser",
    ics: "the dates, for your calendar",
  },
  contact: "Questions",
  /** With `{audience}` and `{organisation}`. */
  whyYouGetThis:
    "You receive this report because you are listed under “{audience}” in the operations plan of {organisation}.",
};

/** Words that belong to the formats themselves rather than to the report. */
export type Words = typeof en;

const sv: Words = {
  skipToContent: "Hoppa till rapporten",
  keyFigures: "Nyckeltal",
  basis: "Underlag",
  change: "Förändring",
  date: "Datum",
  sheet: "Blad",
  rows: "Rader",
  whatToDo: "Att göra",
  better: "bättre",
  worse: "sämre",
  more: "och {count} till",
  moreAttached: "och {count} till i den bifogade rapporten",
  furtherSections: "Finns också i rapporten",
  attachments: "Bifogat",
  formats: {
    pdf: "rapporten, att läsa och skriva ut",
    xlsx: "alla rader, att sortera och filtrera",
    html: "rapporten, för webbläsaren",
    ics: "datumen, för kalendern",
  },
  contact: "Frågor",
  whyYouGetThis: "Du får rapporten för att du står under ”{audience}” i driftplanen för {organisation}.",
};

/** The words by language. */
export const WORDS: Readonly<Record<LocaleId, Words>> = { en, sv };
