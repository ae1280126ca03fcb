import { NO_CHECKPOINT } from "../checkpoint.ts";
import type { Letter } from "../compose/letter.ts";
import type { MailAddress } from "../deliver/address.ts";
import { deliveryMessageId } from "../deliver/message-id.ts";
import { stopIfWithdrawn } from "../notices/second-look.ts";
import type { RunContext, RunnerDeps, RunOutcome } from "../run/report-runner.ts";
import { isFinalRunState } from "../run/run-states.ts";
import { workOnRun } from "../run/work-on-run.ts";
import { drainRun } from "../run/drain-run.ts";
import type { NewDelivery, NewMessage } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";

/** Letters that belong together: one notice, the reminders of a day, one drill. */
export interface Posting {
  /** Names it for good, for example `notice:…`: the same posting is never made twice. */
  readonly id: string;
  /** Id of the tenant that it is about. */
  readonly tenant: string;
  /** What the deliveries are for, for example `notice`, `welcome`, `reminder`, `drill`. */
  readonly purpose: string;
  readonly letters: readonly AddressedLetter[];
  /** When it was decided. What was written of the same id and time is not written again. */
  readonly at: Date;
}

export interface AddressedLetter {
  readonly to: MailAddress;
  readonly letter: Letter;
}

/**
 * Puts letters into the outbox, all in one transaction, and sends what may go out now. After a crash, or when some had
 * to wait, posting it again or continuing its run goes on with what is there: nobody gets a letter twice.
 *
 * Errors: OmError `run.held`, `run.ended`, `run.lost`.
 */
export async function postLetters(
  deps: RunnerDeps,
  posting: Posting,
  signal: AbortSignal = new AbortController().signal,
): Promise<RunOutcome> {
  const written = await writeLetters(deps, posting, signal);
  await stopIfWithdrawn(deps, written);
  return { snapshot: null, artifacts: [], ...(await drainRun(deps, written, signal)) };
}

/**
 * Puts letters into the outbox, all in one transaction, and leaves them to whoever sends. What was written before is
 * not written again.
 *
 * Errors: OmError `run.held`, `run.ended`, `run.lost`.
 */
export async function writeLetters(
  deps: RunnerDeps,
  posting: Posting,
  signal: AbortSignal = new AbortController().signal,
): Promise<Run> {
  const run = (await unwritten(deps, posting)) ?? (await add(deps, posting));
  if (run.state === "fannedOut") return run;
  return workOnRun(deps, run.id, signal, async (context) => (await fanOut(context, posting)).run);
}

/** The run of a process that ended before it had written anything: its words and its time may be others by now. */
async function unwritten({ store }: RunnerDeps, { id, tenant }: Posting): Promise<Run | null> {
  const runs = await store.runs.ofLetters(id);
  const own = runs.filter((run) => run.report === id && run.tenant === tenant);
  return own.find(({ state }) => state !== "fannedOut" && !isFinalRunState(state)) ?? null;
}

function add({ store }: RunnerDeps, { id, tenant, at }: Posting): Promise<Run> {
  const request = { out: null, to: null };
  return store.runs.add({ tenant, report: id, kind: "letters", scheduledFor: at, request });
}

async function fanOut(context: RunContext, { purpose, letters }: Posting): Promise<RunContext> {
  const { deps, run, signal } = context;
  const { mail } = deps.config;
  const composer = await deps.mailComposer();
  const notifier = await deps.notifier("mail");
  const messages: NewMessage[] = [];
  const deliveries: NewDelivery[] = [];
  for (const { to, letter } of onePerMailbox(letters)) {
    const body = await composer.composeLetter(letter, {
      contact: (mail.replyTo ?? mail.from).address,
      signal,
    });
    const key = to.address.toLowerCase();
    messages.push({
      key,
      language: letter.locale,
      from: mail.from,
      replyTo: mail.replyTo,
      body,
      madeAt: deps.clock.now(),
      leftOut: [],
    });
    deliveries.push({
      recipient: to,
      channel: notifier.channel,
      purpose,
      messageId: deliveryMessageId({ run: run.id, recipient: to.address, purpose, from: mail.from.address }),
      messageKey: key,
      state: "pending",
      reason: null,
    });
  }
  const fannedOut = await deps.store.deliveries.fanOut(run, messages, deliveries);
  await (deps.checkpoint ?? NO_CHECKPOINT)("run.fannedOut");
  return { ...context, run: fannedOut };
}

function onePerMailbox(letters: readonly AddressedLetter[]): readonly AddressedLetter[] {
  return [...new Map(letters.map((entry) => [entry.to.address.toLowerCase(), entry])).values()];
}
