import {
  canonicalPlan,
  lastApproval,
  type PlanApproval,
  type PlanChange,
  planChanges,
  type PlanHistory,
} from "@intune-om/core";
import type { Session } from "./session.ts";

/** The versions of the plan with its last approval, and what has changed since. */
export interface KnownPlan extends PlanHistory {
  /** Since the approved version; empty when none was approved. */
  readonly changes: readonly PlanChange[];
}

export async function readPlanHistory({
  plan,
  planVersion,
  store,
}: Pick<Session, "plan" | "planVersion" | "store">): Promise<KnownPlan> {
  const versions = await store.planVersions.list();
  const approval: PlanApproval | null = lastApproval(await store.journal.listOf(["planApproved"]));
  const approved = versions.find(({ number }) => number === approval?.version);
  const changes = approved === undefined ? [] : planChanges(approved.body, canonicalPlan(plan));
  return { versions, approval, version: planVersion.number, changedSince: changes.length, changes };
}
