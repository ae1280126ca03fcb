import type { AlertDetails } from "../compose/alert-details.ts";
import type { Document } from "../compose/document.ts";
import type { Letter } from "../compose/letter.ts";
import type { MailAddress } from "../deliver/address.ts";
import type { MessageThread } from "../deliver/notifier.ts";
import { stopIfWithdrawn } from "../notices/second-look.ts";
import type { RunnerDeps, RunOutcome } from "../run/report-runner.ts";
import { isFinalRunState } from "../run/run-states.ts";
import { workOnRun } from "../run/work-on-run.ts";
import { drainRun } from "../run/drain-run.ts";
import type { Run } from "../store/run-row.ts";
import { fanOutLetters } from "./fan-out-letters.ts";

/** Letters that belong together: one notice, the reminders of a day, one drill. */
export interface Posting {
  /** Names it for good, for example `notice:…`: the same posting is never made twice. */
  readonly id: string;
  /** Id of the tenant that it is about. */
  readonly tenant: string;
  /** What the deliveries are for, for example `notice`, `welcome`, `reminder`, `drill`. */
  readonly purpose: string;
  readonly letters: readonly AddressedLetter[];
  /** One for each language at most; kept with the run, so that every attempt has the same bytes. */
  readonly sheets?: readonly LetterSheet[];
  /** When it was decided. What was written of the same id and time is not written again. */
  readonly at: Date;
}

export interface AddressedLetter {
  readonly to: MailAddress;
  readonly letter: Letter;
  /** Id of the channel of the configuration that it is posted to. Left out for mail to the mailbox in `to`. */
  readonly channel?: string;
  /** What it goes on from. Left out for a letter that begins. */
  readonly thread?: MessageThread;
  /** The same letter for whom the sheet does not reach: a channel, or a mail that would be too large with it. */
  readonly bare?: Letter;
  /** What it says for programs, to a channel that hands it to them. */
  readonly alert?: AlertDetails;
}

/** What is too much for a letter, as a workbook that goes with all letters in its language. */
export interface LetterSheet {
  readonly document: Document;
  /** Without its ending; ASCII letters, digits and hyphens. */
  readonly fileName: string;
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
  return workOnRun(deps, run.id, signal, (context) => fanOutLetters(context, posting));
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
