import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { DeploymentHistoryEntry, DeploymentState, HistoryPoint } from "./deployment-state.ts";
import { actualShare, judgeDeployment } from "./judge-deployment.ts";
import { measureDeployment } from "./measure-deployment.ts";
import { shiftDay } from "../../routines/days.ts";
import { createPlannedShare } from "./planned-share.ts";

export interface JudgeDeploymentsInput {
  readonly snapshot: Snapshot;
  readonly plan: Pick<Plan, "deployments" | "organisation">;
  readonly log: { readonly deployments: readonly DeploymentHistoryEntry[] };
  /** IANA zone of the organisation. */
  readonly timeZone: string;
}

/** The deployments that concern a tenant, in the order of the plan, as they stood when the snapshot was taken. */
export function judgeDeployments({
  snapshot,
  plan,
  log,
  timeZone,
}: JudgeDeploymentsInput): readonly DeploymentState[] {
  const calendar = createOrganisationCalendar(plan.organisation.calendar, timeZone);
  return plan.deployments
    .filter(({ tenant }) => tenant === null || tenant === snapshot.tenant)
    .map((deployment) =>
      judgeDeployment({
        deployment,
        measured: measureDeployment(deployment, snapshot),
        today: calendar.dayOf(snapshot.takenAt),
        plannedShare: createPlannedShare(deployment, calendar),
        earlier: historyOf(deployment.id, shiftDay(deployment.start, -1), {
          earlier: log.deployments,
          calendar,
        }),
      }),
    );
}

/** The last that was known on each day since one day. */
function historyOf(
  id: string,
  since: string,
  {
    earlier,
    calendar,
  }: { readonly earlier: readonly DeploymentHistoryEntry[]; readonly calendar: WorkCalendar },
): readonly HistoryPoint[] {
  const byDay = new Map<string, number | null>();
  for (const { at, values } of earlier) {
    const day = calendar.dayOf(at);
    if (day < since) continue;
    const value = values.find(({ deployment }) => deployment === id);
    if (value !== undefined) byDay.set(day, actualShare(value));
    else if (!byDay.has(day)) byDay.set(day, null);
  }
  return [...byDay].map(([day, actual]) => ({ day, actual }));
}
