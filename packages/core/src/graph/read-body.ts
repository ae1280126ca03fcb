import { GraphError } from "./graph-error.ts";

export interface BodyLimits {
  readonly method: string;
  readonly url: string;
  readonly maxBytes: number;
}

/** Reads a body to its end as UTF-8. Errors as of {@link readBytes}. */
export async function readBody(response: Response, limits: BodyLimits): Promise<string> {
  // In one go: decoding piece by piece leaves strings behind that stay in memory for long.
  return (await readBytes(response, limits)).toString("utf8");
}

/** Reads a body to its end. Throws a GraphError `badAnswer` for one that is too large, `incomplete` for one that was cut. */
export async function readBytes(response: Response, limits: BodyLimits): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await nextChunk(reader, response.status, limits);
    if (done) break;
    size += value.byteLength;
    if (size > limits.maxBytes) {
      await reader.cancel();
      throw new GraphError(`the answer is larger than ${limits.maxBytes} bytes`, {
        kind: "badAnswer",
        ...limits,
      });
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}

async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  status: number,
  limits: BodyLimits,
): Promise<Awaited<ReturnType<typeof reader.read>>> {
  try {
    return await reader.read();
  } catch (cause) {
    if (cause instanceof DOMException) throw cause;
    const { method, url } = limits;
    throw new GraphError("the answer was cut before its end", {
      kind: "incomplete",
      method,
      url,
      status,
      cause,
    });
  }
}
