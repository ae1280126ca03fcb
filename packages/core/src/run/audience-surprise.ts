import { type Surprise, surpriseOf } from "../audiences/surprise.ts";
import { isComputedFor } from "./addressees.ts";
import type { Rendered } from "./render-stage.ts";
import type { RunContext } from "./report-runner.ts";

/**
 * Whether the audience of a run has a size that somebody must look at, held against the last one that was agreed to;
 * its size is remembered. Audiences whose people all stand in the plan surprise nobody.
 */
export async function checkAudienceSize(
  { deps, run }: RunContext,
  { report, addressees }: Pick<Rendered, "report" | "addressees">,
): Promise<Surprise | null> {
  if (!isComputedFor(deps, report, run.request)) return null;
  const { audienceSizes } = deps.store;
  const subject = { tenant: run.tenant, kind: "report", subject: report.id };
  const count = addressees.length;
  const before = await audienceSizes.last(subject);
  const surprise = surpriseOf(count, before, deps.plan.notices.mostRecipients);
  const at = deps.clock.now();
  await audienceSizes.add({ ...subject, at, count, run: run.id, agreed: surprise === null });
  return surprise;
}
