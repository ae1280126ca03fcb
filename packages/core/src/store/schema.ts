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
  newcomer_watch: NewcomerWatchRow;
  newcomers: NewcomerRow;
  audience_sizes: AudienceSizeRow;
  audit_permit: AuditPermitRow;
  pseudonym_salt: PseudonymSaltRow;
  plan_versions: PlanVersionRow;
  notices: NoticeRow;
  notice_recipients: NoticeRecipientRow;
  deployment_values: DeploymentValueRow;
  schedules: ScheduleRow;
  leases: LeaseRow;
  send_channels: SendChannelRow;
  send_counts: SendCountRow;
  alerts: AlertRow;
  alert_events: AlertEventRow;
  alert_rules: AlertRuleRow;
  alert_cursors: AlertCursorRow;
  alert_suppressions: AlertSuppressionRow;
  alert_threads: AlertThreadRow;
  alert_messages: AlertMessageRow;
}

/** An alert; `body` is JSON. Its key stands in the body where it is too long for a column. */
export interface AlertRow {
  tenant: string;
  key: string;
  rule: string;
  state: string;
  severity: string;
  /** 1 while people may have to be told of it: it is active, or they have not been told that it is over. */
  standing: number;
  /** 1 when it fires and is seen once more with each judgement that writes nothing else of it. */
  goes_on: number;
  /** The number of the judgement as of which the row was written. */
  judgement: number;
  first_seen_at: string;
  resolved_at: string | null;
  body: string;
}

/** A step in the life of an alert, as JSON. Rows are added and never changed. */
export interface AlertEventRow {
  seq: Generated<number>;
  tenant: string;
  key: string;
  episode: number;
  at: string;
  by: string | null;
  step: string;
}

/** What could be said of a rule last; `cause` is JSON. */
export interface AlertRuleRow {
  tenant: string;
  rule: string;
  state: string;
  cause: string | null;
  since: string;
  /** JSON. */
  limits: string | null;
}

/** How far the snapshots of a tenant were judged, how many that were, and when messages may be due. */
export interface AlertCursorRow {
  tenant: string;
  snapshot_id: string;
  judged_at: string;
  judgement: number;
  next_at: string | null;
}

/** Silence that somebody asked for; `scope` is JSON. */
export interface AlertSuppressionRow {
  id: string;
  tenant: string | null;
  scope: string;
  from_at: string;
  until_at: string;
  by: string | null;
  why: string;
  ended_at: string | null;
  ended_by: string | null;
}

/** A thread of messages, as JSON. */
export interface AlertThreadRow {
  tenant: string;
  id: string;
  last_at: string;
  body: string;
}

/** A message about alerts, as JSON, and the run that it was written into the outbox by. */
export interface AlertMessageRow {
  id: string;
  tenant: string;
  at: string;
  /** Its place among those that were decided together. */
  number: number;
  body: string;
  run_id: string | null;
  /** Why it was never written: it may have been sent before a backup took the place of the store. */
  left_out: string | null;
}

/** How far a schedule was decided. `definition` and `paused` are JSON. */
export interface ScheduleRow {
  tenant: string;
  report: string;
  definition: string;
  cursor: string;
  paused: string | null;
  ended_at: string | null;
  /** What was due up to here may have been served before the store was restored from a backup. */
  restored_at: string | null;
  updated_at: string;
}

/** Work that one process at a time does; the fence grows with every change of hands. */
export interface LeaseRow {
  name: string;
  owner: string;
  fence: number;
  since: string;
  until: string;
}

/** A channel that asked to be left alone for a while. */
export interface SendChannelRow {
  channel: string;
  blocked_at: string;
  blocked_until: string;
  reason: string;
}

/** Messages that a channel was given in one second, counted from 1970. */
export interface SendCountRow {
  channel: string;
  second: number;
  count: number;
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
  /** A due run begins no sooner. */
  not_before: string | null;
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
  /** JSON: files that were too large to go with it. */
  left_out: string | null;
  /** JSON: the messages that it goes on from. */
  thread: string | null;
  /** JSON: what it says in its parts. */
  content: string | null;
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
  /** Who is handing it over now, and until when nobody else may say what became of it. */
  owner: string | null;
  lease_until: string | null;
  attempted_at: string | null;
  /** Since the budget of its tries runs, and how many it had before: a person's word begins both anew. */
  first_attempt_at: string | null;
  attempts_before: Generated<number>;
  /** JSON: under which keys it counts in a send window while it is under way. */
  counts_for: string | null;
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
  /** Id of the person who took the step; null when the program did. */
  by: string | null;
}

/** Stands only within the transaction that may take rows out of the audit trail, or names out of its rows. */
export interface AuditPermitRow {
  purpose: "purge" | "forget";
}

/** What pseudonyms of people who were forgotten are made with: one row. */
export interface PseudonymSaltRow {
  number: number;
  salt: string;
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

/** The plan as it stood once; `body` is canonical JSON. Rows are added and never changed. */
export interface PlanVersionRow {
  number: number;
  digest: string;
  first_seen_at: string;
  body: string;
}

/** Since when newcomers of a tenant are told apart from those who were there before. */
export interface NewcomerWatchRow {
  tenant: string;
  since: string;
}

/** Somebody who has been seen with a device. Of those who are not new it is only known that they are there. */
export interface NewcomerRow {
  tenant: string;
  key: string;
  user_id: string | null;
  first_device: string;
  first_device_at: string;
  seen_at: string;
  platforms: string;
  is_new: number;
  welcomed_at: string | null;
  notice: string | null;
}

export interface AudienceSizeRow {
  seq: Generated<number>;
  tenant: string;
  kind: string;
  subject: string;
  at: string;
  count: number;
  run_id: string | null;
  agreed: number;
}

/** What somebody did for the plan; `fact` is JSON. Rows are added and never changed. */
export interface JournalRow {
  seq: Generated<number>;
  at: string;
  by: string;
  kind: string;
  fact: string;
}

/** How far a planned deployment was when a snapshot was taken, in devices. */
export interface DeploymentValueRow {
  snapshot_id: string;
  deployment: string;
  reached: number;
  failed: number | null;
  population: number;
}

/** A notice to users. `matter` (what it is, and who is left out), `hold`, `preview`, `approval` and `withdrawal` are JSON. */
export interface NoticeRow {
  id: string;
  tenant: string;
  kind: string;
  subject: string;
  state: string;
  matter: string;
  hold: string | null;
  created_at: string;
  data_at: string;
  preview: string | null;
  approval: string | null;
  pilot: string | null;
  sent_at: string | null;
  withdrawal: string | null;
}

/** Somebody a notice is for, and what became of it. `about` and `devices` are JSON. */
export interface NoticeRecipientRow {
  notice_id: string;
  key: string;
  address: string;
  name: string;
  language: string;
  about: string;
  effect_at: string | null;
  devices: string;
  state: string;
  why: string | null;
  told_at: string | null;
}
