import type { UpdateState } from "../../assess/updates.ts";
import type { AudienceKind } from "../../config/plan/plan.ts";
import type { Update } from "../../updates/update.ts";
import type { SectionContext } from "../section.ts";

/** What of an update reaches whom. Users hear of what they have before them, not of what may come one day. */
const REACHES: Readonly<Record<AudienceKind, (update: Update) => boolean>> = {
  administrators: () => true,
  stakeholders: () => true,
  helpdesk: ({ audiences }) => audiences.includes("helpdesk") || audiences.includes("user"),
  users: reachesUsers,
  newcomers: reachesUsers,
};

/** Updates that an audience is told of, the most pressing first: those that may touch what the organisation has. */
export function audienceUpdates(context: SectionContext): readonly UpdateState[] {
  return currentUpdates(context).filter((state) => isOurs(state) && usesPlatform(state, context));
}

/** Whether an update was announced, and is no incident that is told where the incidents are. */
export function isAnnounced({ update }: UpdateState): boolean {
  return update.source !== "service-issues";
}

/** Why updates are left out, in the order in which it is asked. */
export interface LeftOut {
  readonly otherPlatform: readonly UpdateState[];
  readonly otherVersion: readonly UpdateState[];
  readonly setAside: readonly UpdateState[];
}

/** Updates that an audience would be told of if they touched anything here. */
export function leftOutUpdates(context: SectionContext): LeftOut {
  const left = currentUpdates(context).filter((state) => !isOurs(state));
  const untouched = left.filter(({ touched }) => touched.relevance === "none");
  return {
    otherPlatform: untouched.filter(({ touched }) => touched.platforms.length === 0),
    otherVersion: untouched.filter(({ touched }) => touched.platforms.length > 0),
    setAside: left.filter(({ touched }) => touched.relevance !== "none"),
  };
}

/** A notice that was issued anew stands under its new record alone; an incident that is over is no change to come. */
function currentUpdates({ assessment, audience }: SectionContext): readonly UpdateState[] {
  const replaced = new Set(assessment.updates.map(({ record }) => record.replaces));
  const resolved = new Set(
    (assessment.snapshot.lists.serviceIssues ?? []).flatMap((issue) =>
      issue.resolved ? [`service-health:${issue.id}`] : [],
    ),
  );
  const isOver = ({ record, update }: UpdateState): boolean =>
    update.kind === "incident" && (resolved.has(record.key) || record.missingSince !== null);
  return assessment.updates.filter(
    (state) => !replaced.has(state.record.key) && !isOver(state) && REACHES[audience](state.update),
  );
}

function isOurs({ touched, record }: UpdateState): boolean {
  return touched.relevance !== "none" && record.triage.state !== "notRelevant";
}

/** What names no platform may be about any. */
function usesPlatform({ update }: UpdateState, { platforms }: SectionContext): boolean {
  if (platforms === null || update.platforms.length === 0) return true;
  return update.platforms.some((platform) => platforms.includes(platform));
}

function reachesUsers({ audiences, stage }: Update): boolean {
  return audiences.includes("user") && stage !== "inDevelopment";
}
