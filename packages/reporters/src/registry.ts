import type { FORMATS, Reporter } from "@intune-om/core";

/** The reporters of the product by their format. */
export type Reporters = Readonly<Record<(typeof FORMATS)[number], () => Promise<Reporter>>>;

/** Every format of the product. A reporter is loaded when it is first asked for: their libraries are slow to start. */
export const reporters: Reporters = {
  pdf: async () => (await import("./pdf/pdf-reporter.ts")).createPdfReporter(),
  xlsx: async () => (await import("./xlsx/xlsx-reporter.ts")).createXlsxReporter(),
  html: async () => (await import("./html/html-reporter.ts")).createHtmlReporter(),
  ics: async () => (await import("./ics/ics-reporter.ts")).createIcsReporter(),
};
