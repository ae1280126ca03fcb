import { encode, wrap } from "nodemailer/lib/qp";

const LINE_LENGTH = 76;
/** How much the library wraps at a time; where a line is broken depends on it. */
const SLICE_BYTES = 64 * 1024;

/** Quoted-printable in lines of 76 characters (RFC 2045, 6.7), as the library's stream gives it. */
export function quotedPrintable(text: string): string {
  const bytes = Buffer.from(text);
  // Blanks at the very end are written apart: only there is nothing that comes after them.
  let end = bytes.length;
  while (end > 0 && isBlank(bytes[end - 1])) end -= 1;
  let written = "";
  let line = "";
  const add = (piece: string): void => {
    const wrapped = wrap(line + piece, LINE_LENGTH);
    const lineStart = wrapped.lastIndexOf("\n") + 1;
    written += wrapped.slice(0, lineStart);
    line = wrapped.slice(lineStart);
  };
  for (let from = 0; from < end; from += SLICE_BYTES)
    add(encodeBefore(bytes.subarray(0, end), from, from + SLICE_BYTES));
  if (end < bytes.length) add(encode(bytes.subarray(end)));
  return written + line;
}

/** The encoding of a slice. A blank at its end is written as what follows it asks for. */
function encodeBefore(bytes: Buffer, from: number, to: number): string {
  if (to >= bytes.length) return encode(bytes.subarray(from));
  const withNext = encode(bytes.subarray(from, to + 1));
  return withNext.slice(0, withNext.at(-3) === "=" ? -3 : -1);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
