import type { RunOutcome } from "@intune-om/core";
import type { Action } from "../action.ts";
import { showOutcomes } from "../output/run-outcome.ts";
import { findRetriable } from "../session/find-deliveries.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";
import { settleRun } from "../session/settle-run.ts";
import { deliveryState } from "./deliveries.ts";

export interface RetryOptions {
  readonly deliveries: readonly string[];
  readonly allOf?: string;
  readonly state?: string;
  /** Whoever decides it. */
  readonly by?: string;
}

/** `deliveries retry`: a person decides that some go out again, each under the same Message-ID. */
export const retryDeliveries: Action<RetryOptions> = (context) =>
  withSession(context, async (session) => {
    const { state, by: asked, ...chosen } = context.options;
    const by = asked === undefined ? null : findPerson(session.plan, asked).id;
    const wanted = state === undefined ? chosen : { ...chosen, state: deliveryState(state) };
    const found = await findRetriable(session, wanted);
    const word = { reason: "retried by hand", by };
    await session.store.outbox.retry(
      found.map(({ id }) => id),
      word,
    );
    const outcomes: RunOutcome[] = [];
    for (const run of new Set(found.map((delivery) => delivery.run)))
      outcomes.push(await settleRun(session, await session.runner.resume(run, context.signal)));
    return showOutcomes(outcomes, context.output);
  });
