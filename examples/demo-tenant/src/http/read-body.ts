import type { IncomingMessage } from "node:http";
import { Refusal } from "./answer.ts";

const MOST_BYTES = 1_048_576;

/** The whole body as text. @throws Refusal 413 above the limit, by default one megabyte. */
export async function readBody(request: IncomingMessage, mostBytes: number = MOST_BYTES): Promise<string> {
  return (await readBytes(request, mostBytes)).toString("utf8");
}

/** The whole body. @throws Refusal 413 above the limit. */
export async function readBytes(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > mostBytes) throw new Refusal(413, "RequestEntityTooLarge", "The request is too large.");
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}

/** Parses a JSON body; undefined when there is none. @throws Refusal 400 */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "BadRequest", "Unable to read JSON request payload.");
  }
}
