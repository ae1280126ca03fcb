import type { Kysely } from "kysely";
import { DELIVERY_STATES, type DeliveryState } from "../deliver/delivery-states.ts";
import { RUN_KINDS, type RunKind } from "../run/run-states.ts";
import type { Database } from "./schema.ts";

/** One message to one person: what it was, when, by which channel, and what became of it. */
export interface TrailEntry {
  readonly delivery: string;
  readonly run: string;
  readonly tenant: string;
  /** Id of the report, or of the posting that letters belong to. */
  readonly report: string;
  readonly kind: RunKind;
  readonly purpose: string;
  readonly recipient: string;
  readonly name: string;
  readonly channel: string;
  readonly messageId: string;
  readonly state: DeliveryState;
  /** When it was put into the outbox. */
  readonly at: Date;
  /** When the channel took it; null when it has not. */
  readonly receivedAt: Date | null;
  /** Every step, the oldest first. */
  readonly steps: readonly TrailStep[];
}

export interface TrailStep {
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly detail: string | null;
  /** Id of the person who took it; null when the program did. */
  readonly by: string | null;
}

export interface TrailFilter {
  /** Address of one recipient, however it is capitalised. */
  readonly recipient?: string;
  readonly report?: string;
  readonly since?: Date;
  /** Default: all. */
  readonly limit?: number;
}

/** Who received what. Read from the deliveries and their steps, which are only ever added to. */
export interface AuditTrail {
  /** The newest first. */
  list(filter: TrailFilter): Promise<readonly TrailEntry[]>;
}

const CHUNK = 500;

export function createAuditTrail(db: Kysely<Database>): AuditTrail {
  return {
    list: async (filter) => {
      const rows = await selectDeliveries(db, filter);
      const steps = await stepsOf(
        db,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => toEntry(row, steps.get(row.id) ?? []));
    },
  };
}

type TrailRow = Awaited<ReturnType<typeof selectDeliveries>>[number];

function selectDeliveries(db: Kysely<Database>, { recipient, report, since, limit }: TrailFilter) {
  return db
    .selectFrom("deliveries")
    .innerJoin("runs", "runs.id", "deliveries.run_id")
    .select([
      "deliveries.id",
      "deliveries.run_id",
      "deliveries.recipient",
      "deliveries.recipient_name",
      "deliveries.channel",
      "deliveries.purpose",
      "deliveries.message_id",
      "deliveries.state",
      "deliveries.created_at",
      "runs.tenant",
      "runs.report",
      "runs.kind",
    ])
    .$if(recipient !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.fn<string>("lower", ["deliveries.recipient"]), "=", recipient?.toLowerCase() ?? ""),
      ),
    )
    .$if(report !== undefined, (query) => query.where("runs.report", "=", report ?? ""))
    .$if(since !== undefined, (query) =>
      query.where("deliveries.created_at", ">=", since?.toISOString() ?? ""),
    )
    .orderBy("deliveries.created_at", "desc")
    .orderBy("deliveries.recipient")
    .orderBy("deliveries.id")
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
}

async function stepsOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TrailStep[]>> {
  const steps = new Map<string, TrailStep[]>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows = await db
      .selectFrom("delivery_events")
      .select(["delivery_id", "at", "from_state", "to_state", "detail", "by"])
      .where("delivery_id", "in", ids.slice(start, start + CHUNK))
      .orderBy("seq")
      .execute();
    for (const { delivery_id: id, at, from_state: from, to_state: to, detail, by } of rows)
      steps.set(id, [...(steps.get(id) ?? []), { at: new Date(at), from, to, detail, by }]);
  }
  return steps;
}

function toEntry(row: TrailRow, steps: readonly TrailStep[]): TrailEntry {
  return {
    delivery: row.id,
    run: row.run_id,
    tenant: row.tenant,
    report: row.report,
    kind: RUN_KINDS.find((kind) => kind === row.kind) ?? "manual",
    purpose: row.purpose,
    recipient: row.recipient,
    name: row.recipient_name,
    channel: row.channel,
    messageId: row.message_id,
    state: DELIVERY_STATES.find((state) => state === row.state) ?? "unknown",
    at: new Date(row.created_at),
    receivedAt: steps.find(({ to }) => to === "accepted")?.at ?? null,
    steps,
  };
}
