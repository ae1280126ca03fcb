import type { Generated } from "kysely";

/** Instants are ISO 8601 text in UTC; JSON is text; bytes are blobs. One schema for every database. */
export interface Database {
  snapshots: SnapshotRow;
  snapshot_lists: SnapshotListRow;
  kpi_values: KpiValueRow;
  runs: RunRow;
  run_events: RunEventRow;
  artifacts: ArtifactRow;
  messages: MessageRow;
  deliveries: DeliveryRow;
  delivery_events: DeliveryEventRow;
  feed_answers: FeedAnswerRow;
  update_records: UpdateRecordRow;
  update_aliases: UpdateAliasRow;
  update_revisions: UpdateRevisionRow;
  update_events: UpdateEventRow;
  journal: JournalRow;
}

export interface SnapshotRow {
  id: string;
  tenant: string;
  taken_at: string;
  coverage: string;
  metrics: string;
}

/** A list of a snapshot in chunks, each compressed JSON, so that a large fleet never stands in memory twice. */
export interface SnapshotListRow {
  snapshot_id: string;
  list: string;
  chunk: number;
  body: Uint8Array;
}

export interface KpiValueRow {
  snapshot_id: string;
  kpi: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface RunRow {
  id: string;
  tenant: string;
  report: string;
  kind: string;
  scheduled_for: string;
  state: string;
  owner: string | null;
  fence: number;
  lease_until: string | null;
  /** Where the files go and who gets it, as the run was asked for. */
  request: string;
  snapshot_id: string | null;
  reason: string | null;
  created_at: string;
  updated_at: string;
}

export interface RunEventRow {
  seq: Generated<number>;
  run_id: string;
  at: string;
  from_state: string;
  to_state: string;
  fence: number;
  detail: string | null;
}

export interface ArtifactRow {
  id: string;
  run_id: string;
  language: string;
  format: string;
  file_name: string;
  content_type: string;
  sha256: string;
  body: Uint8Array;
}

/** The rendered message of a run in one language; deliveries point to it, so that a resend is the same bytes. */
export interface MessageRow {
  id: string;
  run_id: string;
  language: string;
  subject: string;
  html: string;
  text: string;
  images: string;
  from_name: string;
  from_address: string;
  reply_to: string | null;
  made_at: string;
}

export interface DeliveryRow {
  id: string;
  run_id: string;
  message_row: string;
  recipient: string;
  recipient_name: string;
  channel: string;
  purpose: string;
  message_id: string;
  state: string;
  fence: number;
  attempts: number;
  reason: string | null;
  hint: string | null;
  not_before: string | null;
  created_at: string;
  updated_at: string;
}

/** The last answer of a feed, by its configured address. The body is compressed. */
export interface FeedAnswerRow {
  address: string;
  base: string;
  content_type: string | null;
  etag: string | null;
  last_modified: string | null;
  fetched_at: string;
  body: Uint8Array;
}

export interface DeliveryEventRow {
  seq: Generated<number>;
  delivery_id: string;
  at: string;
  from_state: string;
  to_state: string;
  fence: number;
  detail: string | null;
}

/** An update as a tenant knows it. `notice`, `translations`, `sources` and `triage` are JSON. */
export interface UpdateRecordRow {
  tenant: string;
  key: string;
  notice: string;
  translations: string;
  sources: string;
  replaces: string | null;
  first_seen_at: string;
  last_seen_at: string;
  missing_since: string | null;
  doubted_since: string | null;
  /** State and owner of the triage once more, to be asked for. */
  state: string;
  owner: string | null;
  triage: string;
}

export interface UpdateAliasRow {
  tenant: string;
  alias: string;
  key: string;
}

export interface UpdateRevisionRow {
  tenant: string;
  key: string;
  /** Place among the revisions of the record, from 0. */
  number: number;
  at: string;
  changes: string;
}

export interface UpdateEventRow {
  seq: Generated<number>;
  tenant: string;
  key: string;
  at: string;
  by: string;
  detail: string;
}

/** What somebody did for the plan; `fact` is JSON. Rows are added and never changed. */
export interface JournalRow {
  seq: Generated<number>;
  at: string;
  by: string;
  kind: string;
  fact: string;
}
