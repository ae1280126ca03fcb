import { crc32, deflateRawSync } from "node:zlib";

/** One file of an archive; what is left out is as it should be. */
export interface ZipPart {
  readonly content: string | Buffer;
  readonly name?: string;
  /** Not compressed. */
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** The size that the archive says. */
  readonly size?: number;
  readonly crc?: number;
  readonly extra?: Buffer;
}

/** A zip archive, also one that lies: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function zipOf(...parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name ?? "Devices_1.csv");
    const extra = part.extra ?? Buffer.alloc(0);
    const content = Buffer.from(part.content);
    const data = part.stored === true ? content : deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(part.flags ?? 0, 2);
    head.writeUInt16LE(part.method ?? (part.stored === true ? 0 : 8), 4);
    head.writeUInt32LE(part.crc ?? crc32(content), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(part.size ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    head.writeUInt16LE(extra.length, 24);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const file = Buffer.concat([signed(0x04034b50), head, name, extra, data]);
    directory.push(Buffer.concat([signed(0x02014b50), Buffer.from([20, 0]), head, tail, name, extra]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, signed(0x06054b50), end]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
