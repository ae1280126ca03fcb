const LINE_LENGTH = 76;
/** The shortest line of quoted-printable that is broken without a line end: at a blank in its last third. */
const SHORTEST_LINE = 52;
const SOFT_BREAK = "=\r\n".length;
const SLICE_BYTES = 65_536;

/**
 * The size of running text in the encoding that a mail gives it: as it is where all of it is plain and short, else
 * quoted-printable for text in Latin letters and base64 for others. Never less than it really takes.
 */
export function encodedTextSize(text: string): number {
  const lineEnds = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  const isPlain = /^[\t\n\r\x20-\x7F]*$/.test(text);
  if (isPlain && text.length <= 131_072 && !hasLongLine(text))
    return text.replace(/\r\n/g, "\n").length + lineEnds;
  if (!isMostlyLatin(text)) {
    const characters = 4 * Math.ceil(Buffer.byteLength(text) / 3);
    return characters + 2 * Math.ceil(characters / LINE_LENGTH);
  }
  const escaped = (text.match(/[^\t\n\r\x20-\x3C\x3E-\x7E]/gu) ?? []).reduce(
    (n, sign) => n + Buffer.byteLength(sign),
    0,
  );
  const blankEnds = text.match(/[ \t](?=\r|\n|$)/g)?.length ?? 0;
  const characters = Buffer.byteLength(text) + 2 * (escaped + blankEnds) + lineEnds;
  const slices = 2 + Math.floor(characters / SLICE_BYTES);
  return characters + SOFT_BREAK * (Math.floor(characters / SHORTEST_LINE) + slices);
}

/** A text in a header: as it is, quoted, or in encoded words of 52 characters, each on a line of its own. */
export function encodedWordsSize(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text) && !text.includes("=?") && !text.includes('"'))
    return text.length + (text.match(/\\/g)?.length ?? 0) + 2 + foldsOf(text.length);
  const frame = "?=\r\n =?UTF-8?Q?".length;
  const bytes = Buffer.byteLength(text);
  const words = Math.ceil(bytes / 27);
  // Each word may end within a group of three bytes.
  if (!isMostlyLatin(text)) return Math.ceil((4 * bytes) / 3) + words * (4 + frame);
  const plain = text.match(/[A-Za-z0-9!*+\-/ ]/g)?.length ?? 0;
  const characters = plain + 3 * (bytes - plain);
  // A character that takes four bytes is not split, so that a word may end eleven characters early.
  return characters + Math.ceil(characters / 29) * frame;
}

/** A file name as a parameter: as it is, quoted, or in pieces of 50 characters (RFC 2231). */
export function parameterSize(text: string): number {
  if (/^[\x20-\x7E]{0,74}$/.test(text) && !text.includes("=?") && !text.includes('"'))
    return text.length + (text.match(/\\/g)?.length ?? 0);
  const plain = text.match(/[A-Za-z0-9.-]/g)?.length ?? 0;
  const characters = "utf-8''".length + plain + 3 * (Buffer.byteLength(text) - plain);
  return characters + Math.ceil(characters / 38) * ";\r\n filename*00*=".length;
}

function foldsOf(characters: number): number {
  return 3 * Math.ceil(characters / LINE_LENGTH);
}

function hasLongLine(text: string): boolean {
  return new RegExp(`^.{${LINE_LENGTH + 1},}`, "m").test(text);
}

/** Which letters there are more of decides between quoted-printable and base64. */
function isMostlyLatin(text: string): boolean {
  const latin = text.match(/[a-z]/gi)?.length ?? 0;
  const other = text.match(/[\0-\x08\x0B\x0C\x0E-\x1F\x80-\uFFFF]/g)?.length ?? 0;
  return other < latin;
}
