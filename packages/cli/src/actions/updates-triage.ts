import {
  acknowledge,
  assignTriage,
  moveTriage,
  type Person,
  type Triage,
  TRIAGE_STATES,
  type TriageState,
  type UpdateRecord,
} from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { updateJson } from "../output/update-json.ts";
import { findPerson } from "../session/find-person.ts";
import { findUpdates } from "../session/find-updates.ts";
import { judgeRecords } from "../session/judged-updates.ts";
import { knownWord } from "../session/known-word.ts";
import { type Session, withSession } from "../session/session.ts";

export interface TriageOptions {
  readonly update: readonly string[];
  readonly by: string;
  readonly tenant?: string;
}

/** What is done with each update, and how the audit row and the line on the terminal put it. */
interface Deed {
  readonly change: (triage: Triage) => Triage;
  readonly detail: string;
}

/** `updates ack UPDATE…`: somebody has read them. */
export const acknowledgeUpdates: Action<TriageOptions> = (context) =>
  act(context, ({ clock }, by) => ({
    change: (triage) => acknowledge(triage, by.id, clock.now()),
    detail: "acknowledged",
  }));

/** `updates assign UPDATE…`: somebody else has them from now on. */
export const assignUpdates: Action<TriageOptions & { readonly to: string }> = (context) =>
  act(context, ({ plan }) => {
    const person = findPerson(plan, context.options.to);
    return { change: (triage) => assignTriage(triage, person.id), detail: `assigned to ${person.id}` };
  });

export interface MoveOptions extends TriageOptions {
  readonly to: string;
  readonly reason?: string;
}

const STEPS = ["assessed", "planned", "communicated"] as const satisfies readonly TriageState[];
const ENDS = ["done", "notRelevant"] as const satisfies readonly TriageState[];

/** `updates move UPDATE…`: takes them a step on. */
export const moveUpdates: Action<MoveOptions> = (context) => {
  const { to, reason } = context.options;
  return act(context, (session, by) => moveDeed(session, by, knownWord("state", to, STEPS), reason));
};

export interface CloseOptions extends TriageOptions {
  readonly as: string;
  readonly reason?: string;
}

/** `updates close UPDATE…`: nothing is left to do with them. */
export const closeUpdates: Action<CloseOptions> = (context) => {
  const { as, reason } = context.options;
  return act(context, (session, by) => moveDeed(session, by, knownWord("state", as, ENDS), reason));
};

function moveDeed(
  { clock }: Session,
  by: Person,
  to: (typeof TRIAGE_STATES)[number],
  reason: string | undefined,
): Deed {
  return {
    change: (triage) => moveTriage(triage, { to, by: by.id, at: clock.now(), reason }),
    detail: reason === undefined ? to : `${to}: ${reason}`,
  };
}

/** Finds every update and sees that the deed may be done with each before any is changed. */
async function act<Options extends TriageOptions>(
  context: ActionContext<Options>,
  prepare: (session: Session, by: Person) => Deed,
): Promise<ExitCode> {
  const { options, output } = context;
  return withSession(context, async (session) => {
    const by = findPerson(session.plan, options.by);
    const deed = prepare(session, by);
    const records = await findUpdates(session, options.update, options.tenant);
    for (const { triage } of records) deed.change(triage);
    const changed: UpdateRecord[] = [];
    for (const record of records) changed.push(await change(session, record, by, deed));
    output.result(options.json ? { updates: await jsonOf(session, changed) } : {}, () =>
      changed.map(({ key, update }) => `${key}: ${deed.detail}  (${update.title})`).join("\n"),
    );
    return EXIT.done;
  });
}

/** What changes nothing leaves no trace, as a second acknowledgement. */
async function change(
  { store }: Session,
  record: UpdateRecord,
  by: Person,
  deed: Deed,
): Promise<UpdateRecord> {
  if (deed.change(record.triage) === record.triage) return record;
  return store.updates.change(
    record.tenant,
    record.key,
    by.id,
    (current) => ({ ...current, triage: deed.change(current.triage) }),
    deed.detail,
  );
}

async function jsonOf(session: Session, records: readonly UpdateRecord[]): Promise<readonly object[]> {
  const now = session.clock.now();
  const byTenant = Map.groupBy(records, ({ tenant }) => tenant);
  const judged: object[] = [];
  for (const [tenant, own] of byTenant) {
    judged.push(...(await judgeRecords(session, tenant, own)).map((state) => updateJson(state, now)));
  }
  return judged;
}
