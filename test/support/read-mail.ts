import { readFile } from "node:fs/promises";

/** A part of a message that holds no others, decoded. */
export interface MailPart {
  readonly type: string;
  readonly fileName: string | null;
  readonly text: string;
}

export interface ReadMail {
  readonly subject: string;
  readonly parts: readonly MailPart[];
  /** The one part of a type; fails when there is none or more than one. */
  part(type: string): MailPart;
}

/** Reads a message of the mail catcher as a mail program would. */
export async function readMail(file: string): Promise<ReadMail> {
  const { headers, body } = divide(await readFile(file, "latin1"));
  const parts = leaves(headers, body);
  return {
    subject: decodeWords(headers.get("subject") ?? ""),
    parts,
    part(type) {
      const [first, ...others] = parts.filter((part) => part.type === type);
      if (first === undefined || others.length > 0)
        throw new Error(`not one part of type ${type} in ${file}`);
      return first;
    },
  };
}

type Headers = ReadonlyMap<string, string>;

function divide(raw: string): { readonly headers: Headers; readonly body: string } {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { headers, body: raw.slice(end + 4) };
}

function leaves(headers: Headers, body: string): readonly MailPart[] {
  const type = headers.get("content-type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary !== undefined) {
    const inner = body.split(`--${boundary}`).slice(1, -1);
    return inner.flatMap((part) => {
      const { headers: own, body: text } = divide(part.replace(/^\r\n/, ""));
      return leaves(own, text);
    });
  }
  const disposition = headers.get("content-disposition") ?? "";
  return [
    {
      type: (type.split(";")[0] ?? "").trim(),
      fileName: /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? null,
      text: decode(body, headers.get("content-transfer-encoding") ?? "7bit"),
    },
  ];
}

function decode(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8");
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, "?==?");
  return joined.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === "b"
      ? Buffer.from(word, "base64").toString("utf8")
      : decode(word.replaceAll("_", " "), "quoted-printable"),
  );
}
