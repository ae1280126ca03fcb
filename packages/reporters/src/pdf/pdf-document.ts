import { cleanText, type Document } from "@intune-om/core";
import { packObjects } from "./pack-objects.ts";
import { xmpDescription } from "./xmp.ts";

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

const PRODUCER = "intune-om";

/** Opens an empty, tagged A4 document whose bytes depend on the report alone. */
export async function openPdf(document: Document): Promise<PDFKit.PDFDocument> {
  const { default: PDFDocument } = await import("pdfkit");
  const title = cleanText(document.title);
  const author = cleanText(document.organisation);
  const subject = cleanText(`${document.audience} – ${document.tenantName}`);
  const { locale: language, generatedAt: createdAt } = document;
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    // An empty name keeps pdfkit from loading a standard font that is never used.
    font: "",
    pdfVersion: "1.7",
    lang: language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Creator: PRODUCER,
      Producer: PRODUCER,
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  });
  // pdfkit puts texts into the XML of the metadata as they are: `R&D` would break it.
  const facts = { title, author, subject, language, producer: PRODUCER, createdAt };
  Object.assign(doc, { _addInfo: () => doc.appendXML(xmpDescription(facts)) });
  return doc;
}

/** Ends the document and gathers its bytes. */
export async function closePdf(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.end();
  await ended;
  return packObjects(Buffer.concat(chunks));
}
