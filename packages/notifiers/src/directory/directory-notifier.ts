import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DeliveryOutcome, Notifier } from "@intune-om/core/base";
import { messageOf, OmError } from "@intune-om/core/base";
import { composeMime } from "../mime/compose-mime.ts";

export interface DirectoryNotifierOptions {
  /** Folder for the files; it is made when it does not exist. */
  readonly dir: string;
}

/**
 * Writes each message as an `.eml` file instead of sending it. The file is named after the Message-ID, so
 * that a second delivery of the same message replaces the file with the same bytes. It is either whole or
 * not there: written beside, flushed to the disk, then renamed.
 */
export function createDirectoryNotifier({ dir }: DirectoryNotifierOptions): Notifier {
  return {
    channel: "directory",
    verify: async ({ signal } = {}) => {
      signal?.throwIfAborted();
      try {
        await mkdir(dir, { recursive: true });
        await access(dir, constants.W_OK);
      } catch (error) {
        throw new OmError(`Mail cannot be written to ${dir}: ${messageOf(error)}`, {
          code: "mail.directory",
          hint: "Make the folder, and let this account write to it.",
          cause: error,
        });
      }
    },
    deliver: async (message, { signal } = {}): Promise<DeliveryOutcome> => {
      if (signal?.aborted === true) return deferred("it was stopped before the file was written");
      let raw: Buffer;
      try {
        ({ raw } = await composeMime(message));
      } catch (error) {
        if (!(error instanceof OmError)) throw error;
        return { outcome: "rejected", reason: error.message, hint: error.hint };
      }
      const name = fileNameOf(message.messageId);
      try {
        await writeWhole(dir, name, raw);
        return { outcome: "accepted", response: `written to ${name}` };
      } catch (error) {
        return deferred(messageOf(error));
      }
    },
    close: () => Promise.resolve(),
  };
}

/** A name that is safe on every system, and different for ids that differ only in what was replaced. */
export function fileNameOf(messageId: string): string {
  const readable = messageId.replace(/^<|>$/g, "");
  const safe = readable
    .replace(/[^A-Za-z0-9@._-]/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 120);
  if (safe === readable) return `${safe}.eml`;
  return `${safe}-${createHash("sha256").update(messageId).digest("hex").slice(0, 12)}.eml`;
}

async function writeWhole(dir: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(dir, { recursive: true });
  const part = join(dir, `.${randomUUID()}.part`);
  try {
    const file = await open(part, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(dir, name));
    await syncFolder(dir);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Without this a crash of the machine may forget the new name. Some systems cannot open folders: they need not. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function deferred(reason: string): DeliveryOutcome {
  return {
    outcome: "deferred",
    // A folder that cannot be written to is this machine's own matter, which passes as an unreachable server does.
    cause: "network",
    reason,
    hint: "Check the folder and its free space. The message waits and is tried again.",
  };
}
