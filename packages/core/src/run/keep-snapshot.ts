import { addDays } from "../assess/days.ts";
import { deploymentValues } from "../assess/deployments/deployment-values.ts";
import { assessPractice } from "../assess/practice.ts";
import { estateOf } from "../assess/estate-of.ts";
import { measureKpis } from "../assess/measure-kpis.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { ErrorCodeTable } from "../domain/error-codes.ts";
import type { KnowledgeBase } from "../helpdesk/knowledge-base.ts";
import { findNewcomers } from "../newcomers/find-newcomers.ts";
import { withChanges } from "../newcomers/with-changes.ts";
import type { Store } from "../store/store.ts";
import { recentRecords } from "../updates/recent-records.ts";
import { reconcile } from "../updates/reconcile.ts";
import { createTriage } from "../updates/start-triage.ts";
import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";

export interface KeepDeps {
  readonly store: Store;
  readonly plan: Plan;
  readonly config: Pick<Config, "timeZone" | "locale">;
  /** Without these the figures of the help desk are not known. */
  readonly errorCodes?: ErrorCodeTable;
  readonly knowledge?: KnowledgeBase;
}

/** How far back the figures of the practice look. */
const PRACTICE_DAYS = 30;

/**
 * Keeps a snapshot with its KPI values, and takes up what it observed into what is known of updates, all in one
 * transaction. The snapshot that comes back has the records as they stand now, so that a report says the same
 * whenever it is rendered.
 */
export async function keepSnapshot(snapshot: Snapshot, deps: KeepDeps): Promise<Snapshot> {
  const { store, plan, config, errorCodes, knowledge } = deps;
  const { tenant, coverage, takenAt: now } = snapshot;
  const { timeZone } = config;
  const log = await store.practice.log(tenant, now);
  const setting = {
    plan,
    calendar: createOrganisationCalendar(plan.organisation.calendar, timeZone),
    at: now,
  };
  const triageOf = createTriage(estateOf(snapshot), setting);
  const take: Parameters<Store["snapshots"]["saveWithUpdates"]>[1] = (known, watched) => {
    const observed = snapshot.lists.updates ?? [];
    const language = config.locale;
    const { records, changed } = reconcile({ tenant, known, observed, coverage, now, language, triageOf });
    const lists = { ...snapshot.lists, updateRecords: recentRecords(records, now) };
    const kept = { ...snapshot, lists };
    const people = watched === null ? null : findNewcomers({ ...watched, snapshot, now });
    const period = { from: addDays(now, -PRACTICE_DAYS), to: now };
    const practice = assessPractice({
      snapshot: kept,
      plan,
      log: { ...log, newcomers: withChanges(log.newcomers, people, now) },
      timeZone,
      period,
      errorCodes,
      knowledge,
    });
    const deployments = deploymentValues(practice.deployments);
    return { snapshot: kept, kpis: measureKpis(kept, practice), records: changed, deployments, people };
  };
  return store.snapshots.saveWithUpdates(tenant, take, { watchPeople: plan.newcomers.on });
}
