import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assemble, type AttachedFile, partiesOf } from "./mime.ts";

/** One message that left a mailbox of the demo tenant. */
export interface PostedMail {
  /** The mailbox that sent it. */
  readonly mailbox: string;
  /** As the header has them. */
  readonly from: string;
  readonly to: readonly string[];
  /** Where its bytes are; null when the tenant keeps no files. */
  readonly file: string | null;
  readonly bytes: number;
  readonly raw: Buffer;
}

interface Draft {
  readonly mailbox: string;
  readonly raw: Buffer;
  readonly files: AttachedFile[];
}

interface Session {
  readonly draft: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly token: string;
  readonly pieces: Buffer[];
}

export type PutOutcome = "continue" | "done" | "unknown" | "range";

/** What stands in the mailboxes. */
export interface MailboxStore {
  readonly sent: readonly PostedMail[];
  /** How many drafts stand there. */
  drafts(): number;
  /** Keeps a message as sent. */
  send(mailbox: string, raw: Buffer): void;
  create(mailbox: string, raw: Buffer): string;
  draft(mailbox: string, id: string): Draft | null;
  attach(id: string, file: AttachedFile): void;
  openSession(
    id: string,
    file: Omit<AttachedFile, "bytes"> & { readonly size: number },
  ): Session & { readonly id: string };
  put(session: string, token: string | null, at: number, total: number, piece: Buffer): PutOutcome;
  received(session: string): number;
  sendDraft(mailbox: string, id: string): void;
  remove(id: string): void;
}

export function createMailboxStore(dir: string | null): MailboxStore {
  const sent: PostedMail[] = [];
  const drafts = new Map<string, Draft>();
  const sessions = new Map<string, Session>();
  let made = 0;
  const next = (prefix: string): string => `${prefix}${String(++made).padStart(8, "0")}`;

  const send = (mailbox: string, raw: Buffer): void => {
    const { from, to } = partiesOf(raw);
    const name = `graph-${String(sent.length + 1).padStart(5, "0")}-${safe(to[0] ?? "nobody")}.eml`;
    const file = dir === null ? null : join(dir, name);
    if (file !== null) writeFileSync(file, raw, { flag: "wx" });
    sent.push({ mailbox, from, to, file, bytes: raw.length, raw });
  };

  return {
    sent,
    drafts: () => drafts.size,
    send,
    create(mailbox, raw) {
      const id = `${next("AAMkADemo_")}=`;
      drafts.set(id, { mailbox, raw, files: [] });
      return id;
    },
    draft(mailbox, id) {
      const draft = drafts.get(id);
      return draft !== undefined && draft.mailbox.toLowerCase() === mailbox.toLowerCase() ? draft : null;
    },
    attach: (id, file) => void drafts.get(id)?.files.push(file),
    openSession(draft, { name, contentType, size }) {
      const id = next("session-");
      const session: Session = { draft, name, contentType, size, token: next("key-"), pieces: [] };
      sessions.set(id, session);
      return { id, ...session };
    },
    put(id, token, at, total, piece) {
      const session = sessions.get(id);
      if (session === undefined || session.token !== token || !drafts.has(session.draft)) return "unknown";
      if (at !== sizeOf(session.pieces) || total !== session.size || at + piece.length > total)
        return "range";
      session.pieces.push(piece);
      if (at + piece.length < total) return "continue";
      const { name, contentType, pieces } = session;
      drafts.get(session.draft)?.files.push({ name, contentType, bytes: Buffer.concat(pieces) });
      sessions.delete(id);
      return "done";
    },
    received: (id) => sizeOf(sessions.get(id)?.pieces ?? []),
    sendDraft(mailbox, id) {
      const draft = drafts.get(id);
      if (draft === undefined) return;
      drafts.delete(id);
      send(mailbox, assemble(draft.raw, draft.files));
    },
    remove: (id) => void drafts.delete(id),
  };
}

function sizeOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** An address as part of a file name: nothing but letters, digits, dots and hyphens. */
function safe(address: string): string {
  return address
    .replace(/[^A-Za-z0-9.-]+/g, "_")
    .replace(/^\.+/, "")
    .slice(0, 60);
}
