import { type DeploymentState, judgeDeployments, type ListName, type Snapshot } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { DEPLOYMENT_COLUMNS, deploymentJson, deploymentRow } from "../output/deployment-rows.ts";
import { textTable } from "../output/text-table.ts";
import { tenantsOf } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

export interface DeploymentOptions {
  readonly tenant?: string;
}

interface Judged {
  readonly tenant: string;
  /** When the newest data was collected; null when there is none. */
  readonly dataAt: Date | null;
  readonly states: readonly DeploymentState[];
}

/** What deployments are measured from. */
const LISTS: readonly ListName[] = [
  "apps",
  "configurationPolicies",
  "compliancePolicies",
  "devices",
  "users",
  "groupMembers",
  "directoryGroups",
];

/** `deployments`: how far planned deployments should be, and how far they are by the newest data. */
export const listDeployments: Action<DeploymentOptions> = (context) =>
  withSession(context, async (session) => {
    const { config, plan } = session;
    const { options, output } = context;
    const tenants = tenantsOf(config, options.tenant);
    const judged: Judged[] = [];
    for (const { id } of tenants) judged.push(await judge(session, id));
    const { locale } = config;
    const json = judged.flatMap(({ tenant, dataAt, states }) =>
      states.map((state) => deploymentJson(state, { tenant, dataAt, plan, locale })),
    );
    output.result({ deployments: json }, () => {
      if (json.length === 0) return "The plan has no deployment. Add one under deployments in plan.yaml.";
      const several = tenants.length > 1;
      const rows = judged.flatMap(({ tenant, states }) =>
        states.map((state) => [...(several ? [tenant] : []), ...deploymentRow(state, plan, locale)]),
      );
      return textTable([...(several ? ["TENANT"] : []), ...DEPLOYMENT_COLUMNS], rows);
    });
    if (judged.some(({ dataAt, states }) => dataAt === null && states.length > 0)) {
      output.note("Nothing was collected yet: `intune-om collect` brings what they are measured from.");
    }
    return EXIT.done;
  });

/** Without a snapshot nothing was read, and nobody knows. */
async function judge({ store, config, plan, clock }: Session, tenant: string): Promise<Judged> {
  const latest = await store.snapshots.latest(tenant, LISTS);
  const nothing: Snapshot = { id: "", tenant, takenAt: clock.now(), coverage: [], metrics: {}, lists: {} };
  const snapshot = latest ?? nothing;
  const log = await store.practice.log(tenant, snapshot.takenAt);
  const states = judgeDeployments({ snapshot, plan, log, timeZone: config.timeZone });
  return { tenant, dataAt: latest?.takenAt ?? null, states };
}
