import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { ChannelKind } from "../config/config.ts";
import { deliveryMessageId } from "../deliver/message-id.ts";
import type { RunContext } from "../run/report-runner.ts";
import type { NewDelivery, NewMessage } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import { letterWithinBudget, type LetterWriting } from "./letter-within-budget.ts";
import { keepSheets } from "./keep-sheets.ts";
import type { AddressedLetter, Posting } from "./post-letters.ts";

/** A letter with its way: the mail, or a kind of channel. */
interface RoutedLetter {
  readonly entry: AddressedLetter;
  /** Names its message among those of the run. */
  readonly key: string;
  readonly channel: string;
}

/** Writes every message and delivery row of a posting, once. A channel that is not configured gets none. */
export async function fanOutLetters(context: RunContext, posting: Posting): Promise<Run> {
  const { deps, run } = context;
  const composer = await deps.mailComposer();
  const writing = { context, composer, sheets: await keepSheets(context, posting.sheets ?? []) };
  const messages: NewMessage[] = [];
  const deliveries: NewDelivery[] = [];
  for (const routed of await routesOf(context, posting)) {
    messages.push(await messageOf(writing, routed));
    deliveries.push(deliveryOf(context, routed, posting.purpose));
  }
  const fannedOut = await deps.store.deliveries.fanOut(run, messages, deliveries);
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.fannedOut");
  return fannedOut;
}

async function routesOf({ deps }: RunContext, { letters }: Posting): Promise<readonly RoutedLetter[]> {
  const { channel: byMail } = await deps.notifier("mail");
  const kinds = new Map<string, ChannelKind>(deps.config.channels.map(({ id, kind }) => [id, kind]));
  const routed = letters.flatMap((entry): readonly RoutedLetter[] => {
    if (entry.channel === undefined) return [{ entry, key: entry.to.address.toLowerCase(), channel: byMail }];
    const kind = kinds.get(entry.channel);
    return kind === undefined ? [] : [{ entry, key: `channel:${entry.channel}`, channel: kind }];
  });
  // One for each mailbox and each channel.
  return [...new Map(routed.map((letter) => [letter.key, letter])).values()];
}

async function messageOf(writing: LetterWriting, { entry, key }: RoutedLetter): Promise<NewMessage> {
  const { deps } = writing.context;
  const { mail } = deps.config;
  const { letter, body, leftOut } = await letterWithinBudget(writing, entry);
  const { thread, alert } = entry;
  return {
    key,
    language: letter.locale,
    from: mail.from,
    replyTo: mail.replyTo,
    body,
    madeAt: deps.clock.now(),
    leftOut,
    ...(thread === undefined ? {} : { thread }),
    ...(entry.channel === undefined
      ? {}
      : { content: { letter, ...(alert === undefined ? {} : { alert }) } }),
  };
}

function deliveryOf(
  { deps, run }: RunContext,
  { entry: { to, channel: posted }, key, channel }: RoutedLetter,
  purpose: string,
): NewDelivery {
  const recipient = posted === undefined ? to : { name: posted, address: posted };
  const from = deps.config.mail.from.address;
  return {
    recipient,
    channel,
    purpose,
    messageId: deliveryMessageId({ run: run.id, recipient: recipient.address, purpose, from }),
    messageKey: key,
    state: "pending",
    reason: null,
  };
}
