import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Kysely, Transaction } from "kysely";
import type { MetricsAt } from "../alerts/alert-rule.ts";
import type { DeploymentValue } from "../assess/deployments/deployment-state.ts";
import type { KpiHistoryEntry } from "../assess/judge-kpis.ts";
import { KPI_IDS, type KpiValue } from "../assess/kpi.ts";
import type { ListName, Lists } from "../collect/lists.ts";
import type { Coverage, Metrics, Snapshot } from "../collect/snapshot.ts";
import { OmError } from "../errors.ts";
import type { KnownPerson, PeopleChanges } from "../newcomers/newcomer.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import { readUpdates } from "./read-updates.ts";
import { saveDeploymentValues } from "./deployment-values.ts";
import { parseDated } from "./parse-dated.ts";
import { endWatch, readKnownPeople, readWatch, savePeople } from "./save-people.ts";
import { saveUpdates } from "./save-updates.ts";
import type { Database, KpiValueRow, SnapshotRow } from "./schema.ts";

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Rows of a list that are compressed together. */
const CHUNK_ROWS = 2_000;

/** A snapshot to be kept, with the records of updates that changed by it. */
export interface Taken {
  readonly snapshot: Snapshot;
  readonly kpis: readonly KpiValue[];
  readonly records: readonly UpdateRecord[];
  /** How far planned deployments were. */
  readonly deployments: readonly DeploymentValue[];
  /** Who was seen with a device for the first time; null when nobody can tell. */
  readonly people?: PeopleChanges | null;
}

/** Who has been seen with a device, and since when newcomers are told apart. */
export interface WatchedPeople {
  readonly known: readonly KnownPerson[];
  readonly since: Date | null;
}

/** What of a snapshot is figures. */
export type SnapshotFigures = MetricsAt & KpiHistoryEntry;

export interface SnapshotTable {
  /** Keeps a snapshot with its KPI values, whole or not at all. */
  save(snapshot: Snapshot, kpis: readonly KpiValue[]): Promise<void>;
  /**
   * Keeps what `take` makes of the updates that the tenant knows already: the snapshot, its KPI values and the
   * changed records, all or nothing. Nobody changes a record between its reading and its writing. The same goes for the
   * people whom the tenant knows, while newcomers are watched for; otherwise none are handed in, and those who were
   * there before are forgotten.
   */
  saveWithUpdates(
    tenant: string,
    take: (known: readonly UpdateRecord[], people: WatchedPeople | null) => Taken,
    options?: { readonly watchPeople?: boolean },
  ): Promise<Snapshot>;
  /** @throws OmError `store.no-snapshot` */
  load(id: string): Promise<Snapshot>;
  /** What of a snapshot could be read, without its lists. @throws OmError `store.no-snapshot` */
  coverage(id: string): Promise<readonly Coverage[]>;
  /** Snapshots of a tenant in a span of time, both ends taken in, the oldest first. */
  taken(
    tenant: string,
    span: { readonly from: Date; readonly to: Date },
  ): Promise<readonly { readonly id: string; readonly takenAt: Date }[]>;
  /** Figures and KPI values of some snapshots, the oldest first. */
  figures(ids: readonly string[]): Promise<readonly SnapshotFigures[]>;
  /** The newest snapshot of a tenant, with the named lists alone; `null` when there is none. */
  latest(tenant: string, lists: readonly ListName[]): Promise<Snapshot | null>;
  /**
   * What a span of time began with: the newest snapshot of a tenant up to its beginning, or else the oldest within it;
   * with the named lists alone, `null` when there is none.
   */
  beginning(
    tenant: string,
    span: { readonly after: Date; readonly before: Date },
    lists: readonly ListName[],
  ): Promise<Snapshot | null>;
  /**
   * KPI values of a tenant's snapshots in a span of time, both ends left out, and of the newest one before it:
   * what a period began with. Oldest first.
   */
  history(
    tenant: string,
    span: { readonly after: Date; readonly before: Date },
  ): Promise<readonly KpiHistoryEntry[]>;
}

export function newSnapshotId(): string {
  return randomUUID();
}

export function createSnapshotTable(db: Kysely<Database>): SnapshotTable {
  return {
    save: (snapshot, kpis) => db.transaction().execute((trx) => insertSnapshot(trx, snapshot, kpis)),
    saveWithUpdates: (tenant, take, { watchPeople = false } = {}) =>
      db.transaction().execute(async (trx) => {
        const watched = watchPeople ? await readWatched(trx, tenant) : null;
        const taken = take(await readUpdates(trx, tenant), watched);
        const { snapshot, kpis, records, deployments, people } = taken;
        if (watched === null) await endWatch(trx, tenant);
        else if (people !== undefined && people !== null)
          await savePeople(trx, tenant, people, snapshot.takenAt);
        await insertSnapshot(trx, snapshot, kpis);
        await saveDeploymentValues(trx, snapshot.id, deployments);
        await saveUpdates(trx, records);
        return snapshot;
      }),
    load: async (id) => snapshotOf(await readRow(db, id), await loadLists(db, id)),
    coverage: async (id) => snapshotOf(await readRow(db, id), {}).coverage,
    taken: async (tenant, { from, to }) => {
      const rows = await db
        .selectFrom("snapshots")
        .select(["id", "taken_at"])
        .where("tenant", "=", tenant)
        .where("taken_at", ">=", from.toISOString())
        .where("taken_at", "<=", to.toISOString())
        .orderBy("taken_at")
        .execute();
      return rows.map(({ id, taken_at }) => ({ id, takenAt: new Date(taken_at) }));
    },
    figures: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom("snapshots")
        .select(["id", "taken_at", "metrics"])
        .where("id", "in", ids)
        .orderBy("taken_at")
        .execute();
      const valuesOf = await readKpiValues(db, ids);
      return rows.map(({ id, taken_at, metrics }) => ({
        at: new Date(taken_at),
        metrics: JSON.parse(metrics) as Metrics,
        values: valuesOf(id),
      }));
    },
    latest: async (tenant, lists) => {
      const row = await db
        .selectFrom("snapshots")
        .selectAll()
        .where("tenant", "=", tenant)
        .orderBy("taken_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : snapshotOf(row, await loadLists(db, row.id, lists));
    },
    beginning: async (tenant, { after, before }, lists) => {
      const ofTenant = db.selectFrom("snapshots").selectAll().where("tenant", "=", tenant).limit(1);
      const start = await ofTenant
        .where("taken_at", "<=", after.toISOString())
        .orderBy("taken_at", "desc")
        .executeTakeFirst();
      const oldest = ofTenant
        .where("taken_at", ">", after.toISOString())
        .where("taken_at", "<", before.toISOString())
        .orderBy("taken_at");
      const row = start ?? (await oldest.executeTakeFirst());
      return row === undefined ? null : snapshotOf(row, await loadLists(db, row.id, lists));
    },
    history: async (tenant, { after, before }) => {
      const ofTenant = db.selectFrom("snapshots").select(["id", "taken_at"]).where("tenant", "=", tenant);
      const within = await ofTenant
        .where("taken_at", ">", after.toISOString())
        .where("taken_at", "<", before.toISOString())
        .orderBy("taken_at", "desc")
        .execute();
      const start = await ofTenant
        .where("taken_at", "<=", after.toISOString())
        .orderBy("taken_at", "desc")
        .limit(1)
        .execute();
      const snapshots = [...within, ...start];
      const valuesOf = await readKpiValues(
        db,
        snapshots.map(({ id }) => id),
      );
      return snapshots
        .map(({ id, taken_at }) => ({ at: new Date(taken_at), values: valuesOf(id) }))
        .reverse();
    },
  };
}

/** KPI values of snapshots, by the id of one of them. */
async function readKpiValues(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<(id: string) => readonly KpiValue[]> {
  const values =
    ids.length === 0
      ? []
      : await db.selectFrom("kpi_values").selectAll().where("snapshot_id", "in", ids).execute();
  const bySnapshot = Map.groupBy(values, (value) => value.snapshot_id);
  return (id) => (bySnapshot.get(id) ?? []).flatMap(kpiValue);
}

async function readWatched(trx: Transaction<Database>, tenant: string): Promise<WatchedPeople> {
  return { known: await readKnownPeople(trx, tenant), since: await readWatch(trx, tenant) };
}

async function readRow(db: Kysely<Database>, id: string): Promise<SnapshotRow> {
  const row = await db.selectFrom("snapshots").selectAll().where("id", "=", id).executeTakeFirst();
  if (row !== undefined) return row;
  throw new OmError(`the store has no snapshot ${id}`, {
    code: "store.no-snapshot",
    hint: "It may have been purged. Run the report anew.",
  });
}

async function insertSnapshot(
  trx: Transaction<Database>,
  snapshot: Snapshot,
  kpis: readonly KpiValue[],
): Promise<void> {
  await trx
    .insertInto("snapshots")
    .values({
      id: snapshot.id,
      tenant: snapshot.tenant,
      taken_at: snapshot.takenAt.toISOString(),
      coverage: JSON.stringify(snapshot.coverage),
      metrics: JSON.stringify(snapshot.metrics),
    })
    .execute();
  for (const [list, rows] of Object.entries(snapshot.lists)) await insertList(trx, snapshot.id, list, rows);
  for (const { kpi, value, numerator, denominator } of kpis) {
    await trx
      .insertInto("kpi_values")
      .values({ snapshot_id: snapshot.id, kpi, value, numerator, denominator })
      .execute();
  }
}

/** Chunk by chunk: a large list never stands in memory a second time as text. */
async function insertList(
  trx: Transaction<Database>,
  snapshotId: string,
  list: string,
  rows: readonly unknown[],
): Promise<void> {
  // An empty list is kept as one empty chunk: it was read, which is not the same as absent.
  for (let start = 0; start === 0 || start < rows.length; start += CHUNK_ROWS) {
    const body = await compress(JSON.stringify(rows.slice(start, start + CHUNK_ROWS)), { level: 1 });
    const chunk = start / CHUNK_ROWS;
    await trx.insertInto("snapshot_lists").values({ snapshot_id: snapshotId, list, chunk, body }).execute();
  }
}

function snapshotOf(row: SnapshotRow, lists: Partial<Lists>): Snapshot {
  return {
    id: row.id,
    tenant: row.tenant,
    takenAt: new Date(row.taken_at),
    coverage: JSON.parse(row.coverage) as readonly Coverage[],
    metrics: JSON.parse(row.metrics) as Metrics,
    lists,
  };
}

/** @param only Names of lists; default all. */
async function loadLists(
  db: Kysely<Database>,
  id: string,
  only?: readonly ListName[],
): Promise<Partial<Lists>> {
  const chunks = await db
    .selectFrom("snapshot_lists")
    .select(["list", "body"])
    .where("snapshot_id", "=", id)
    .$if(only !== undefined, (query) => query.where("list", "in", only ?? []))
    .orderBy("list")
    .orderBy("chunk")
    .execute();
  const lists: Partial<Record<ListName, unknown[]>> = {};
  for (const { list, body } of chunks) {
    const rows = parseDated((await expand(body)).toString("utf8")) as unknown[];
    const name = list as ListName;
    lists[name] = [...(lists[name] ?? []), ...rows];
  }
  return lists as Partial<Lists>;
}

function kpiValue(row: KpiValueRow): KpiValue[] {
  const kpi = KPI_IDS.find((id) => id === row.kpi);
  return kpi === undefined
    ? []
    : [{ kpi, value: row.value, numerator: row.numerator, denominator: row.denominator }];
}
