import { cronCadence, nextCronDay } from "../../assess/communications/cron-days.ts";
import type { ReportDefinition } from "../../config/plan/plan.ts";
import { dayOf } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { audienceName, roleName } from "./handbook-words.ts";

/** What is sent to whom, how often, and who must say yes first. */
export const reports: HandbookComposer = {
  id: "reports",
  compose: (context) => {
    const { plan, messages, format } = context;
    const { texts } = messages.plan.handbook;
    return [
      {
        kind: "table",
        id: "reports",
        title: texts.reportTable,
        emptyText: texts.noReports,
        columns: [
          { id: "report", title: texts.report, type: "text", weight: 2.4 },
          { id: "readers", title: texts.readers, type: "text", weight: 1.6 },
          { id: "when", title: texts.when, type: "text", weight: 1.5 },
          { id: "next", title: texts.next, type: "date", weight: 1.1 },
          { id: "approvedBy", title: texts.approvedBy, type: "text", weight: 1.8 },
        ],
        rows: plan.reports.map((report) => [
          report.title[format.locale],
          audienceName(report.audience, plan, format.locale),
          whenText(report, context),
          dayOf(report.schedule === null ? null : nextCronDay(report.schedule.cron, context.today)),
          report.approval === null ? texts.notAvailable : roleName(report.approval.role, plan, format.locale),
        ]),
      },
    ];
  },
};

/** How often, with the time where there is one. */
function whenText({ schedule }: ReportDefinition, { messages }: HandbookContext): string {
  if (schedule === null) return messages.plan.handbook.texts.byHand;
  const often = messages.communications.cadence[cronCadence(schedule.cron)];
  const [minute = "", hour = ""] = schedule.cron.split(" ");
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return often;
  return `${often}, ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}
