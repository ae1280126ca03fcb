import { inflateSync } from "node:zlib";

/** A line of text as a reader of the file gets it. */
export interface PdfLine {
  /** The first page is 1. */
  readonly page: number;
  readonly text: string;
  readonly x: number;
  /** Baseline, down from the top of the page. */
  readonly y: number;
  readonly size: number;
  /** Whether it is decoration, outside what is read aloud. */
  readonly artifact: boolean;
}

export interface PdfContent {
  readonly pages: number;
  readonly lines: readonly PdfLine[];
  /** Addresses that links lead to. */
  readonly links: readonly string[];
  /** Alternative texts of figures. */
  readonly alternatives: readonly string[];
  /** Types of the structure elements, in the order of the file. */
  readonly tags: readonly string[];
  readonly bookmarks: readonly string[];
  /** The whole file with streams unpacked, for what is not read apart. */
  readonly raw: string;
}

interface PdfObject {
  readonly head: string;
  readonly stream: string | null;
}

/** Reads back what the PDF reporter wrote: the text through the fonts' Unicode maps, links, tags and bookmarks. */
export function readPdf(bytes: Uint8Array): PdfContent {
  const objects = readObjects(Buffer.from(bytes).toString("latin1"));
  const all = [...objects.values()];
  const heads = all.map(({ head }) => head);
  const kids = [
    ...(
      /\/Kids \[([^\]]*)\]/.exec(heads.find((head) => head.includes("/Type /Pages")) ?? "")?.[1] ?? ""
    ).matchAll(/(\d+) 0 R/g),
  ];
  const pages = kids.map(([, id]) => objects.get(Number(id))?.head ?? "");
  return {
    pages: pages.length,
    lines: pages.flatMap((head, index) => pageLines(objects, head, index + 1)),
    links: heads.flatMap((head) => texts(head, "URI")),
    alternatives: heads.flatMap((head) => texts(head, "Alt")),
    tags: heads.flatMap((head) =>
      (/\/S \/([A-Za-z0-9]+)\s*\n/.exec(head)?.[1] ?? "")
        .split(" ")
        .filter((tag) => tag !== "" && tag !== "URI" && tag !== "GoTo"),
    ),
    bookmarks: heads.filter((head) => head.includes("/Dest [")).flatMap((head) => texts(head, "Title")),
    raw: all.map(({ head, stream }) => `${head}\n${stream ?? ""}`).join("\n"),
  };
}

function readObjects(file: string): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2] ?? "";
    const at = body.indexOf("\nstream\n");
    const head = at < 0 ? body : body.slice(0, at);
    const packed = at < 0 ? null : body.slice(at + 8, body.lastIndexOf("\nendstream"));
    objects.set(Number(match[1]), { head, stream: packed === null ? null : unpack(head, packed) });
  }
  for (const { head, stream } of objects.values()) {
    if (head.includes("/Type /ObjStm"))
      unpackObjects(head, stream ?? "").forEach((one, id) => objects.set(id, one));
  }
  return objects;
}

function unpack(head: string, packed: string): string {
  return head.includes("FlateDecode")
    ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1")
    : packed;
}

function unpackObjects(head: string, stream: string): ReadonlyMap<number, PdfObject> {
  const first = Number(/\/First (\d+)/.exec(head)?.[1]);
  const numbers = stream.slice(0, first).trim().split(" ").map(Number);
  const found = new Map<number, PdfObject>();
  for (let at = 0; at < numbers.length; at += 2) {
    const end = numbers[at + 3] ?? stream.length - first;
    found.set(numbers[at] ?? 0, {
      head: stream.slice(first + (numbers[at + 1] ?? 0), first + end),
      stream: null,
    });
  }
  return found;
}

/** Strings under a key, with escapes undone. */
function texts(head: string, key: string): readonly string[] {
  const found = [...head.matchAll(new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`, "g"))];
  return found.map((match) =>
    decodeText((match[1] ?? "").replace(/\\([nrtbf()\\])/g, (_, sign: string) => ESCAPES[sign] ?? sign)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function decodeText(bytes: string): string {
  if (!bytes.startsWith("\u00FE\u00FF")) return bytes;
  let text = "";
  for (let at = 2; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return text;
}

type FontMap = ReadonlyMap<string, string>;

function pageLines(
  objects: ReadonlyMap<number, PdfObject>,
  page: string,
  number: number,
): readonly PdfLine[] {
  const follow = (head: string, key: string): PdfObject | undefined =>
    objects.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1]));
  const resources = follow(page, "Resources")?.head ?? "";
  const fonts = new Map<string, FontMap>();
  for (const [, name = "", id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name, unicodeMap(follow(objects.get(Number(id))?.head ?? "", "ToUnicode")?.stream ?? ""));
  }
  return contentLines(follow(page, "Contents")?.stream ?? "", fonts, number);
}

function unicodeMap(cmap: string): FontMap {
  const map = new Map<string, string>();
  for (const [, from = "0", list = ""] of cmap.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([^>]*)>/g)].forEach(([, hex = ""], index) => {
      const units = hex.split(" ").map((unit) => Number.parseInt(unit, 16));
      map.set(
        (Number.parseInt(from, 16) + index).toString(16).padStart(4, "0"),
        String.fromCharCode(...units),
      );
    });
  }
  return map;
}

function contentLines(
  content: string,
  fonts: ReadonlyMap<string, FontMap>,
  page: number,
): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  const marks: { readonly artifact: boolean; readonly actual: string | null }[] = [];
  for (const [part, begin, block] of content.matchAll(
    /(\/\w+ (?:<<.*?>>(?: >>)? BDC|BMC))|\bBT\n([\s\S]*?)\nET\b|\bEMC\b/g,
  )) {
    if (begin !== undefined)
      marks.push({ artifact: begin.startsWith("/Artifact"), actual: actualText(begin) });
    else if (block === undefined) marks.pop();
    else if (part !== undefined) lines.push(readLine(block, fonts, page, marks));
  }
  return lines;
}

function actualText(begin: string): string | null {
  const hex = /ActualText <([0-9a-f]+)>/.exec(begin)?.[1];
  return hex === undefined ? null : Buffer.from(hex, "hex").swap16().toString("utf16le").slice(1);
}

function readLine(
  block: string,
  fonts: ReadonlyMap<string, FontMap>,
  page: number,
  marks: readonly { readonly artifact: boolean; readonly actual: string | null }[],
): PdfLine {
  const [, x, y] = /1 0 0 -1 (\S+) (\S+) Tm/.exec(block) ?? [];
  let font: FontMap | undefined;
  let size = 0;
  let text = "";
  for (const [, name, points, codes] of block.matchAll(/\/(F\d+) (\S+) Tf|\[([^\]]*)\]TJ/g)) {
    if (name !== undefined) {
      font = fonts.get(name);
      size = Number(points);
    }
    for (const [, hex = ""] of (codes ?? "").matchAll(/<(\w+)>/g)) {
      for (const code of hex.match(/.{4}/g) ?? []) text += font?.get(code) ?? "\u{FFFF}";
    }
  }
  const actual = marks.findLast((mark) => mark.actual !== null)?.actual;
  return {
    page,
    text: actual ?? text,
    x: Number(x),
    y: Number(y),
    size,
    artifact: marks.some((mark) => mark.artifact),
  };
}
