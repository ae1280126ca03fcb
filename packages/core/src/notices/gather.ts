import { createOwnerFinder } from "../audiences/owners-of.ts";
import { daysBetween } from "../assess/days.ts";
import type { ListName } from "../collect/lists.ts";
import type { MatterInput } from "./matter.ts";
import type { NoticeDeps } from "./notice-deps.ts";
import { createToldLog } from "./told-log.ts";

const LISTS: readonly ListName[] = ["devices", "graceDevices", "serviceIssues", "settingStates", "users"];

/** Older data may not name the devices and people of today. */
const OLD_DAYS = 1.5;

/**
 * Everything that matters are found from, as it stands now: the newest snapshot, updates, and who was told what but for
 * one notice. Null before the first snapshot.
 */
export async function gather(
  { config, plan, store, clock }: NoticeDeps,
  tenant: string,
  except?: string,
): Promise<MatterInput | null> {
  const snapshot = await store.snapshots.latest(tenant, LISTS);
  if (snapshot === null) return null;
  const now = clock.now();
  const resolve = createOwnerFinder(snapshot, {
    language: config.locale,
    doNotSend: plan.notices.doNotSend,
  });
  const old = daysBetween(snapshot.takenAt, now) > OLD_DAYS;
  const day = snapshot.takenAt.toISOString().slice(0, 10);
  const doubts = old ? [`The data is of ${day}: collect anew before this is approved.`] : [];
  const pilot = plan.notices.pilot !== null;
  const newcomers = await store.newcomers.log(tenant, now);
  return {
    snapshot,
    records: await store.updates.list(tenant),
    plan,
    now,
    resolve: (devices) => {
      const resolution = resolve(devices);
      return { ...resolution, doubts: [...doubts, ...resolution.doubts] };
    },
    told: createToldLog(
      await store.notices.told(tenant, { pilot, ...(except === undefined ? {} : { except }) }),
    ),
    newcomers:
      newcomers.since === null ? null : newcomers.people.filter(({ welcomedAt }) => welcomedAt === null),
  };
}
