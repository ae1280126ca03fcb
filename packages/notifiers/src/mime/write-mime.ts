import type MimeNode from "nodemailer/lib/mime-node";
import { encodeBase64Lines } from "./encode-base64-lines.ts";
import { quotedPrintable } from "./quoted-printable.ts";

const LINE_FEED = 0x0a;

/**
 * Writes a message whose contents are all at hand, in one go. The library's own way gives the same bytes through a
 * chain of streams for each part, which for a mail of ordinary size takes several times as long as the encoding.
 */
export function writeMime(root: MimeNode): Buffer {
  const pieces: Buffer[] = [];
  writeNode(root, pieces);
  if (pieces.findLast((piece) => piece.length > 0)?.at(-1) !== LINE_FEED) pieces.push(Buffer.from("\r\n"));
  return Buffer.concat(pieces);
}

function writeNode(node: MimeNode, pieces: Buffer[]): void {
  // Decides on the encoding, which would otherwise be weighed twice.
  pieces.push(toLines(`${node.buildHeaders()}\r\n\r\n`));
  const { content } = node;
  if (content !== undefined && content !== "") pieces.push(encoded(content, node.getTransferEncoding()));
  if (!node.multipart) return;
  const mark = `--${node.boundary}`;
  for (const [index, child] of node.childNodes.entries()) {
    pieces.push(Buffer.from(`${index === 0 ? "" : "\r\n"}${mark}\r\n`));
    writeNode(child, pieces);
  }
  pieces.push(Buffer.from(`\r\n${mark}--\r\n`));
}

function encoded(content: NonNullable<MimeNode["content"]>, encoding: string | false): Buffer {
  if (typeof content !== "string" && !Buffer.isBuffer(content))
    throw new TypeError("the content of a part is not at hand");
  if (encoding === "base64") return encodeBase64Lines(content);
  if (encoding === "quoted-printable") return toLines(quotedPrintable(content.toString()));
  return typeof content === "string" ? toLines(content) : toLines(content.toString("latin1"), "latin1");
}

function toLines(text: string, bytes: "utf8" | "latin1" = "utf8"): Buffer {
  return Buffer.from(text.replace(/(?<!\r)\n/g, "\r\n"), bytes);
}
