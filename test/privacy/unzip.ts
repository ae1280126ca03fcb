import { inflateRawSync } from "node:zlib";

const CENTRAL = 0x02014b50;

/** The texts of every file in an archive that one of our own reporters made. */
export function unzipTexts(bytes: Uint8Array): string {
  const archive = Buffer.from(bytes);
  const texts: string[] = [];
  for (let at = 0; at + 46 <= archive.length; at += 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) continue;
    const [method, size, local] = [10, 20, 42].map((offset) =>
      offset === 10 ? archive.readUInt16LE(at + offset) : archive.readUInt32LE(at + offset),
    );
    if (method === undefined || size === undefined || local === undefined) continue;
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const body = archive.subarray(start, start + size);
    texts.push((method === 0 ? body : inflateRawSync(body)).toString("utf8"));
  }
  return texts.join("\n");
}
