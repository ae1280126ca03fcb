import type { Document } from "../compose/document.ts";
import type { Letter } from "../compose/letter.ts";

export const FORMATS = ["pdf", "xlsx", "html", "ics"] as const;
export type Format = (typeof FORMATS)[number] | (string & {});

/** A file that a run made. */
export interface Artifact {
  readonly format: Format;
  /** Safe in any file system and mail client: ASCII letters, digits, dot, hyphen. */
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What a reporter knows of its surroundings. */
export interface RenderContext {
  /** Formats that the same run makes, so that a cut table can point to the workbook. */
  readonly formats: readonly Format[];
  readonly signal?: AbortSignal;
}

/** Makes one file format of a document. Deterministic: the same document gives the same content. */
export interface Reporter {
  readonly format: Format;
  readonly contentType: string;
  /** With the dot, for example `.pdf`. */
  readonly extension: string;
  /** Whether the document has anything for this format; no file is made otherwise. Always, when left out. */
  hasContent?(document: Document): boolean;
  render(document: Document, context: RenderContext): Promise<Uint8Array>;
}

/** The body of a mail: both parts, and the pictures that the HTML part names by `cid:`. */
export interface MailBody {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly images: readonly MailImage[];
}

export interface MailImage {
  /** The part of `cid:` after the colon, unique in the message. */
  readonly contentId: string;
  readonly fileName: string;
  readonly contentType: "image/png";
  readonly bytes: Uint8Array;
}

/** Makes the mail body of a document. */
export interface MailComposer {
  compose(document: Document, context: MailContext): Promise<MailBody>;
  /** The same for a short message to one person. */
  composeLetter(letter: Letter, context: Omit<MailContext, "attachments" | "leftOut">): Promise<MailBody>;
}

/** A file that its reader is told of instead of given. */
export interface LeftOutAttachment {
  readonly fileName: string;
  readonly format: Format;
  readonly bytes: number;
  /** Where it stands. */
  readonly path: string;
}

export interface MailContext {
  /** Names of the files that go with the mail. */
  readonly attachments: readonly { readonly fileName: string; readonly format: Format }[];
  /** Files that are too large to go with it: the mail tells how large they are and where they stand. Default: none. */
  readonly leftOut?: readonly LeftOutAttachment[];
  /** Who to reply to with questions, shown in the foot. */
  readonly contact?: string;
  readonly signal?: AbortSignal;
}
