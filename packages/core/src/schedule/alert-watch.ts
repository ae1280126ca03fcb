import type { Plan, ReportSchedule } from "../config/plan/plan.ts";
import type { LocalizedText } from "../config/plan/texts.ts";
import { catalogues } from "../locales/index.ts";

/** What the runs are called that collect for alerts alone, where others have the id of their report. */
export const ALERT_WATCH = "alerts";

/** Something of a plan that runs by itself: a report, or the collection for alerts. */
export interface Scheduled {
  readonly id: string;
  readonly title: LocalizedText;
  readonly schedule: ReportSchedule;
}

/** Everything of a plan that runs by itself, the collection for alerts last. */
export function schedulesOf({ reports, alerts }: Pick<Plan, "reports" | "alerts">): readonly Scheduled[] {
  const scheduled = reports.flatMap(({ id, title, schedule }) =>
    schedule === null ? [] : [{ id, title, schedule }],
  );
  if (alerts.schedule === null) return scheduled;
  return [...scheduled, { id: ALERT_WATCH, title: alertWatchTitle(), schedule: alerts.schedule }];
}

/** What the collection for alerts is called. */
export function alertWatchTitle(): LocalizedText {
  return { en: catalogues.en.deadMan.alertWatch.title, sv: catalogues.sv.deadMan.alertWatch.title };
}
