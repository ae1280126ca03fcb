import { Readable, pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { messageOf } from "../errors.ts";
import { GraphError } from "./graph-error.ts";

/** The error of a file that is not as it should be. */
export type FileFault = (what: string) => GraphError;

/** Bytes that are unpacked at a time. */
const SLICE = 64 * 1024;
/** What the zip64 extension is known by inside an entry. */
const ZIP64 = 0x0001;
const STORED = 0;
const DEFLATED = 8;

/**
 * The only file of a zip archive, unpacked piece by piece, whatever its name. The last piece comes before its sum is
 * checked, so that only the end of the pieces says that the file was whole. Throws a fault for anything that is no
 * archive, holds more or fewer files than one, is encrypted, or would unpack to more than `maxBytes`.
 */
export async function* openArchive(
  bytes: Buffer,
  maxBytes: number,
  fault: FileFault,
): AsyncGenerator<Buffer> {
  try {
    yield* unpack(bytes, maxBytes, fault);
  } catch (error) {
    if (error instanceof GraphError) throw error;
    throw fault(`the archive could not be read (${messageOf(error)})`);
  }
}

async function* unpack(bytes: Buffer, maxBytes: number, fault: FileFault): AsyncGenerator<Buffer> {
  const { fromBufferPromise } = await import("yauzl");
  // Names stay bytes: nothing is written under them, so that nothing about them matters.
  const archive = await fromBufferPromise(bytes, { decodeStrings: false });
  if (archive.entryCount !== 1) throw fault(`the archive holds ${archive.entryCount} files instead of one`);
  const entry = await readOnlyEntry(archive);
  const refused = findRefusal(entry, maxBytes);
  if (refused !== null) throw fault(refused);
  const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = slices(bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize));
  let size = 0;
  let sum = 0;
  for await (const piece of entry.compressionMethod === STORED ? packed : inflate(packed)) {
    size += piece.length;
    if (size > entry.uncompressedSize) throw fault("the archive unpacks to more than it says");
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32)
    throw fault("the file in the archive is damaged");
}

async function readOnlyEntry(archive: ZipFile): Promise<Entry> {
  const { value } = await archive.eachEntry().next();
  return value as Entry;
}

function findRefusal(entry: Entry, maxBytes: number): string | null {
  if (entry.isEncrypted()) return "the file in the archive is encrypted";
  if (entry.uncompressedSize > maxBytes) return `the file is larger than ${maxBytes} bytes`;
  // No file below the cap needs it.
  if (entry.extraFields.some(({ id }) => id === ZIP64)) return "the archive is of the large kind (zip64)";
  const { compressionMethod } = entry;
  return compressionMethod === STORED || compressionMethod === DEFLATED
    ? null
    : `the archive is packed in a way that is not known (${compressionMethod})`;
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** What goes wrong comes out of the iteration, and an iteration that ends early ends the unpacking. */
function inflate(packed: Iterable<Buffer>): AsyncIterable<Buffer> {
  const inflater = createInflateRaw();
  pipeline(Readable.from(packed), inflater, () => undefined);
  return inflater;
}
