import type { Database } from "../schema.ts";
import { alertMessages, alertSuppressions } from "./alert-messages.ts";
import { alertThreads } from "./alert-threads.ts";
import { alerts, alertSteps } from "./alerts.ts";
import { artifacts } from "./artifacts.ts";
import { deliveries } from "./deliveries.ts";
import { journal } from "./journal.ts";
import { messages } from "./messages.ts";
import { newcomers } from "./newcomers.ts";
import { notices } from "./notices.ts";
import { planVersions } from "./plan-versions.ts";
import type { PurgeKind } from "./purge-kind.ts";
import { runs } from "./runs.ts";
import { snapshots } from "./snapshots.ts";

/** Everything that is removed when it is older than its retention, in the order in which it is. */
export const purgeKinds: readonly PurgeKind[] = [
  snapshots,
  artifacts,
  messages,
  deliveries,
  runs,
  notices,
  newcomers,
  journal,
  planVersions,
  alerts,
  alertSteps,
  alertMessages,
  alertThreads,
  alertSuppressions,
];

/** Tables of which nothing is removed by age, and why. */
export const KEPT: Readonly<Partial<Record<keyof Database, string>>> = {
  snapshots: "figures and coverage, which name nobody: trends outlive lists",
  kpi_values: "figures alone, for trends",
  deployment_values: "figures alone, for trends",
  newcomer_watch: "since when newcomers are told apart",
  audience_sizes: "how many people audiences had",
  feed_answers: "what providers announce, overwritten at each reading",
  update_records: "what providers announce, and ids of the people who own it",
  update_aliases: "keys of updates",
  update_revisions: "what providers changed",
  update_events: "what was done with an update, by id of a person of the plan",
  schedules: "how far each schedule was decided, one row for each",
  leases: "which process is at work; processes that ended go by themselves after a day",
  send_channels: "until when a channel is closed, one row for each",
  send_counts: "how much went out in the last minutes; older ones go by themselves",
  alert_rules: "what could be said of each rule last, one row for each",
  alert_cursors: "how far the snapshots of each tenant were judged, one row for each",
  audit_permit: "empty, but within a purge",
  pseudonym_salt: "one random value, so that one person keeps one pseudonym",
};
