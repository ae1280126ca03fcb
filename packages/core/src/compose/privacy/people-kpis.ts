import type { Kpi, KpiId } from "../../assess/kpi.ts";
import type { Formatter } from "../../locales/formatter.ts";
import type { Messages } from "../../locales/en.ts";
import { isSmall, LEAST_SHOWN } from "../small-count.ts";
import { kpiText } from "../words.ts";
import { HIDDEN_SHARE } from "./hidden-count.ts";

/** KPIs that count people or their devices, in some state. */
export const PEOPLE_KPIS: ReadonlySet<KpiId> = new Set<KpiId>([
  "compliance_rate",
  "checkin_freshness",
  "protection_coverage",
  "signature_currency",
  "active_threats",
  "encryption_rate",
  "app_install_success",
  "enrollment_failures",
  "training_completion",
  "welcome_in_time",
]);

/** KPIs that count something else: certificates, incidents, tasks, articles, minutes. */
export const THING_KPIS: ReadonlySet<KpiId> = new Set<KpiId>([
  "expiry_margin",
  "service_incidents",
  "plan_adherence",
  "material_currency",
  "time_to_acknowledge",
  "routine_adherence",
  "monitoring_adherence",
  "update_awareness",
  "kb_coverage",
  "stale_articles",
  "lead_time_to_inform",
]);

/**
 * Whether a figure of a KPI, now or from its past, would tell these readers a count that is hidden. What is known of the
 * past is the share alone: it is held against as many devices as there are now.
 */
export function isHiddenKpi(kpi: Kpi, { hidesSmall }: Formatter, value: number | null = kpi.value): boolean {
  const { unit, numerator, denominator } = kpi;
  if (!hidesSmall || THING_KPIS.has(kpi.kpi) || value === null) return false;
  if (unit !== "percent") return isSmall(value);
  if (denominator === null || denominator === 0) return false;
  const part =
    value === kpi.value && numerator !== null ? numerator : Math.round((value / 100) * denominator);
  return [part, denominator - part, denominator].some(isSmall);
}

/** A figure of a KPI in words: `97.3%`, or as much as may be told of it: `<5`, `>95.1%`. */
export function kpiFigure(
  kpi: Kpi,
  format: Formatter,
  messages: Messages,
  value: number | null = kpi.value,
): string {
  if (value === null || !isHiddenKpi(kpi, format, value)) return kpiText(kpi, value, format, messages);
  if (kpi.unit !== "percent") return format.people(value);
  const { denominator } = kpi;
  if (denominator === null || isSmall(denominator)) return HIDDEN_SHARE;
  // Rounded away from the figure, so that the bound itself tells nothing.
  const share = (LEAST_SHOWN / denominator) * 100;
  return value < 50
    ? `<${format.percent(Math.min(100, Math.ceil(share * 10) / 10))}`
    : `>${format.percent(Math.max(0, Math.floor((100 - share) * 10) / 10))}`;
}

/** The points of a KPI's past that may be told; a gap for each that may not. */
export function shownTrend(kpi: Kpi, format: Formatter): Kpi["trend"] {
  return kpi.trend.map(({ at, value }) => ({ at, value: isHiddenKpi(kpi, format, value) ? null : value }));
}
