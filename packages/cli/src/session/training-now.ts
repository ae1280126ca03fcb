import { assessTraining, type TrainingState, type UpdateRecord, updatesRead } from "@intune-om/core";
import type { Session } from "./session.ts";

/** The training as it stands this moment, over the updates of every tenant. */
export interface TrainingNow {
  readonly state: TrainingState;
  readonly updates: readonly UpdateRecord[];
}

export async function trainingNow({ config, plan, store, clock }: Session): Promise<TrainingNow> {
  const ids = config.tenants.map(({ id }) => id);
  const updates = (await Promise.all(ids.map((id) => store.updates.list(id, { openOnly: true })))).flat();
  const snapshots = await Promise.all(ids.map((id) => store.snapshots.latest(id, [])));
  // An update that several tenants have is one reason to revise material.
  const once = [...new Map(updates.map((record) => [record.key, record])).values()];
  const state = assessTraining({
    plan,
    records: await store.journal.listOf(["trained", "materialRevised"]),
    updates: once,
    seesUpdates: snapshots.every((snapshot) => snapshot !== null && updatesRead(snapshot) === "read"),
    timeZone: config.timeZone,
    at: clock.now(),
  });
  return { state, updates };
}
