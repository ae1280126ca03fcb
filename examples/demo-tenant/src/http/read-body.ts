import type { IncomingMessage } from "node:http";
import { Refusal } from "./answer.ts";

const MOST_BYTES = 1_048_576;

/** The whole body as text. @throws Refusal 413 above one megabyte. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Refusal(413, "RequestEntityTooLarge", "The request is too large.");
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString("utf8");
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
