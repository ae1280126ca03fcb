export { createHtmlReporter } from "./html/html-reporter.ts";
export { createIcsReporter } from "./ics/ics-reporter.ts";
export { createMailComposer } from "./mail/mail-composer.ts";
export { createPdfReporter, type PdfOptions } from "./pdf/pdf-reporter.ts";
export { type Reporters, reporters } from "./registry.ts";
export { createXlsxReporter, type XlsxReporterOptions } from "./xlsx/xlsx-reporter.ts";
