import { inflateSync } from "node:zlib";
import { OmError } from "@intune-om/core";

const SIGNATURE = 0x774f4646;
const HEAD = 44;
const ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;
/** No font that comes along is larger. */
const TABLE_LIMIT = 64 * 1024 * 1024;

/**
 * Unpacks a WOFF 1 file into the plain font inside (https://www.w3.org/TR/WOFF/). Done once and whole, because
 * fontkit inflates a packed table again for every glyph it reads.
 */
export function unpackWoff(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEAD || view.getUint32(0) !== SIGNATURE) throw notWoff();
  const count = view.getUint16(12);
  if (bytes.byteLength < HEAD + count * ENTRY) throw notWoff();
  const tables = Array.from({ length: count }, (_, index) => readTable(bytes, view, HEAD + index * ENTRY));
  const size = tables.reduce(
    (sum, table) => sum + padded(table.data.byteLength),
    SFNT_HEAD + count * SFNT_ENTRY,
  );
  const font = new Uint8Array(size);
  const out = new DataView(font.buffer);
  writeHead(out, view.getUint32(4), count);
  let offset = SFNT_HEAD + count * SFNT_ENTRY;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = SFNT_HEAD + index * SFNT_ENTRY;
    [tag, checksum, offset, data.byteLength].forEach((value, field) =>
      out.setUint32(entry + field * 4, value),
    );
    font.set(data, offset);
    offset += padded(data.byteLength);
  });
  return font;
}

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly data: Uint8Array;
}

function readTable(bytes: Uint8Array, view: DataView, at: number): Table {
  const offset = view.getUint32(at + 4);
  const packed = view.getUint32(at + 8);
  const length = view.getUint32(at + 12);
  if (offset + packed > bytes.byteLength || length > TABLE_LIMIT) throw notWoff();
  const raw = bytes.subarray(offset, offset + packed);
  const data = packed < length ? inflateSync(raw, { maxOutputLength: length }) : raw;
  if (data.byteLength !== length) throw notWoff();
  return { tag: view.getUint32(at), checksum: view.getUint32(at + 16), data };
}

function writeHead(out: DataView, flavour: number, count: number): void {
  const power = Math.floor(Math.log2(Math.max(1, count)));
  out.setUint32(0, flavour);
  out.setUint16(4, count);
  out.setUint16(6, 2 ** power * 16);
  out.setUint16(8, power);
  out.setUint16(10, count * 16 - 2 ** power * 16);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function notWoff(): OmError {
  return new OmError("A font file is not a whole WOFF 1 file.", {
    code: "fonts.unreadable",
    hint: "Install the package's dependencies again; a font file is damaged.",
  });
}
