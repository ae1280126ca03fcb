import type { DecodedText } from "./decode-text.ts";

const REPLACEMENT = 0xfffd;
const BYTE_ORDER_MARK = 0xfeff;

/** Reads UTF-32, which no decoder of the platform does. What is no character becomes U+FFFD, and a problem says so. */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): DecodedText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint16Array(Math.ceil(bytes.length / 4) * 2);
  let length = 0;
  let faults = bytes.length % 4 === 0 ? 0 : 1;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    let point = view.getUint32(at, littleEndian);
    if (at === 0 && point === BYTE_ORDER_MARK) continue;
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      point = REPLACEMENT;
      faults += 1;
    }
    if (point > 0xffff) {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10);
      units[length++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    } else units[length++] = point;
  }
  const text = textOf(units.subarray(0, length));
  const message = "Some bytes are not valid UTF-32; they were replaced.";
  return { text, problems: faults === 0 ? [] : [{ code: "feed.charset", message }] };
}

/** In pieces, because a call takes only so many arguments. */
function textOf(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += 8_192)
    parts.push(String.fromCharCode(...units.subarray(at, at + 8_192)));
  return parts.join("");
}
