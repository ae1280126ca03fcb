import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { messageOf, OmError } from "../errors.ts";
import { tooLarge } from "./feed-errors.ts";
import { shownAddress } from "./shown-address.ts";

/** Opening a pipe must not wait for someone to write into it. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Reads a regular file of at most `maxBytes`: no folder, pipe or device, whose reading would not end. */
export async function readFeedFile(url: URL, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted();
  let handle: FileHandle | null = null;
  try {
    handle = await open(fileURLToPath(url), FLAGS);
    const stat = await handle.stat();
    if (!stat.isFile()) throw unreadable(url, "it is not a regular file");
    if (stat.size > maxBytes) throw tooLarge(url, maxBytes);
    return await readUpTo(handle, maxBytes, url);
  } catch (error) {
    throw error instanceof OmError ? error : unreadable(url, messageOf(error), error);
  } finally {
    await handle?.close();
  }
}

/** Files of some systems say that they are empty and go on for ever: the cap is on what is read. */
async function readUpTo(handle: FileHandle, maxBytes: number, url: URL): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536), 0, 65_536, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function unreadable(url: URL, why: string, cause?: unknown): OmError {
  return new OmError(`${shownAddress(url.href)} could not be read: ${why}`, {
    code: "feed.unreachable",
    hint: "Check the path in the feed's url and that this account may read the file.",
    cause,
  });
}
