import { crc32, deflateRawSync } from "node:zlib";

/** Ways in which an archive can be wrong. */
export const ARCHIVE_FAULTS = ["bomb", "two", "half", "damaged"] as const;
export type ArchiveFault = (typeof ARCHIVE_FAULTS)[number];

const BOMB_BYTES = 50_000_000;

/** A zip archive with one file. */
export function archiveOf(name: string, text: string): Buffer {
  const content = Buffer.from(text, "utf8");
  return zip([{ name, content, size: content.length }]);
}

/** An archive that a careless reader goes wrong with. */
export function faultyArchive(fault: ArchiveFault, name: string, text: string): Buffer {
  const content = Buffer.from(text, "utf8");
  const file = { name, content, size: content.length };
  // It says that it is small.
  if (fault === "bomb") return zip([{ name, content: Buffer.alloc(BOMB_BYTES), size: 1_000 }]);
  if (fault === "two") return zip([file, { ...file, name: `../${name}` }]);
  const whole = zip([file]);
  if (fault === "half") return whole.subarray(0, Math.floor(whole.length / 2));
  const middle = Math.floor(whole.length / 2);
  whole.writeUInt8(whole.readUInt8(middle) ^ 0xff, middle);
  return whole;
}

interface ZipFile {
  readonly name: string;
  readonly content: Buffer;
  /** The size that the archive says. */
  readonly size: number;
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16 */
function zip(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size } of files) {
    const data = deflateRawSync(content);
    const bytes = Buffer.from(name, "utf8");
    const facts = numbers([20, 2], [0, 2], [8, 2], [0, 4], [crc32(content), 4], [data.length, 4], [size, 4]);
    const names = numbers([bytes.length, 2], [0, 2]);
    const part = Buffer.concat([numbers([0x04034b50, 4]), facts, names, bytes, data]);
    const place = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(Buffer.concat([numbers([0x02014b50, 4], [20, 2]), facts, names, place, bytes]));
    parts.push(part);
    offset += part.length;
  }
  const index = Buffer.concat(directory);
  const count = files.length;
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [count, 2],
    [count, 2],
    [index.length, 4],
    [offset, 4],
    [0, 2],
  );
  return Buffer.concat([...parts, index, end]);
}

/** Numbers one after the other, each in so many bytes, the lowest first. */
function numbers(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}
