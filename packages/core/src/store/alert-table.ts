import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../clock.ts";
import { OmError } from "../errors.ts";
import type { Alert } from "../alerts/alert.ts";
import { lookAgain, readCursor } from "./alert-cursor.ts";
import {
  getMessage,
  getThread,
  listAlertMessages,
  markWritten,
  unwrittenMessages,
} from "./alert-messages.ts";
import { addSuppression, commandSuppressions, endSuppression } from "./alert-suppressions.ts";
import type { AlertTable } from "./alerts.ts";
import { judgeAlerts, unjudgedSnapshots } from "./judge-alerts.ts";
import { alertsOfKeys } from "./judgeable-alerts.ts";
import { messagesAbout } from "./messages-about.ts";
import { planAlerts } from "./plan-alerts.ts";
import { getAlert, listAlertEvents, listAlerts, listStandings } from "./read-alerts.ts";
import { saveAlertEvents, saveAlerts } from "./save-alerts.ts";
import type { Database } from "./schema.ts";

export function createAlertTable(db: Kysely<Database>, clock: Clock): AlertTable {
  const writing = <T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T> =>
    db.transaction().execute(work);
  const changeAll: AlertTable["changeAll"] = (tenant, keys, change) =>
    writing((trx) => changeAlerts(trx, { tenant, keys, change, now: clock.now() }));
  return {
    unjudged: (tenant) => unjudgedSnapshots(db, tenant, clock.now()),
    judgedAt: async (tenant) => dateOf((await readCursor(db, tenant))?.judged_at),
    judge: (tenant, snapshot, take) =>
      writing((trx) => judgeAlerts(trx, { tenant, snapshot, take, now: clock.now() })),
    list: (filter) => listAlerts(db, filter),
    get: (tenant, key) => getAlert(db, tenant, key),
    ofKeys: (tenant, keys) => alertsOfKeys(db, tenant, keys),
    change: async (tenant, key, change) => {
      const [alert] = await changeAll(tenant, [key], change);
      if (alert === undefined) throw new RangeError(`the change of alert ${key} gave none`);
      return alert;
    },
    changeAll,
    events: (filter) => listAlertEvents(db, filter),
    standings: (tenant) => listStandings(db, tenant),
    suppressions: (filter) => commandSuppressions(db, filter),
    suppress: (suppression) => writing((trx) => addSuppression(trx, suppression, clock.now())),
    endSuppression: (id, end) => writing((trx) => endSuppression(trx, id, { ...end, now: clock.now() })),
    nextAt: async (tenant) => dateOf((await readCursor(db, tenant))?.next_at),
    plan: (tenant, plan, threadsOf) =>
      writing((trx) => planAlerts(trx, { tenant, plan, threadsOf, now: clock.now() })),
    unwritten: (tenant) => unwrittenMessages(db, tenant),
    written: (message, done) => writing((trx) => markWritten(trx, message, done)),
    messages: (filter) => listAlertMessages(db, filter),
    message: (id) => getMessage(db, id),
    messagesAbout: (tenant, key) => messagesAbout(db, tenant, key),
    thread: (tenant, id) => getThread(db, tenant, id),
  };
}

interface Change {
  readonly tenant: string;
  readonly keys: readonly string[];
  readonly change: Parameters<AlertTable["changeAll"]>[2];
  readonly now: Date;
}

async function changeAlerts(
  trx: Transaction<Database>,
  { tenant, keys, change, now }: Change,
): Promise<readonly Alert[]> {
  const found = await alertsOfKeys(trx, tenant, keys);
  const known = new Map(found.map((alert) => [alert.key, alert]));
  const changes = keys.map((key) => {
    const before = known.get(key);
    if (before === undefined) throw unknownAlert(tenant, key);
    const changed = change(before);
    if (changed.alert.tenant !== tenant || changed.alert.key !== key)
      throw new RangeError(`a change cannot move alert ${key}`);
    return changed;
  });
  const alerts = changes.map(({ alert }) => alert);
  const cursor = await readCursor(trx, tenant);
  await saveAlerts(trx, alerts, cursor?.judgement ?? 0);
  await saveAlertEvents(
    trx,
    changes.flatMap(({ events }) => events),
  );
  await lookAgain(trx, tenant, now);
  return alerts;
}

function dateOf(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

function unknownAlert(tenant: string, key: string): OmError {
  return new OmError(`tenant ${tenant} knows no alert ${key}`, {
    code: "alert.unknown",
    hint: "List them with `intune-om alerts list`.",
  });
}
