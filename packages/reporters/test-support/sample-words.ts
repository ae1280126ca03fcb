import { type DocumentLabels, LOCALE_IDS, type LocaleId } from "@intune-om/core";

/** The texts of the sample document, in each language. */
export interface SampleWords {
  readonly labels: DocumentLabels;
  readonly title: string;
  readonly audience: string;
  readonly statusLabel: string;
  readonly statusSentence: string;
  readonly states: {
    readonly good: string;
    readonly attention: string;
    readonly bad: string;
    readonly unknown: string;
  };
  readonly say: (english: string, swedish: string) => string;
}

const en: SampleWords = {
  labels: {
    contents: "Contents",
    pageOf: "Page {page} of {pages}",
    generated: "Generated",
    dataFrom: "Data from",
    period: "Period",
    audience: "For",
    target: "Target",
    previous: "Previous period",
    missing: "No data",
    summarySheet: "Summary",
    moreRows: "Showing {shown} of {total} rows. The workbook holds them all.",
    noRows: "Showing {shown} of {total} rows.",
    yes: "Yes",
    no: "No",
    figure: "Figure",
    value: "Value",
    state: "State",
    limitedVisibility: "What this report could not see",
  },
  title: "Weekly report on the health of our devices",
  audience: "Management",
  statusLabel: "Needs attention",
  statusSentence:
    "Most devices are healthy, but 41 are without disk encryption and a certificate expires in nine days.",
  states: { good: "On target", attention: "Near target", bad: "Below target", unknown: "No data" },
  say: (english) => english,
};

const sv: SampleWords = {
  labels: {
    contents: "Innehåll",
    pageOf: "Sida {page} av {pages}",
    generated: "Skapad",
    dataFrom: "Data från",
    period: "Period",
    audience: "För",
    target: "Mål",
    previous: "Föregående period",
    missing: "Data saknas",
    summarySheet: "Sammanfattning",
    moreRows: "Visar {shown} av {total} rader. Alla finns i arbetsboken.",
    noRows: "Visar {shown} av {total} rader.",
    yes: "Ja",
    no: "Nej",
    figure: "Nyckeltal",
    value: "Värde",
    state: "Läge",
    limitedVisibility: "Det här kunde rapporten inte se",
  },
  title: "Veckorapport om våra enheters hälsa",
  audience: "Ledningen",
  statusLabel: "Behöver åtgärdas",
  statusSentence:
    "De flesta enheter mår bra, men 41 saknar diskkryptering och ett certifikat går ut om nio dagar.",
  states: { good: "Når målet", attention: "Nära målet", bad: "Under målet", unknown: "Data saknas" },
  say: (_english, swedish) => swedish,
};

/** Sample texts by language; English for those that have no sample of their own. */
export const sampleWords: Readonly<Record<LocaleId, SampleWords>> = Object.fromEntries(
  LOCALE_IDS.map((id) => [id, id === "sv" ? sv : en]),
) as Record<LocaleId, SampleWords>;
