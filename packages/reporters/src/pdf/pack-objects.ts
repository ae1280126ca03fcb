import { deflateSync } from "node:zlib";
import { OmError } from "@intune-om/core";

interface PdfObject {
  readonly id: number;
  /** Without its first and last line. */
  readonly body: Buffer;
  readonly stream: boolean;
}

/** Where an object lies: `1` at an offset in the file, `2` inside an object stream at an index. */
type Entry = readonly [type: 1 | 2, place: number, index: number];

/** Objects of one object stream; a reader unpacks it whole to see one of them. */
const GROUP = 400;

/**
 * Packs the small objects of a finished file into compressed streams (ISO 32000-1, 7.5.7 and 7.5.8). The
 * structure tree that makes a report accessible is thousands of small objects, which are most of the file
 * otherwise. Takes what pdfkit writes: one plain cross-reference table, no encryption, no generations.
 */
export function packObjects(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const { objects, trailer, head } = readFile(bytes);
  const parts: Buffer[] = [head];
  const entries = new Map<number, Entry>();
  let offset = head.byteLength;
  const write = (id: number, body: Buffer): void => {
    const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    entries.set(id, [1, offset, 0]);
    parts.push(part);
    offset += part.byteLength;
  };

  for (const object of objects) if (object.stream) write(object.id, object.body);
  const small = objects.filter((object) => !object.stream);
  let next = objects.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  for (let at = 0; at < small.length; at += GROUP) {
    const group = small.slice(at, at + GROUP);
    group.forEach(({ id }, index) => entries.set(id, [2, next, index]));
    write(next, objectStream(group));
    next += 1;
  }
  const start = offset;
  write(next, crossReference(entries, next, start, trailer));
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

function readFile(bytes: Buffer): {
  readonly objects: readonly PdfObject[];
  readonly trailer: string;
  readonly head: Buffer;
} {
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
    bytes.toString("latin1", Math.max(0, bytes.byteLength - 64)),
  );
  const table = Number(tail?.[1]);
  const [, count = "0", rows = "", trailer] =
    /^xref\n0 (\d+)\n([\s\S]*?)trailer\n([\s\S]*)startxref/.exec(bytes.toString("latin1", table)) ?? [];
  if (trailer === undefined) throw unexpected();
  const offsets = rows
    .split("\n")
    .slice(1, Number(count))
    .map((row) => Number(row.slice(0, 10)));
  const ends = new Map(
    offsets.toSorted((a, b) => a - b).map((offset, index, all) => [offset, all[index + 1] ?? table]),
  );
  const objects = offsets.map((offset, index) =>
    readObject(bytes, index + 1, offset, ends.get(offset) ?? table),
  );
  return { objects, trailer, head: bytes.subarray(0, Math.min(...offsets)) };
}

function readObject(bytes: Buffer, id: number, offset: number, end: number): PdfObject {
  const first = `${id} 0 obj\n`;
  const last = "\nendobj\n";
  const body = bytes.subarray(offset + first.length, end - last.length);
  const whole =
    bytes.toString("latin1", offset, offset + first.length) === first &&
    bytes.toString("latin1", end - last.length, end) === last;
  if (!whole) throw unexpected();
  // Text never ends in this word: it stands in brackets.
  return { id, body, stream: body.subarray(-10).toString("latin1") === "\nendstream" };
}

function objectStream(group: readonly PdfObject[]): Buffer {
  let offset = 0;
  const index = group.map(({ id, body }) => {
    const entry = `${id} ${offset}`;
    offset += body.byteLength + 1;
    return entry;
  });
  const first = Buffer.from(`${index.join(" ")}\n`);
  const data = Buffer.concat([first, ...group.flatMap(({ body }) => [body, Buffer.from("\n")])]);
  return stream(`/Type /ObjStm /N ${group.length} /First ${first.byteLength}`, data);
}

function crossReference(
  entries: ReadonlyMap<number, Entry>,
  self: number,
  start: number,
  trailer: string,
): Buffer {
  const kept = ["Root", "Info"].map(
    (key) => `/${key} ${new RegExp(`/${key} (\\d+ 0 R)`).exec(trailer)?.[1] ?? ""}`,
  );
  const id = /\/ID \[[^\]]*\]/.exec(trailer)?.[0] ?? "";
  const data = Buffer.alloc((self + 1) * 7);
  // The first row is the head of the list of free objects, which is empty.
  data.writeUInt16BE(0xffff, 5);
  for (const [number, [type, place, index]] of [...entries, [self, [1, start, 0]] as const]) {
    data.writeUInt8(type, number * 7);
    data.writeUInt32BE(place, number * 7 + 1);
    data.writeUInt16BE(index, number * 7 + 5);
  }
  return stream(`/Type /XRef /Size ${self + 1} /W [1 4 2] ${kept.join(" ")} ${id}`, data);
}

function stream(dictionary: string, data: Buffer): Buffer {
  const packed = deflateSync(data);
  const head = `<<\n${dictionary}\n/Filter /FlateDecode\n/Length ${packed.byteLength}\n>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), packed, Buffer.from("\nendstream")]);
}

function unexpected(): OmError {
  return new OmError("The PDF library wrote a file of an unexpected form.", {
    code: "pdf.unexpected-form",
    hint: "Use the version of pdfkit that this package names.",
  });
}
