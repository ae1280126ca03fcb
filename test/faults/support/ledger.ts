import { type DeliveryState, type RunState } from "@intune-om/core";
import BetterSqlite3 from "better-sqlite3";

/** One step of a row, as the audit trail has it. */
export interface Step<State> {
  readonly from: State;
  readonly to: State;
  readonly fence: number;
  readonly detail: string | null;
}

export interface LedgerDelivery {
  readonly id: string;
  readonly run: string;
  readonly recipient: string;
  readonly messageId: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly fence: number;
  readonly reason: string | null;
  readonly steps: readonly Step<DeliveryState>[];
}

export interface LedgerRun {
  readonly id: string;
  readonly tenant: string;
  readonly report: string;
  readonly kind: string;
  /** ISO, in UTC. */
  readonly scheduledFor: string;
  readonly state: RunState;
  readonly reason: string | null;
  readonly steps: readonly Step<RunState>[];
}

/** What the store says of everything that was ever to be sent. */
export interface Ledger {
  readonly runs: readonly LedgerRun[];
  readonly deliveries: readonly LedgerDelivery[];
}

/** Runs one statement that reads. */
export type Query = (sql: string) => Promise<readonly Record<string, unknown>[]>;

/** The store's file, past the product, and without writing to it. */
export function readFileOfStore(path: string): Query {
  return async (sql) => {
    const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
    try {
      return database.prepare(sql).all() as Record<string, unknown>[];
    } finally {
      database.close();
    }
  };
}

export async function readLedger(query: Query): Promise<Ledger> {
  const [runs, runSteps, deliveries, deliverySteps] = [
    await query("select * from runs order by scheduled_for, id"),
    stepsByRow(await query("select run_id as row_id, * from run_events order by seq")),
    await query("select * from deliveries order by run_id, recipient, id"),
    stepsByRow(await query("select delivery_id as row_id, * from delivery_events order by seq")),
  ];
  return {
    runs: runs.map((row) => ({
      id: String(row["id"]),
      tenant: String(row["tenant"]),
      report: String(row["report"]),
      kind: String(row["kind"]),
      scheduledFor: String(row["scheduled_for"]),
      state: row["state"] as RunState,
      reason: textOf(row["reason"]),
      steps: (runSteps.get(String(row["id"])) ?? []) as readonly Step<RunState>[],
    })),
    deliveries: deliveries.map((row) => ({
      id: String(row["id"]),
      run: String(row["run_id"]),
      recipient: String(row["recipient"]),
      messageId: String(row["message_id"]),
      state: row["state"] as DeliveryState,
      attempts: Number(row["attempts"]),
      fence: Number(row["fence"]),
      reason: textOf(row["reason"]),
      steps: (deliverySteps.get(String(row["id"])) ?? []) as readonly Step<DeliveryState>[],
    })),
  };
}

function stepsByRow(rows: readonly Record<string, unknown>[]): ReadonlyMap<string, readonly Step<string>[]> {
  const steps = new Map<string, Step<string>[]>();
  for (const row of rows) {
    const id = String(row["row_id"]);
    const known = steps.get(id) ?? [];
    known.push({
      from: String(row["from_state"]),
      to: String(row["to_state"]),
      fence: Number(row["fence"]),
      detail: textOf(row["detail"]),
    });
    steps.set(id, known);
  }
  return steps;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
