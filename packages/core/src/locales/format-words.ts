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
  /** Over the files that were too large to go with a mail. */
  readonly leftOut: string;
  /** With `{size}` and `{path}`. */
  readonly leftOutFile: string;
  /** With `{contact}`. */
  readonly leftOutAsk: string;
  /** Over the files of a message that is posted where none can be attached. */
  readonly filesInMail: string;
  /** Where a message goes on that is longer than there is room for. */
  readonly restInMail: string;
  /** What each attached file is for, by format. */
  readonly formats: Readonly<Record<"pdf" | "xlsx" | "html" | "ics", string>>;
  readonly contact: string;
  /** With `{audience}` and `{organisation}`. */
  readonly whyYouGetThis: string;
}
