import { addDays } from "../assess/days.ts";
import { earlierAppsOf } from "../assess/failing-apps.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Store } from "../store/store.ts";
import type { AlertFacts } from "./alert-rule.ts";
import { thinnedOut } from "./thinned-out.ts";

/** How far back figures are compared, and about how old the install figures are that newer ones are held against. */
export const FACT_DAYS = 35;
const APP_DAYS = 7;

/**
 * What rules may know beside a snapshot, as it stood when that was taken: what came later is not known. However often
 * snapshots are taken, the figures of a few of them are read.
 */
export async function gatherFacts(
  { snapshots, measures }: Pick<Store, "snapshots" | "measures">,
  { tenant, takenAt }: Pick<Snapshot, "tenant" | "takenAt">,
): Promise<AlertFacts> {
  const after = addDays(takenAt, -FACT_DAYS);
  const taken = await snapshots.taken(tenant, { from: after, to: takenAt });
  const before = taken.filter((one) => one.takenAt > after && one.takenAt < takenAt);
  const figures = await snapshots.figures(thinnedOut(before, takenAt).map(({ id }) => id));
  const week = { after: addDays(takenAt, -APP_DAYS), before: takenAt };
  return {
    history: figures.map(({ at, values }) => ({ at, values })),
    metrics: figures.map(({ at, metrics }) => ({ at, metrics })),
    earlierApps: earlierAppsOf(await snapshots.beginning(tenant, week, ["apps"])),
    undelivered: await measures.undelivered(tenant, takenAt),
  };
}
