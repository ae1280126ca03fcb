import { type Delivery, endRun } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { DELIVERY_HEAD, deliveryJson, deliveryRow } from "../output/delivery-rows.ts";
import { textTable } from "../output/text-table.ts";
import { findDroppable } from "../session/find-deliveries.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";
import { settleNoticeOf } from "../session/settle-run.ts";
import { deliveryState } from "./deliveries.ts";

export interface DropOptions {
  readonly deliveries: readonly string[];
  readonly allOf?: string;
  readonly state?: string;
  readonly by: string;
  readonly why: string;
}

/** `deliveries drop`: a person gives deliveries up. A run of which nothing else is left to do ends. */
export const dropDeliveries: Action<DropOptions> = (context) =>
  withSession(context, async (session) => {
    const { state, by, why, ...chosen } = context.options;
    const person = findPerson(session.plan, by);
    const wanted = state === undefined ? chosen : { ...chosen, state: deliveryState(state) };
    const found = await findDroppable(session, wanted);
    const word = { reason: `dropped by ${person.name}: ${why}`, by: person.id };
    const dropped: readonly Delivery[] = await session.store.outbox.drop(
      found.map(({ id }) => id),
      word,
    );
    for (const id of new Set(dropped.map(({ run }) => run)))
      await settleNoticeOf(session, await endRun(session, id));
    context.output.result({ deliveries: dropped.map(deliveryJson) }, () =>
      textTable(
        DELIVERY_HEAD,
        dropped.map((one) => deliveryRow(one, session.times)),
      ),
    );
    return EXIT.done;
  });
