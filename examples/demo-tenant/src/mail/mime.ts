/** A file that was put to a draft by itself. */
export interface AttachedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Sender and recipients by the header of a message. */
export function partiesOf(raw: Buffer): { readonly from: string; readonly to: readonly string[] } {
  const fields = headOf(raw).fields;
  const of = (name: string): readonly string[] =>
    fields
      .filter((field) => field.toLowerCase().startsWith(`${name}:`))
      .flatMap((field) => [...field.matchAll(/[^\s<>,:;"]+@[^\s<>,:;"]+/g)].map(([address]) => address));
  return { from: of("from")[0] ?? "", to: [...of("to"), ...of("cc"), ...of("bcc")] };
}

/** The message with files behind what it has, as the service sends a draft. */
export function assemble(raw: Buffer, files: readonly AttachedFile[]): Buffer {
  if (files.length === 0) return raw;
  const { fields, end } = headOf(raw);
  const isContent = (field: string): boolean =>
    /^content-(?:type|transfer-encoding|disposition):/i.test(field);
  const boundary = "demo-tenant-assembled";
  const outer = [
    ...fields.filter((field) => !isContent(field)),
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ].join("\r\n");
  const inner = fields.filter(isContent).join("\r\n");
  const parts = files.flatMap((file) => [
    Buffer.from(`\r\n--${boundary}\r\n${partHead(file)}\r\n\r\n`),
    base64(file),
  ]);
  return Buffer.concat([
    Buffer.from(`${outer}\r\n\r\n--${boundary}\r\n${inner}\r\n\r\n`, "latin1"),
    raw.subarray(end + 4),
    ...parts,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function partHead({ name, contentType }: AttachedFile): string {
  const encoded = `UTF-8''${encodeURIComponent(name)}`;
  return [
    `Content-Type: ${contentType}`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename*=${encoded}`,
  ].join("\r\n");
}

function base64({ bytes }: AttachedFile): Buffer {
  return Buffer.from(bytes.toString("base64").replace(/.{76}/g, "$&\r\n"));
}

/** The fields of a header as they stand, those over several lines whole. */
function headOf(raw: Buffer): { readonly fields: readonly string[]; readonly end: number } {
  const found = raw.indexOf("\r\n\r\n");
  const end = found < 0 ? raw.length : found;
  return { fields: raw.toString("latin1", 0, end).split(/\r\n(?![ \t])/), end };
}
