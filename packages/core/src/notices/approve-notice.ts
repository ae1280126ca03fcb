import { surpriseOf, surpriseText } from "../audiences/surprise.ts";
import { createWorkCalendar } from "../calendar/work-calendar.ts";
import { OmError } from "../errors.ts";
import { asRecipients, isDraft } from "./draft-notices.ts";
import { refuseStranger } from "./approvers.ts";
import { findMatters } from "./find-matters.ts";
import { differences } from "./draft-differences.ts";
import { gather } from "./gather.ts";
import type { NoticeMatter } from "./matter.ts";
import type { UserNotice } from "./notice.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { noticePrint } from "./notice-print.ts";
import { sizeBefore } from "./size-before.ts";

export interface ApproveOptions {
  /** Id of a person. */
  readonly by: string;
  /** Lets a notice through whose size made it held. */
  readonly despiteSize: boolean;
}

export interface Approved {
  readonly notice: UserNotice;
  readonly recipients: number;
  /** Keys of people whom the draft had and whom it no longer touches. */
  readonly gone: readonly string[];
}

/**
 * A named person says yes to a notice, to the people and the words that they were shown: where more people or other words
 * came since, it is made anew and must be looked at again. Who is no longer touched falls out without that. Nobody says
 * yes to what nobody has previewed as it stands.
 *
 * Errors: OmError `notice.state`, `notice.no-approver`, `notice.not-approver`, `notice.not-previewed`,
 * `notice.unseen`, `notice.over`, `notice.changed`, `notice.held`.
 */
export async function approveNotice(
  deps: NoticeDeps,
  draft: UserNotice,
  { by, despiteSize }: ApproveOptions,
): Promise<Approved> {
  if (!isDraft(draft)) throw wrongState(draft);
  const { store, plan, clock } = deps;
  refuseStranger(plan, by, createWorkCalendar(deps.config.timeZone).dayOf(clock.now()));
  if (draft.preview === null) throw notPreviewed(draft);
  const { matter, dataAt } = await lookAgain(deps, draft);
  const had = await store.notices.recipients(draft.id);
  const recipients = asRecipients(matter);
  const hold = surpriseOf(
    recipients.length,
    await sizeBefore(store, draft.tenant, draft.kind),
    plan.notices.mostRecipients,
  );
  const { facts, effectAt, excluded, doubts } = matter;
  const fresh: UserNotice = { ...draft, facts, effectAt, excluded, doubts, hold, dataAt };
  const changes = differences(draft, fresh, { had, has: recipients, plan });
  const isHeld = hold !== null && (hold.kind === "nobody" || !despiteSize);
  if (changes.length > 0 || isHeld) {
    const state = hold === null ? "draft" : "held";
    const preview = changes.length > 0 ? null : draft.preview;
    await store.notices.change(draft, { ...fresh, state, preview }, { recipients });
    if (changes.length > 0) throw changed(draft, changes);
    throw held(draft, hold === null ? "" : surpriseText(hold), hold?.kind === "nobody");
  }
  const note = hold === null ? null : `despite its size: ${surpriseText(hold)}`;
  const approval = { by, at: clock.now(), note, print: noticePrint(fresh, plan) };
  const decided = { kind: "noticeDecided", notice: draft.id, decision: "approved" } as const;
  const notice = await store.notices.change(
    draft,
    { ...fresh, state: "approved", approval },
    { recipients, entry: { by, fact: { ...decided, recipients: recipients.length, note } } },
  );
  const has = new Set(recipients.map(({ key }) => key));
  return {
    notice,
    recipients: recipients.length,
    gone: had.flatMap(({ key }) => (has.has(key) ? [] : [key])),
  };
}

/** The matter as the newest data has it. */
async function lookAgain(
  deps: NoticeDeps,
  draft: UserNotice,
): Promise<{ readonly matter: NoticeMatter; readonly dataAt: Date }> {
  const input = await gather(deps, draft.tenant, draft.id);
  const { matters, unseen } = input === null ? { matters: [], unseen: [] } : findMatters(input);
  const blind = unseen.find(({ kind }) => kind === draft.kind);
  if (input === null || blind !== undefined) {
    throw new OmError(`nobody can say whom notice ${draft.id} touches: ${blind?.why ?? "no data"}`, {
      code: "notice.unseen",
      hint: "Collect anew with `intune-om collect`; `intune-om doctor` says what cannot be read.",
    });
  }
  const matter = matters.find(({ subject }) => subject === draft.subject);
  if (matter !== undefined) return { matter, dataAt: input.snapshot.takenAt };
  throw new OmError(`what notice ${draft.id} tells of is over`, {
    code: "notice.over",
    hint: "`intune-om notices draft` takes it off the list.",
  });
}

function wrongState({ id, state }: UserNotice): OmError {
  return new OmError(`notice ${id} is ${state}`, {
    code: "notice.state",
    hint: "Only drafts are approved. `intune-om notices list` shows what waits.",
  });
}

function notPreviewed({ id }: UserNotice): OmError {
  return new OmError(`nobody has looked at notice ${id} since it last changed`, {
    code: "notice.not-previewed",
    hint: `Look at its words and some of its readers with \`intune-om notices preview ${id}\`, then approve it.`,
  });
}

function changed({ id }: UserNotice, changes: readonly string[]): OmError {
  return new OmError(`notice ${id} has changed since it was drafted: ${changes.join("; ")}`, {
    code: "notice.changed",
    hint: `Nothing was approved. Look at it with \`intune-om notices preview ${id}\` and approve it again.`,
  });
}

function held({ id }: UserNotice, why: string, isNobody: boolean): OmError {
  const hint = isNobody
    ? `See who is left out and why with \`intune-om notices preview ${id}\`, or withdraw it.`
    : `Is that right? Then approve it with --despite-size; if not, \`intune-om notices withdraw ${id}\`.`;
  return new OmError(`notice ${id} is held: ${why}`, { code: "notice.held", hint });
}
