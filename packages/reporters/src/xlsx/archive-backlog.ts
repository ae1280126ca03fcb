import type { Worksheet } from "exceljs";
import { EventEmitter, once } from "node:events";
import { setImmediate } from "node:timers/promises";

/** Bytes that may wait for the compressor before the writer waits too. */
const BACKLOG_LIMIT = 1 << 20;

/**
 * Lets the compressor catch up with what was written to a sheet. The workbook writer takes no backpressure of its
 * own: without this, all of a large sheet would wait in memory uncompressed.
 */
export async function awaitArchive(sheet: Worksheet, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const end = archiveEnd(sheet);
  if (end !== null && backlogOf(end) > BACKLOG_LIMIT) {
    await once(end, "drain", signal === undefined ? {} : { signal });
  } else {
    await setImmediate();
  }
}

/** The stream that the archive reads a sheet from; the writer's types leave it out. */
function archiveEnd(sheet: Worksheet): EventEmitter | null {
  const pipes = property(property(sheet, "stream"), "pipes");
  const end: unknown = Array.isArray(pipes) ? pipes[0] : null;
  return end instanceof EventEmitter ? end : null;
}

/** Bytes written and not yet taken. The archive's streams are older than `writableLength`. */
function backlogOf(end: EventEmitter): number {
  const length = property(property(end, "_writableState"), "length");
  return typeof length === "number" ? length : 0;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
