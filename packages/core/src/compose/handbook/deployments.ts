import type { Deployment } from "../../config/plan/plan.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";

/** What is rolled out, by whom, and how far it should be on which day. */
export const deployments: HandbookComposer = {
  id: "deployments",
  compose: (context) => {
    const { plan, messages, format } = context;
    const { texts } = messages.plan.handbook;
    const coming = plan.deployments.filter(({ done }) => !done);
    return [
      {
        kind: "table",
        id: "deployments",
        title: texts.deploymentTable,
        emptyText: texts.noDeployments,
        columns: [
          { id: "what", title: texts.what, type: "text", weight: 2.2 },
          { id: "kind", title: messages.columns.kind, type: "text", weight: 1.2 },
          { id: "owner", title: texts.owner, type: "text", weight: 1.5 },
          { id: "begins", title: texts.begins, type: "date", weight: 1.1 },
          { id: "ends", title: texts.ends, type: "date", weight: 1.1 },
          { id: "phases", title: texts.phases, type: "text", weight: 2.8 },
        ],
        rows: coming.map((deployment) => [
          deployment.title[format.locale],
          messages.deployments.kind[deployment.kind],
          ownerName(deployment.owner, plan, format.locale),
          dayOf(deployment.start),
          dayOf(deployment.end),
          phasesText(deployment, context),
        ]),
      },
    ];
  },
};

function phasesText({ phases, end }: Deployment, { format }: HandbookContext): string {
  const steps = phases.length === 0 ? [{ on: end, share: 100 }] : phases;
  return steps
    .map(({ on, share }) => `${format.date(dayOf(on) ?? new Date(on))}: ${format.percent(share)}`)
    .join("; ");
}
