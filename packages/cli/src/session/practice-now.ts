import {
  assessPractice,
  createOrganisationCalendar,
  createPracticeWriter,
  type PracticeLog,
  type PracticeState,
  type PracticeWriter,
  recentRecords,
  type Snapshot,
} from "@intune-om/core";
import { pickTenant } from "./pick-tenant.ts";
import type { Session } from "./session.ts";

/** How the plan is followed right now, in one tenant. */
export interface PracticeNow {
  readonly tenant: string;
  readonly at: Date;
  /** Today in the organisation's calendar. */
  readonly today: string;
  readonly practice: PracticeState;
  readonly log: PracticeLog;
  /** Puts it into English words. */
  readonly writer: PracticeWriter;
}

const DAY_MS = 86_400_000;
/** Days that are looked back on. */
const PERIOD_DAYS = 30;

/** Judges the practice of the tenant that was asked for, or of the only one, with its newest snapshot. */
export async function practiceNow(session: Session, asked: string | undefined): Promise<PracticeNow> {
  const { config, plan, store, clock, errorCodes } = session;
  const tenant = pickTenant(config, asked).id;
  const at = clock.now();
  const { timeZone } = config;
  const log = await store.practice.log(tenant, at);
  const snapshot = (await latestSnapshot(session, tenant)) ?? noSnapshot(tenant);
  const period = { from: new Date(at.getTime() - PERIOD_DAYS * DAY_MS), to: at };
  return {
    tenant,
    at,
    today: createOrganisationCalendar(plan.organisation.calendar, timeZone).dayOf(at),
    practice: assessPractice({ snapshot, plan, log, timeZone, period, errorCodes }),
    log,
    writer: createPracticeWriter(plan, "en", timeZone),
  };
}

/** With the lists that evidence is found in, and the updates as they stand now: who has read them since counts too. */
async function latestSnapshot({ store, clock }: Session, tenant: string): Promise<Snapshot | null> {
  const snapshot = await store.snapshots.latest(tenant, [
    "devices",
    "apps",
    "appAssignments",
    "updates",
    "expiries",
    "settingStates",
  ]);
  if (snapshot === null) return null;
  const updateRecords = recentRecords(await store.updates.list(tenant), clock.now());
  return { ...snapshot, lists: { ...snapshot.lists, updateRecords } };
}

/** Stands for a tenant that was never collected: nothing of it was read, at no time that anything is counted in. */
function noSnapshot(tenant: string): Snapshot {
  return { id: "", tenant, takenAt: new Date(0), coverage: [], metrics: {}, lists: {} };
}
