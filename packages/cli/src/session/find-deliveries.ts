import { type Delivery, type DeliveryState, DROPPED_STATES, OmError, RETRIED_STATES } from "@intune-om/core";
import type { Session } from "./session.ts";

/** Which deliveries a command is about: some by id, or those of a run. */
export interface Chosen {
  readonly deliveries: readonly string[];
  readonly allOf?: string;
  /** Of a run, those in one state alone. */
  readonly state?: DeliveryState;
}

/** What a person most likely means by all of a run: what was given up was given up by somebody. */
const RETRIED_TOGETHER: readonly DeliveryState[] = RETRIED_STATES.filter((state) => state !== "dead");

/** @throws OmError `usage.delivery`, `usage.state` */
export async function findDelivery({ store }: Pick<Session, "store">, id: string): Promise<Delivery> {
  const delivery = await store.deliveries.get(id);
  if (delivery !== null) return delivery;
  throw new OmError(`there is no delivery ${id}`, {
    code: "usage.delivery",
    hint: "List the deliveries with `intune-om deliveries`.",
  });
}

/**
 * Deliveries that can be tried again. What is held waits for somebody's yes: trying again must not be a way around it.
 * @throws OmError `usage.delivery`, `usage.state`
 */
export async function findRetriable(session: Session, chosen: Chosen): Promise<readonly Delivery[]> {
  const found = await choose(session, chosen, RETRIED_TOGETHER);
  for (const delivery of found) {
    if (delivery.state === "held") {
      const hint = `When it has been approved, run \`intune-om deliveries release ${delivery.id}\`.`;
      throw wrongState(delivery, "waits for approval", hint);
    }
    refuse(delivery, RETRIED_STATES, "tried again");
  }
  return found;
}

/**
 * Deliveries that can be given up.
 * @throws OmError `usage.delivery`, `usage.state`
 */
export async function findDroppable(session: Session, chosen: Chosen): Promise<readonly Delivery[]> {
  const found = await choose(session, chosen, DROPPED_STATES);
  for (const delivery of found) refuse(delivery, DROPPED_STATES, "given up");
  return found;
}

export function wrongState({ id, state }: Delivery, what: string, hint: string): OmError {
  return new OmError(`delivery ${id} is ${state}: it ${what}`, { code: "usage.state", hint });
}

async function choose(
  session: Session,
  { deliveries, allOf, state }: Chosen,
  together: readonly DeliveryState[],
): Promise<readonly Delivery[]> {
  if ((deliveries.length === 0) === (allOf === undefined)) {
    const hint = "Name deliveries, or a whole run with --all-of.";
    throw new OmError("it takes either deliveries or --all-of", { code: "usage.delivery", hint });
  }
  if (allOf === undefined) {
    if (state !== undefined) {
      const hint = "Leave --state out, or name a run with --all-of.";
      throw new OmError("--state goes with --all-of alone", { code: "usage.delivery", hint });
    }
    return Promise.all([...new Set(deliveries)].map((id) => findDelivery(session, id)));
  }
  const states = state === undefined ? together : [state];
  const all = await session.store.deliveries.list({ run: allOf });
  const found = all.filter((delivery) => states.includes(delivery.state));
  if (found.length > 0) return found;
  if (all.length === 0 && (await session.store.runs.get(allOf)) === null) {
    const hint = "List the runs with `intune-om runs`.";
    throw new OmError(`there is no run ${allOf}`, { code: "run.unknown", hint });
  }
  throw new OmError(`run ${allOf} has no delivery that is ${states.join(", ")}`, {
    code: "usage.delivery",
    hint: `List them with \`intune-om deliveries --run ${allOf}\`.`,
  });
}

function refuse(delivery: Delivery, states: readonly DeliveryState[], what: string): void {
  if (states.includes(delivery.state)) return;
  const others = [...states].toSorted().join(", ");
  throw wrongState(delivery, `cannot be ${what}`, `Only these are ${what}: ${others}.`);
}
