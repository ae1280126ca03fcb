import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";

/** Where the header of a file says how it is made (sqlite.org/fileformat2.html, 1.3). */
const HEADER_BYTES = 100;
const PAGE_SIZE_AT = 16;
const CHANGES_AT = 24;
const PAGES_AT = 28;
const VALID_FOR_AT = 92;
/** Stands for what does not fit into two bytes. */
const LARGEST_PAGE = 65_536;

/**
 * What shows that a file was cut off at its end, which a look at its structure does not always: what is missing is read
 * as zeros. Null when nothing does.
 */
export function findCut(path: string): string | null {
  // Another process may be moving its log into the file: what shows twice is there to stay.
  return lookForCut(path) === null ? null : lookForCut(path);
}

function lookForCut(path: string): string | null {
  const { header, bytes } = readHeader(path);
  // What the file does not hold yet stands in its log.
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return null;
  if (bytes < HEADER_BYTES || header.readUInt32BE(CHANGES_AT) !== header.readUInt32BE(VALID_FOR_AT))
    return null;
  const raw = header.readUInt16BE(PAGE_SIZE_AT);
  const whole = header.readUInt32BE(PAGES_AT) * (raw === 1 ? LARGEST_PAGE : raw);
  return bytes < whole ? `it is cut off: ${bytes} of ${whole} bytes are left` : null;
}

function readHeader(path: string): { readonly header: Buffer; readonly bytes: number } {
  const file = openSync(path, "r");
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, HEADER_BYTES, 0);
    return { header, bytes: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}
