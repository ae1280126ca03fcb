import { DELIVERY_STATES, type DeliveryState, OmError } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { deliveryAdvice } from "../output/delivery-advice.ts";
import {
  DELIVERY_HEAD,
  deliveryJson,
  deliveryRow,
  UNKNOWN_HEAD,
  unknownRow,
} from "../output/delivery-rows.ts";
import { textTable } from "../output/text-table.ts";
import { withSession } from "../session/session.ts";

export interface ListDeliveriesOptions {
  readonly run?: string;
  readonly state?: string;
  readonly limit: number;
}

/** `deliveries`: who was sent what, and with `--state` what to do about those that stand there. */
export const listDeliveries: Action<ListDeliveriesOptions> = async (context) => {
  const { run, limit } = context.options;
  const state = context.options.state === undefined ? undefined : deliveryState(context.options.state);
  return withSession(context, async ({ store, config, times }) => {
    const deliveries = await store.deliveries.list({
      limit,
      ...(run === undefined ? {} : { run }),
      ...(state === undefined ? {} : { state }),
    });
    context.output.result({ deliveries: deliveries.map(deliveryJson) }, () => {
      if (deliveries.length === 0) return "There are no deliveries.";
      const table =
        state === "unknown"
          ? textTable(
              UNKNOWN_HEAD,
              deliveries.map((one) => unknownRow(one, times)),
            )
          : textTable(
              DELIVERY_HEAD,
              deliveries.map((one) => deliveryRow(one, times)),
            );
      const advice = state === undefined ? [] : deliveryAdvice(state, deliveries, config.delivery);
      return advice.length === 0 ? table : [table, "", ...advice].join("\n");
    });
    return EXIT.done;
  });
};

/** @throws OmError `usage.state` */
export function deliveryState(text: string): DeliveryState {
  const state = DELIVERY_STATES.find((known) => known === text);
  if (state !== undefined) return state;
  throw new OmError(`there is no delivery state ${JSON.stringify(text)}`, {
    code: "usage.state",
    hint: `Use one of ${DELIVERY_STATES.join(", ")}.`,
  });
}
