import { type Delivery, OmError } from "@intune-om/core";
import type { Action } from "../action.ts";
import { showOutcome } from "../output/run-outcome.ts";
import { findDelivery, wrongState } from "../session/find-deliveries.ts";
import { mayRelease } from "../session/may-release.ts";
import { type Session, withSession } from "../session/session.ts";
import { settleRun } from "../session/settle-run.ts";

export interface ReleaseOptions {
  readonly delivery?: string;
  /** Every held delivery of this run instead of one. */
  readonly run?: string;
  /** Whoever says yes. */
  readonly by?: string;
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
    const delivery = await findDelivery(session, id ?? "");
    if (delivery.state === "held") return [delivery];
    throw wrongState(delivery, "waits for no approval", "Only held deliveries are released.");
  }
  const [first, ...others] = await session.store.deliveries.list({ run, state: "held" });
  if (first !== undefined) return [first, ...others];
  const hint = "List what is held with `intune-om deliveries --state held`.";
  throw new OmError(`nothing of run ${run} is held`, { code: "usage.delivery", hint });
}
