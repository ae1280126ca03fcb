const LINE_LENGTH = 76;
const CRLF = "\r\n";

/** What was encoded already, for as long as somebody has the bytes: one file goes to all recipients of a report. */
const known = new WeakMap<Uint8Array, Buffer>();

/** Base64 in lines of 76 characters (RFC 2045, 6.8), without a line end after the last. Bytes are encoded once. */
export function encodeBase64Lines(content: string | Uint8Array): Buffer {
  if (typeof content === "string") return inLines(Buffer.from(content));
  let lines = known.get(content);
  if (lines === undefined) {
    lines = inLines(bufferOf(content));
    known.set(content, lines);
  }
  return lines;
}

const views = new WeakMap<Uint8Array, Buffer>();

/** The same bytes as a Buffer; always the same one, so that what is known of it is found again. */
export function bufferOf(bytes: Uint8Array): Buffer {
  let view = views.get(bytes);
  if (view === undefined) {
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    views.set(bytes, view);
  }
  return view;
}

function inLines(bytes: Buffer): Buffer {
  const text = bytes.toString("base64");
  const count = Math.max(1, Math.ceil(text.length / LINE_LENGTH));
  const lines = Buffer.allocUnsafe(text.length + (count - 1) * CRLF.length);
  let end = 0;
  for (let line = 0; line < count; line += 1) {
    if (line > 0) end += lines.write(CRLF, end, "latin1");
    end += lines.write(text.slice(line * LINE_LENGTH, (line + 1) * LINE_LENGTH), end, "latin1");
  }
  return lines;
}
