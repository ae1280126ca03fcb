import {
  ALERT_SEVERITIES,
  type DeliveryState,
  occurrencesFrom,
  type Plan,
  RUN_STATES,
  schedulesOf,
  DELIVERY_STATES,
  type Store,
} from "@intune-om/core/base";
import type { Registry } from "prom-client";
import { VERSION } from "../version.ts";

/** What the process itself counts, beside what stands in the store. */
export interface DaemonCounts {
  readonly holdsLease: boolean;
  /** Seconds since 1970; null before the first one. */
  readonly lastTickSeconds: number | null;
  readonly failedTicks: number;
  /** Leaps of the clock and pauses of the machine, by kind. */
  readonly clockEvents: Readonly<Record<string, number>>;
  readonly reloads: Readonly<Record<"taken" | "refused", number>>;
  readonly overdueReports: number;
}

export interface MeasureDeps {
  readonly store: Pick<Store, "measures">;
  readonly plan: Pick<Plan, "reports" | "alerts">;
  readonly tenants: readonly string[];
  readonly now: Date;
  readonly counts: DaemonCounts;
  readonly process: ProcessUse;
}

/** What the process takes of the machine. */
export interface ProcessUse {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly startedSeconds: number;
}

/** Deliveries that have ended are counted for runs of so many days. */
const ENDED_DAYS = 7;
const DAY_MS = 86_400_000;
/** A schedule that is due less often than this has no next occurrence here. */
const HORIZON_MS = 400 * DAY_MS;

/**
 * Everything that is measured, in the text format of Prometheus. It is computed when it is asked for. Labels name
 * reports, tenants, sources and states, and never people.
 */
export async function writeMeasures(deps: MeasureDeps): Promise<{ contentType: string; body: string }> {
  const { Gauge, Registry: Registered } = await import("prom-client");
  const registry: Registry = new Registered();
  const gauge = (name: string, help: string, rows: readonly Row[]): void => {
    // Without a row there is nothing to say; a measure without labels would say 0.
    if (rows.length === 0) return;
    const labelNames = [...new Set(rows.flatMap(({ labels = {} }) => Object.keys(labels)))];
    const measure = new Gauge({ name, help, labelNames, registers: [registry] });
    for (const { labels = {}, value } of rows) measure.set(labels, value);
  };
  processMeasures(deps, gauge);
  await runMeasures(deps, gauge);
  await deliveryMeasures(deps, gauge);
  await coverageMeasures(deps, gauge);
  await alertMeasures(deps, gauge);
  return { contentType: registry.contentType, body: await registry.metrics() };
}

interface Row {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

type AddGauge = (name: string, help: string, rows: readonly Row[]) => void;

function processMeasures({ counts, process }: MeasureDeps, gauge: AddGauge): void {
  const only = (value: number): readonly Row[] => [{ value }];
  gauge("process_cpu_seconds_total", "Processor time of the daemon.", only(process.cpuSeconds));
  gauge("process_resident_memory_bytes", "Memory of the daemon.", only(process.residentBytes));
  gauge("process_start_time_seconds", "When the daemon started.", only(process.startedSeconds));
  gauge("intune_om_build_info", "Always 1; the version stands in the label.", [
    { labels: { version: VERSION }, value: 1 },
  ]);
  gauge(
    "intune_om_daemon_lease_held",
    "1 while this process works on the store.",
    only(counts.holdsLease ? 1 : 0),
  );
  gauge(
    "intune_om_daemon_last_tick_timestamp_seconds",
    "When the schedules were looked at last.",
    counts.lastTickSeconds === null ? [] : only(counts.lastTickSeconds),
  );
  gauge(
    "intune_om_daemon_failed_ticks_total",
    "Looks at the schedules that failed.",
    only(counts.failedTicks),
  );
  gauge(
    "intune_om_clock_leaps_total",
    "Times that the clock was set, and that the machine slept or the process stood still.",
    rowsOf("kind", counts.clockEvents),
  );
  gauge(
    "intune_om_reloads_total",
    "Times that the configuration was read again.",
    rowsOf("outcome", counts.reloads),
  );
  gauge(
    "intune_om_reports_overdue",
    "Reports, for each tenant, that have not gone out in time and have not since; also those that could not be watched, or of which nobody could be told.",
    only(counts.overdueReports),
  );
}

async function runMeasures({ store, plan, tenants, now }: MeasureDeps, gauge: AddGauge): Promise<void> {
  const states = await store.measures.runsByState();
  gauge(
    "intune_om_runs_total",
    "Runs in the store, by state. Old ones are purged.",
    RUN_STATES.map((state) => ({ labels: { state }, value: states.get(state) ?? 0 })),
  );
  const scheduled = schedulesOf(plan);
  const planned = new Set([...plan.reports, ...scheduled].map(({ id }) => id));
  const successes = await store.measures.lastSuccesses();
  gauge(
    "intune_om_run_last_success_timestamp_seconds",
    "When a report last reached people, at least in part.",
    successes
      .filter(({ tenant, report }) => planned.has(report) && tenants.includes(tenant))
      .map(({ tenant, report, at }) => ({ labels: { tenant, report }, value: seconds(at.getTime()) })),
  );
  const from = now.getTime() + 1;
  gauge(
    "intune_om_schedule_next_timestamp_seconds",
    "When a report is due next.",
    scheduled.flatMap(({ id, schedule }) => {
      const next = occurrencesFrom(schedule, from, { until: from + HORIZON_MS }).next();
      if (next.done === true) return [];
      const { value } = next;
      return tenants.map((tenant) => ({ labels: { tenant, report: id }, value: seconds(value) }));
    }),
  );
}

async function deliveryMeasures({ store, now }: MeasureDeps, gauge: AddGauge): Promise<void> {
  const states = await store.measures.deliveriesByState(new Date(now.getTime() - ENDED_DAYS * DAY_MS));
  gauge(
    "intune_om_deliveries",
    `Deliveries by state: all that are open, and those of runs of the last ${ENDED_DAYS} days that have ended.`,
    DELIVERY_STATES.map((state: DeliveryState) => ({ labels: { state }, value: states.get(state) ?? 0 })),
  );
  const oldest = await store.measures.oldestReady();
  gauge("intune_om_delivery_queue_oldest_age_seconds", "Age of the oldest delivery that could go out now.", [
    { value: oldest === null ? 0 : Math.max(0, seconds(now.getTime() - oldest.getTime())) },
  ]);
}

async function coverageMeasures({ store, tenants }: MeasureDeps, gauge: AddGauge): Promise<void> {
  const known = await store.measures.coverage(tenants);
  gauge(
    "intune_om_source_coverage",
    "1 for how each source could be read when data was last taken.",
    known.flatMap(({ tenant, coverage }) =>
      coverage.map(({ source, status }) => ({ labels: { tenant, source, status }, value: 1 })),
    ),
  );
  gauge(
    "intune_om_snapshot_timestamp_seconds",
    "When data was last taken.",
    known.map(({ tenant, takenAt }) => ({ labels: { tenant }, value: seconds(takenAt.getTime()) })),
  );
}

async function alertMeasures({ store }: MeasureDeps, gauge: AddGauge): Promise<void> {
  const counts = await store.measures.alerts();
  const countOf = (severity: string, state: string): number =>
    counts.find((one) => one.severity === severity && one.state === state)?.count ?? 0;
  gauge(
    "intune_om_alerts",
    "Alerts that are active, by severity and whether somebody has acknowledged them.",
    ALERT_SEVERITIES.flatMap((severity) =>
      ["open", "acknowledged"].map((state) => ({
        labels: { severity, state },
        value: countOf(severity, state),
      })),
    ),
  );
  gauge("intune_om_alert_messages_total", "Messages about alerts in the store. Old ones are purged.", [
    { value: await store.measures.alertMessages() },
  ]);
}

function rowsOf(label: string, counts: Readonly<Record<string, number>>): readonly Row[] {
  return Object.entries(counts).map(([name, value]) => ({ labels: { [label]: name }, value }));
}

function seconds(ms: number): number {
  return ms / 1_000;
}
