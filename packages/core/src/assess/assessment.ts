import { type AlertSummary, NO_ALERT_SUMMARY } from "../alerts/alert-summary.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { ErrorCodeTable } from "../domain/error-codes.ts";
import { createCodeBook } from "../helpdesk/code-book.ts";
import { type KnowledgeBase, NO_KNOWLEDGE } from "../helpdesk/knowledge-base.ts";
import { addDays } from "./days.ts";
import { type DeviceAttention, devicesNeedingAttention } from "./device-attention.ts";
import { type ErrorGroup, groupErrors } from "./error-groups.ts";
import { estateOf } from "./estate-of.ts";
import { type EarlierApps, newlyFailing, type NewFailures } from "./failing-apps.ts";
import { type ExpiryState, judgeExpiries } from "./expiries.ts";
import { judgeKpis, type KpiHistoryEntry } from "./judge-kpis.ts";
import type { Kpi } from "./kpi.ts";
import { knownUpdates } from "./known-updates.ts";
import { measureKpis } from "./measure-kpis.ts";
import { NO_LOG, type PracticeLog } from "../practice/practice-log.ts";
import { assessPractice, type PracticeState } from "./practice.ts";
import { overallState, type OverallState } from "./overall-state.ts";
import { type Unread, unreadSince } from "./unread.ts";
import { judgeUpdates, type UpdateState } from "./updates.ts";

/** One snapshot judged: what the reports are composed from. Pure: the same input gives the same assessment. */
export interface Assessment {
  readonly snapshot: Snapshot;
  readonly period: { readonly from: Date; readonly to: Date };
  /** Figures of the tenant's health. */
  readonly kpis: readonly Kpi[];
  /** How the organisation follows its plan, and the figures of it. */
  readonly practice: PracticeState;
  readonly practiceKpis: readonly Kpi[];
  readonly expiries: readonly ExpiryState[];
  /** The most pressing first. */
  readonly updates: readonly UpdateState[];
  readonly unread: Unread;
  readonly devices: readonly DeviceAttention[];
  readonly errors: readonly ErrorGroup[];
  readonly newFailures: NewFailures;
  /** The alerts as they stood when the snapshot was taken, and what became of them in the period. */
  readonly alerts: AlertSummary;
  /** The organisation's own articles. */
  readonly knowledge: KnowledgeBase;
  readonly overall: OverallState;
}

export interface AssessInput {
  readonly snapshot: Snapshot;
  /** KPI values of earlier snapshots of the same tenant, oldest first. */
  readonly history: readonly KpiHistoryEntry[];
  readonly plan: Plan;
  readonly errorCodes: ErrorCodeTable;
  /** How far back "since last time" looks. */
  readonly periodDays: number;
  /** The time of the data that the readers of this report were told of last; never, when left out. */
  readonly readAt?: Date | null;
  /** What is remembered of following the plan; nothing, when left out. */
  readonly log?: PracticeLog;
  /** IANA zone of the organisation. Default UTC. */
  readonly timeZone?: string;
  /** The organisation's own articles; none, when left out. */
  readonly knowledge?: KnowledgeBase;
  /** Install figures from before the period; none, when left out. */
  readonly earlierApps?: EarlierApps | null;
  /** What is known of alerts; not watched, when left out. */
  readonly alerts?: AlertSummary;
}

/** Judges a snapshot against the plan and the past. Its "now" is the time at which the snapshot was taken. */
export function assess(input: AssessInput): Assessment {
  const { snapshot, history, plan, errorCodes, periodDays, readAt = null } = input;
  const { log = NO_LOG, timeZone = "UTC", knowledge = NO_KNOWLEDGE, earlierApps = null } = input;
  const { alerts = NO_ALERT_SUMMARY } = input;
  const now = snapshot.takenAt;
  const period = { from: addDays(now, -periodDays), to: now };
  const practice = assessPractice({ snapshot, plan, log, timeZone, period, errorCodes, knowledge });
  const values = measureKpis(snapshot, practice);
  const { targets } = plan;
  const judged = judgeKpis({ snapshot, practice, values, history, targets, periodStart: period.from });
  const kpis = judged.filter(({ group }) => group === "health");
  const expiries = judgeExpiries(snapshot.lists.expiries ?? [], now);
  return {
    snapshot,
    period,
    kpis,
    practice,
    practiceKpis: judged.filter(({ group }) => group === "practice"),
    expiries,
    updates: judgeUpdates(knownUpdates(snapshot), estateOf(snapshot), period),
    unread: unreadSince(period, readAt),
    devices: devicesNeedingAttention(snapshot.lists.devices ?? [], now),
    errors: groupErrors({
      appFailures: snapshot.lists.appFailures ?? [],
      enrollmentFailures: snapshot.lists.enrollmentFailures ?? [],
      period,
      table: errorCodes,
      book: createCodeBook(errorCodes, knowledge.articles),
    }),
    newFailures: newlyFailing(snapshot, period, earlierApps),
    alerts,
    knowledge,
    overall: overallState({ snapshot, kpis, expiries }),
  };
}
