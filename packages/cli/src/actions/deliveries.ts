import {
  type Delivery,
  DELIVERY_STATES,
  DELIVERY_TRANSITIONS,
  type DeliveryState,
  isFinalRunState,
  OmError,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { showOutcome } from "../output/run-outcome.ts";
import { minuteText, textTable } from "../output/text-table.ts";
import { settleRun } from "../session/settle-run.ts";
import { findPerson } from "../session/find-person.ts";
import { mayRelease } from "../session/may-release.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ListDeliveriesOptions {
  readonly run?: string;
  readonly state?: string;
  readonly limit: number;
}

/** `deliveries`: who was sent what. */
export const listDeliveries: Action<ListDeliveriesOptions> = async (context) => {
  const { run, limit } = context.options;
  const state = context.options.state === undefined ? undefined : deliveryState(context.options.state);
  return withSession(context, async ({ store }) => {
    const deliveries = await store.deliveries.list({
      limit,
      ...(run === undefined ? {} : { run }),
      ...(state === undefined ? {} : { state }),
    });
    context.output.result({ deliveries: deliveries.map(shown) }, () =>
      deliveries.length === 0
        ? "There are no deliveries."
        : textTable(
            ["DELIVERY", "RECIPIENT", "CHANNEL", "STATE", "TRIES", "CHANGED", "WHY"],
            deliveries.map(row),
          ),
    );
    return EXIT.done;
  });
};

interface ActOptions {
  readonly delivery: string;
  /** Whoever decides it. */
  readonly by?: string;
}

/** `deliveries retry DELIVERY`: a person decides that it goes out again, under the same Message-ID. */
export const retryDelivery: Action<ActOptions> = (context) =>
  withSession(context, async (session) => {
    const delivery = await find(session, context.options.delivery);
    refuseRetry(delivery);
    await reopenRun(session, delivery);
    await session.store.deliveries.move(delivery, "pending", {
      reason: "retried by hand",
      ...actor(session, context.options),
    });
    const outcome = await session.runner.resume(delivery.run, context.signal);
    return showOutcome(await settleRun(session, outcome), context.output);
  });

interface ReleaseOptions extends Partial<ActOptions> {
  /** Every held delivery of this run instead of one. */
  readonly run?: string;
}

/** `deliveries release DELIVERY`, or `--run RUN`: a person approves what was held. */
export const releaseDelivery: Action<ReleaseOptions> = (context) =>
  withSession(context, async (session) => {
    const [first, ...others] = await heldOf(session, context.options);
    const by = await mayRelease(session, first, context.options.by);
    for (const delivery of [first, ...others]) {
      await session.store.deliveries.move(delivery, "pending", {
        reason: by === null ? "released by hand" : `released by ${by}`,
        ...(by === null ? {} : { by }),
      });
    }
    await session.store.audienceSizes.agree(first.run);
    const outcome = await session.runner.resume(first.run, context.signal);
    return showOutcome(await settleRun(session, outcome), context.output);
  });

async function heldOf(
  session: Session,
  { delivery: id, run }: ReleaseOptions,
): Promise<readonly [Delivery, ...Delivery[]]> {
  if ((id === undefined) === (run === undefined)) {
    const hint = "Name one delivery, or a whole run with --run.";
    throw new OmError("it takes either a delivery or --run", { code: "usage.delivery", hint });
  }
  if (run === undefined) {
    const delivery = await find(session, id ?? "");
    if (delivery.state === "held") return [delivery];
    throw wrongState(delivery, "waits for no approval", "Only held deliveries are released.");
  }
  const [first, ...others] = await session.store.deliveries.list({ run, state: "held" });
  if (first !== undefined) return [first, ...others];
  const hint = "List what is held with `intune-om deliveries --state held`.";
  throw new OmError(`nothing of run ${run} is held`, { code: "usage.delivery", hint });
}

function actor({ plan }: Session, { by }: ActOptions): { readonly by?: string } {
  return by === undefined ? {} : { by: findPerson(plan, by).id };
}

async function find({ store }: Session, id: string): Promise<Delivery> {
  const delivery = await store.deliveries.get(id);
  if (delivery !== null) return delivery;
  throw new OmError(`there is no delivery ${id}`, {
    code: "usage.delivery",
    hint: "List the deliveries with `intune-om deliveries`.",
  });
}

/** A run that ended short is judged again when one more of its deliveries has been tried. */
async function reopenRun({ store }: Session, { run: id }: Delivery): Promise<void> {
  const run = await store.runs.get(id);
  if (run === null || !isFinalRunState(run.state)) return;
  await store.runs.move(run, "fannedOut", { reason: "a delivery is tried again by hand" });
}

/** What is held waits for somebody's yes: trying again must not be a way around it. */
function refuseRetry(delivery: Delivery): void {
  const { id, state } = delivery;
  if (state === "held") {
    const hint = `When it has been approved, run \`intune-om deliveries release ${id}\`.`;
    throw wrongState(delivery, "waits for approval", hint);
  }
  if (!DELIVERY_TRANSITIONS[state].includes("pending")) {
    const hint = "Only deferred, rejected and unknown deliveries are tried again.";
    throw wrongState(delivery, "cannot be tried again", hint);
  }
}

function wrongState({ id, state }: Delivery, what: string, hint: string): OmError {
  return new OmError(`delivery ${id} is ${state}: it ${what}`, { code: "usage.state", hint });
}

function deliveryState(text: string): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state !== undefined) return state;
  throw new OmError(`there is no delivery state ${JSON.stringify(text)}`, {
    code: "usage.state",
    hint: `Use one of ${DELIVERY_STATES.join(", ")}.`,
  });
}

function shown(delivery: Delivery): object {
  const { id, run, recipient, channel, state, messageId, attempts, reason } = delivery;
  const base = { id, run, recipient: recipient.address, channel, state, messageId, attempts };
  return reason === null ? base : { ...base, reason };
}

function row({ id, recipient, channel, state, attempts, updatedAt, reason }: Delivery): readonly string[] {
  return [id, recipient.address, channel, state, String(attempts), minuteText(updatedAt), reason ?? ""];
}
