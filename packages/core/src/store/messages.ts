import { randomUUID } from "node:crypto";
import type { Insertable, Kysely, Transaction } from "kysely";
import type { Checkpoint } from "../checkpoint.ts";
import type { MessageThread } from "../deliver/notifier.ts";
import { OmError } from "../errors.ts";
import { toLocaleId } from "../locales/locale-id.ts";
import type { MailImage } from "../render/reporter.ts";
import type { LeftOutFile, MessageContent, NewDelivery, NewMessage, StoredMessage } from "./delivery-row.ts";
import type { Run } from "./run-row.ts";
import { moveRun } from "./run-steps.ts";
import type { Database, DeliveryRow, MessageRow } from "./schema.ts";

/**
 * Rows of one statement. A database takes 32,766 values in one (SQLite) or 65,535 (PostgreSQL), and messages are large: what
 * is under way at once must not fill the memory.
 */
const DELIVERIES_AT_ONCE = 500;
const MESSAGES_AT_ONCE = 100;

interface FanOut {
  readonly run: Run;
  readonly messages: readonly NewMessage[];
  readonly deliveries: readonly NewDelivery[];
  readonly now: Date;
  readonly checkpoint: Checkpoint;
}

/** Every message and delivery row of a run, and the run's step, in the caller's transaction. */
export async function fanOut(
  trx: Transaction<Database>,
  { run, messages, deliveries, now, checkpoint }: FanOut,
): Promise<Run> {
  const ids = new Map(messages.map((message) => [message.key, randomUUID()]));
  for (const part of chunks(messages, MESSAGES_AT_ONCE)) {
    const rows = part.map((message) => newMessageRow(run, message, messageRow(ids, message.key)));
    await trx.insertInto("messages").values(rows).execute();
  }
  for (const part of chunks(deliveries, DELIVERIES_AT_ONCE)) {
    const rows = part.map((delivery) =>
      newDeliveryRow(run, delivery, messageRow(ids, delivery.messageKey), now),
    );
    await trx.insertInto("deliveries").values(rows).execute();
  }
  await checkpoint("run.insideFanOut");
  return moveRun(trx, { run, to: "fannedOut", patch: {}, now });
}

function newMessageRow(run: Run, message: NewMessage, id: string): Insertable<MessageRow> {
  return {
    id,
    run_id: run.id,
    language: message.language,
    subject: message.body.subject,
    html: message.body.html,
    text: message.body.text,
    images: JSON.stringify(message.body.images.map(packImage)),
    from_name: message.from.name,
    from_address: message.from.address,
    reply_to: message.replyTo?.address ?? null,
    made_at: message.madeAt.toISOString(),
    left_out: message.leftOut.length === 0 ? null : JSON.stringify(message.leftOut),
    thread: message.thread === undefined ? null : JSON.stringify(message.thread),
    content: message.content === undefined ? null : JSON.stringify(message.content),
  };
}

/** Columns that are not named here are empty. */
function newDeliveryRow(
  run: Run,
  delivery: NewDelivery,
  message: string,
  now: Date,
): Insertable<DeliveryRow> {
  const at = now.toISOString();
  return {
    id: randomUUID(),
    run_id: run.id,
    message_row: message,
    recipient: delivery.recipient.address,
    recipient_name: delivery.recipient.name,
    channel: delivery.channel,
    purpose: delivery.purpose,
    message_id: delivery.messageId,
    state: delivery.state,
    fence: 0,
    attempts: 0,
    reason: delivery.reason,
    created_at: at,
    updated_at: at,
  };
}

export async function loadMessage(db: Kysely<Database>, id: string): Promise<StoredMessage> {
  const row = await db.selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined || (row.text === "" && row.html === "")) {
    throw new OmError(`the store has no message ${id}`, {
      code: "store.no-message",
      hint: "It may have been purged. Run the report anew.",
    });
  }
  const images = (JSON.parse(row.images) as readonly PackedImage[]).map(unpackImage);
  return {
    id: row.id,
    run: row.run_id,
    language: toLocaleId(row.language),
    from: { name: row.from_name, address: row.from_address },
    replyTo: row.reply_to === null ? null : { name: "", address: row.reply_to },
    body: { subject: row.subject, html: row.html, text: row.text, images },
    madeAt: new Date(row.made_at),
    leftOut: row.left_out === null ? [] : (JSON.parse(row.left_out) as readonly LeftOutFile[]),
    ...(row.thread === null ? {} : { thread: JSON.parse(row.thread) as MessageThread }),
    ...(row.content === null ? {} : { content: JSON.parse(row.content) as MessageContent }),
  };
}

type PackedImage = Omit<MailImage, "bytes"> & { readonly base64: string };

function packImage({ bytes, ...image }: MailImage): PackedImage {
  return { ...image, base64: Buffer.from(bytes).toString("base64") };
}

function unpackImage({ base64, ...image }: PackedImage): MailImage {
  return { ...image, bytes: Buffer.from(base64, "base64") };
}

function* chunks<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

function messageRow(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`no message was made for ${key}`);
  return id;
}
