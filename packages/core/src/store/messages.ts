import { randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { OmError } from "../errors.ts";
import { toLocaleId } from "../locales/locale-id.ts";
import type { MailImage } from "../render/reporter.ts";
import type { NewDelivery, NewMessage, StoredMessage } from "./delivery-row.ts";
import type { Run } from "./run-row.ts";
import { moveRun } from "./run-steps.ts";
import type { Database } from "./schema.ts";

interface FanOut {
  readonly run: Run;
  readonly messages: readonly NewMessage[];
  readonly deliveries: readonly NewDelivery[];
  readonly now: Date;
}

/** Every message and delivery row of a run, and the run's step, in the caller's transaction. */
export async function fanOut(
  trx: Transaction<Database>,
  { run, messages, deliveries, now }: FanOut,
): Promise<Run> {
  const ids = new Map(messages.map((message) => [message.key, randomUUID()]));
  for (const message of messages) {
    await trx
      .insertInto("messages")
      .values({
        id: messageRow(ids, message.key),
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
      })
      .execute();
  }
  for (const delivery of deliveries) {
    await trx
      .insertInto("deliveries")
      .values({
        id: randomUUID(),
        run_id: run.id,
        message_row: messageRow(ids, delivery.messageKey),
        recipient: delivery.recipient.address,
        recipient_name: delivery.recipient.name,
        channel: delivery.channel,
        purpose: delivery.purpose,
        message_id: delivery.messageId,
        state: delivery.state,
        fence: 0,
        attempts: 0,
        reason: delivery.reason,
        hint: null,
        not_before: null,
        created_at: now.toISOString(),
        updated_at: now.toISOString(),
      })
      .execute();
  }
  return moveRun(trx, { run, to: "fannedOut", patch: {}, now });
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
  };
}

type PackedImage = Omit<MailImage, "bytes"> & { readonly base64: string };

function packImage({ bytes, ...image }: MailImage): PackedImage {
  return { ...image, base64: Buffer.from(bytes).toString("base64") };
}

function unpackImage({ base64, ...image }: PackedImage): MailImage {
  return { ...image, bytes: Buffer.from(base64, "base64") };
}

function messageRow(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError(`no message was made for ${key}`);
  return id;
}
