import type { TrainingModule } from "../../config/plan/plan.ts";
import type { EntryOf } from "../../practice/journal-entry.ts";

/** One version of a module's material. */
export interface MaterialVersion {
  readonly version: string;
  /** The day from which it holds; null where the plan does not say. */
  readonly on: string | null;
  /** Key of the update that it was revised for; null for another reason. */
  readonly update: string | null;
}

/**
 * The versions of a module's material that are known, the one that holds now last: the plan's, and what was recorded as
 * revised. Of the same day, what was recorded counts.
 */
export function materialVersions(
  module: TrainingModule,
  revisions: readonly EntryOf<"materialRevised">[],
): readonly MaterialVersion[] {
  const recorded = revisions
    .filter((entry) => entry.module === module.id)
    .map(({ version, on, update }): MaterialVersion => ({ version, on, update }));
  return [{ version: module.version, on: module.revisedOn, update: null }, ...recorded].sort((one, other) =>
    dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0,
  );
}

/** The version that held on a day; the first that is known for an earlier one. */
export function versionOn(versions: readonly MaterialVersion[], day: string): string {
  return (versions.findLast((entry) => dayOf(entry) <= day) ?? versions[0])?.version ?? "1";
}

/**
 * Whether what was learnt from one version is out of date: the material was revised afterwards because a feature had
 * changed. A revision for another reason, such as better pictures, takes nothing away.
 * @param on The day of the completion, which decides where its version is none that is known.
 */
export function isOutdated(versions: readonly MaterialVersion[], version: string, on: string): boolean {
  const learnt = versions.findLastIndex((entry) => entry.version === version);
  return versions.some(
    (entry, index) =>
      entry.update !== null &&
      entry.version !== version &&
      (learnt >= 0 ? index > learnt : dayOf(entry) > on),
  );
}

function dayOf({ on }: MaterialVersion): string {
  return on ?? "";
}
