/** The UTF-8 of each byte of Windows-1252. */
const WINDOWS_1252: readonly Uint8Array[] = Array.from({ length: 256 }, (_, byte) =>
  new TextEncoder().encode(new TextDecoder("windows-1252").decode(Uint8Array.of(byte))),
);
/** Most bytes that one of Windows-1252 becomes. */
const GROWTH = 3;

/**
 * Reads bytes as UTF-8, and each byte that is part of no valid sequence as Windows-1252. Texts in which both
 * encodings stand beside each other come out whole. Linear in the length.
 */
export function mendUtf8(bytes: Uint8Array): string {
  const mended = new Uint8Array(bytes.length * GROWTH);
  let end = 0;
  let at = 0;
  while (at < bytes.length) {
    const next = at + sequenceAt(bytes, at);
    if (next === at) for (const byte of WINDOWS_1252[bytes[at++] ?? 0] ?? []) mended[end++] = byte;
    while (at < next) mended[end++] = bytes[at++] ?? 0;
  }
  return new TextDecoder().decode(mended.subarray(0, end));
}

/** Length of the valid sequence that begins here, or 0. Source: the Unicode Standard, table 3-7. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = lengthBy(first);
  if (length <= 1 || at + length > bytes.length) return length === 1 ? 1 : 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function lengthBy(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
