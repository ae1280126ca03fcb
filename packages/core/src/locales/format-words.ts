/** Words that belong to the formats themselves (a page, a workbook, a mail) rather than to the report. */
export interface FormatWords {
  readonly skipToContent: string;
  readonly keyFigures: string;
  readonly basis: string;
  readonly change: string;
  readonly date: string;
  readonly sheet: string;
  readonly rows: string;
  readonly whatToDo: string;
  readonly better: string;
  readonly worse: string;
  /** With `{count}`. */
  readonly more: string;
  /** With `{count}`. */
  readonly moreAttached: string;
  readonly furtherSections: string;
  readonly attachments: string;
  /** What each attached file is for, by format. */
  readonly formats: Readonly<Record<"pdf" | "xlsx" | "html" | "ics", string>>;
  readonly contact: string;
  /** With `{audience}` and `{organisation}`. */
  readonly whyYouGetThis: string;
}
