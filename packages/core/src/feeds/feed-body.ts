import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw } from "node:zlib";
import { tooLarge } from "./feed-errors.ts";

type Expand = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;
type ExpandChoice = (bytes: Uint8Array) => Expand;

/** Encodings on top of each other that are undone; more is a trap. */
const LAYERS = 3;
const expandGzip: Expand = promisify(gunzip);
const expandBrotli: Expand = promisify(brotliDecompress);
const expandZlib: Expand = promisify(inflate);
const expandRaw: Expand = promisify(inflateRaw);
const EXPANDERS: ReadonlyMap<string, ExpandChoice> = new Map<string, ExpandChoice>([
  ["gzip", () => expandGzip],
  ["x-gzip", () => expandGzip],
  ["br", () => expandBrotli],
  // Half of the world sends `deflate` without the header that RFC 9110 asks for.
  ["deflate", (bytes) => (isZlib(bytes) ? expandZlib : expandRaw)],
]);

/**
 * Reads a body of at most `maxBytes`, both as it is sent and after each decompression, so that a small bomb stops
 * as soon as it has grown too large.
 * @throws OmError `feed.too-large`; other errors for a body that is cut or not what it is said to be.
 */
export async function readFeedBody(
  url: URL,
  response: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array> {
  const expanders = encodingsOf(response.headers["content-encoding"] ?? "").map(expanderOf);
  if (Number(response.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(url, maxBytes);
  let bytes: Uint8Array = await readAll(url, response, maxBytes);
  for (const expanderFor of expanders.toReversed()) {
    try {
      bytes = await expanderFor(bytes)(bytes, { maxOutputLength: maxBytes });
    } catch (error) {
      throw isOverLength(error) ? tooLarge(url, maxBytes) : error;
    }
  }
  return bytes;
}

function encodingsOf(header: string): readonly string[] {
  const names = header.split(",", LAYERS + 1).map((name) => name.trim().toLowerCase());
  const encodings = names.filter((name) => name !== "" && name !== "identity");
  if (encodings.length > LAYERS) throw new Error("the body is compressed too many times over");
  return encodings;
}

function expanderOf(encoding: string): ExpandChoice {
  const found = EXPANDERS.get(encoding);
  if (found === undefined) throw new Error(`the content encoding ${encoding.slice(0, 40)} is not known`);
  return found;
}

/** RFC 1950: method 8, and a check sum over both bytes. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 15) === 8 && ((first << 8) | second) % 31 === 0;
}

function isOverLength(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

async function readAll(url: URL, response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    total += chunk.length;
    if (total > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
