import type { Selectable } from "kysely";
import type { AlertMessage, AlertThread } from "../alerts/alert-message.ts";
import { keyColumn } from "./alert-row.ts";
import type { BulkTable } from "./bulk-rows.ts";
import { parseDated } from "./parse-dated.ts";
import type { AlertMessageRow, AlertThreadRow } from "./schema.ts";

export const ALERT_THREADS: BulkTable<AlertThreadRow> = {
  table: "alert_threads",
  key: ["tenant", "id"],
  columns: { tenant: "text", id: "text", last_at: "text", body: "text" },
};

export const ALERT_MESSAGES: BulkTable<AlertMessageRow> = {
  table: "alert_messages",
  columns: {
    id: "text",
    tenant: "text",
    at: "text",
    number: "integer",
    body: "text",
    run_id: "text",
    left_out: "text",
  },
};

export function threadRow(thread: AlertThread): AlertThreadRow {
  const { tenant, id, lastAt } = thread;
  return { tenant, id: keyColumn(id), last_at: lastAt.toISOString(), body: JSON.stringify(thread) };
}

export function threadOf({ body }: Pick<Selectable<AlertThreadRow>, "body">): AlertThread {
  return parseDated(body) as AlertThread;
}

/** @param number Its place among those that were decided together. */
export function messageRow(message: AlertMessage, number: number): AlertMessageRow {
  return {
    id: keyColumn(message.id),
    tenant: message.tenant,
    at: message.at.toISOString(),
    number,
    body: JSON.stringify(message),
    run_id: null,
    left_out: null,
  };
}

export function messageOf({ body }: Pick<Selectable<AlertMessageRow>, "body">): AlertMessage {
  return parseDated(body) as AlertMessage;
}
