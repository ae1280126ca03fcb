import { composeAlertLetter } from "../compose/alert-letter.ts";
import type { AlertLetterInput } from "../compose/alert-letter-input.ts";
import { alertDetails } from "../compose/alert-details.ts";
import { composeAlertSheet } from "../compose/alert-sheet.ts";
import type { MessageThread } from "../deliver/notifier.ts";
import {
  type AddressedLetter,
  type LetterSheet,
  type Posting,
  writeLetters,
} from "../letters/post-letters.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import { isFinalRunState } from "../run/run-states.ts";
import { dayIn } from "../run/render-stage.ts";
import type { Run } from "../store/run-row.ts";
import type { AlertMessage, AlertRecipient, AlertThread } from "./alert-message.ts";
import { loadLetterInput } from "./load-letter-input.ts";
import { type ReachableMessage, reachableMessage } from "./reachable-message.ts";

/** What the deliveries are for: alerts go first, and one too many is better than one too few. */
const PURPOSE = "alert";

/**
 * Writes a message into the outbox under its id, which is used once, and notes that it stands there: a process that ends
 * anywhere in between has the next one go on, and nobody is written to twice. Sends nothing.
 *
 * Errors: OmError `run.held`, `run.lost`, `run.unknown-tenant`, `alert.no-recipient`.
 */
export async function postAlertMessage(
  deps: RunnerDeps,
  message: AlertMessage,
  signal: AbortSignal,
): Promise<Run> {
  const posted = await runOf(deps, message);
  const reachable = posted === null ? reachableMessage(deps, message) : { message, missing: [] };
  const run = posted ?? (await writeLetters(deps, await postingOf(deps, reachable), signal));
  const deliveries = await deps.store.deliveries.list({ run: run.id });
  const messageIds = new Map(deliveries.map(({ recipient, messageId }) => [recipient.address, messageId]));
  await deps.store.alerts.written(reachable.message, { run: run.id, messageIds });
  return run;
}

/** The run of a message that stands in the outbox already, or that has gone out from there. */
async function runOf({ store }: RunnerDeps, { id, tenant }: AlertMessage): Promise<Run | null> {
  const runs = await store.runs.ofLetters(id);
  const own = runs.filter((run) => run.report === id && run.tenant === tenant);
  return own.find(({ state }) => state === "fannedOut" || isFinalRunState(state)) ?? null;
}

async function postingOf(deps: RunnerDeps, { message, missing }: ReachableMessage): Promise<Posting> {
  const input: AlertLetterInput = { ...(await loadLetterInput(deps, message)), missingChannels: missing };
  const thread = await deps.store.alerts.thread(message.tenant, message.thread);
  const sheets = sheetsOf(deps, input);
  const languages = new Set(sheets.map(({ document }) => document.locale));
  return {
    id: message.id,
    tenant: message.tenant,
    purpose: PURPOSE,
    at: message.at,
    letters: message.to.map((to) => letterTo(to, { input, thread, hasSheet: languages.has(to.language) })),
    sheets,
  };
}

interface LetterParts {
  readonly input: AlertLetterInput;
  readonly thread: AlertThread | null;
  readonly hasSheet: boolean;
}

function letterTo(to: AlertRecipient, { input, thread, hasSheet }: LetterParts): AddressedLetter {
  const root = thread?.told.find((told) => isSame(told.to, to))?.root ?? null;
  const goesOn: { readonly thread?: MessageThread } =
    root === null ? {} : { thread: { inReplyTo: root, references: [root] } };
  const letter = composeAlertLetter(input, to, { hasSheet });
  const bare = hasSheet ? { bare: composeAlertLetter(input, to, { hasSheet: false }) } : {};
  if (to.kind === "mail") return { to: { name: to.name, address: to.address }, letter, ...bare, ...goesOn };
  const { channel } = to;
  const alert = alertDetails(input);
  return { to: { name: channel, address: channel }, channel, letter, ...bare, ...goesOn, alert };
}

function isSame(one: AlertRecipient, other: AlertRecipient): boolean {
  if (one.kind === "channel" || other.kind === "channel")
    return one.kind === "channel" && other.kind === "channel" && one.channel === other.channel;
  return one.address.toLowerCase() === other.address.toLowerCase();
}

/** One for each language that somebody gets mail in, in the organisation's zone. */
function sheetsOf({ config }: RunnerDeps, input: AlertLetterInput): readonly LetterSheet[] {
  const { message } = input;
  const languages = new Set(message.to.flatMap((to) => (to.kind === "mail" ? [to.language] : [])));
  const { timeZone } = config;
  const day = dayIn(message.at, timeZone);
  return [...languages].flatMap((language) => {
    const document = composeAlertSheet(input, language, timeZone);
    return document === null ? [] : [{ document, fileName: `alerts-${message.tenant}-${day}-${language}` }];
  });
}
