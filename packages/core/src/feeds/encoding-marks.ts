/** Bytes that a text in an encoding begins with; null stands for any but 0. Longer ones come first. */
const MARKS: readonly (readonly [string, readonly (number | null)[]])[] = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  // Without a mark, the zeros of its first two signs give a text away: pages and feeds begin with plain ones.
  ["utf-32le", [null, 0, 0, 0, null, 0, 0, 0]],
  ["utf-32be", [0, 0, 0, null, 0, 0, 0, null]],
  ["utf-16le", [null, 0, null, 0]],
  ["utf-16be", [0, null, 0, null]],
];

/**
 * The encoding that the first bytes themselves show, by a byte order mark or by where the zeros are, or null.
 * Sources: https://www.w3.org/TR/xml/#sec-guessing, https://encoding.spec.whatwg.org/#bom-sniff
 */
export function markedEncoding(bytes: Uint8Array): string | null {
  const found = MARKS.find(([, mark]) =>
    mark.every((byte, at) => (byte === null ? (bytes[at] ?? 0) !== 0 : bytes[at] === byte)),
  );
  return found?.[0] ?? null;
}
