import type { AppFailure, AppInstallState } from "../collect/rows/app.ts";
import type { Snapshot } from "../collect/snapshot.ts";

/** The install figures of an earlier collection, to tell what fails now and did not fail then. */
export interface EarlierApps {
  readonly at: Date;
  readonly apps: readonly AppInstallState[];
}

/** An app whose installations began to fail, or fail much more. */
export interface FailingApp {
  readonly app: AppInstallState;
  readonly change: "new" | "worse";
  /** Failed installations of the earlier collection; null where there is none to compare with. */
  readonly before: number | null;
  /** The code that most of its failures have; null when none is known. */
  readonly code: string | null;
}

/** What apps have begun to fail since when. */
export interface NewFailures {
  /** Time of the collection that was compared with; null when the dates of the failures had to do. */
  readonly comparedWith: Date | null;
  /** The one with most failures more first. */
  readonly apps: readonly FailingApp[];
}

/** The install figures of a snapshot; null when they were not read whole, so that an app may lack without being new. */
export function earlierAppsOf(
  snapshot: Pick<Snapshot, "takenAt" | "lists" | "metrics"> | null,
): EarlierApps | null {
  const apps = snapshot?.lists.apps;
  if (snapshot === null || apps === undefined || snapshot.metrics["apps.failed"] === undefined) return null;
  return { at: snapshot.takenAt, apps };
}

/** An app fails much more when its failures have doubled, and this many came on top. */
const WORSE_BY = 3;

/**
 * Apps that fail now and did not in the earlier collection, and those that fail at least twice as often. Without an
 * earlier collection, apps of whose failures each is dated within the period; one without a date tells nothing.
 */
export function newlyFailing(
  { lists }: Pick<Snapshot, "lists">,
  period: { readonly from: Date },
  earlier: EarlierApps | null,
): NewFailures {
  const failing = (lists.apps ?? []).filter(({ failed }) => failed > 0);
  const byApp = Map.groupBy(lists.appFailures ?? [], ({ appId }) => appId);
  const failedBefore = new Map(earlier?.apps.map(({ id, failed }) => [id, failed]));
  const apps = failing.flatMap((app): readonly FailingApp[] => {
    const failures = byApp.get(app.id) ?? [];
    const found = (change: FailingApp["change"], before: number | null): readonly FailingApp[] => [
      { app, change, before, code: commonCode(failures) },
    ];
    if (earlier === null) return areAllSince(failures, period.from) ? found("new", null) : [];
    const before = failedBefore.get(app.id) ?? 0;
    if (before === 0) return found("new", before);
    return app.failed >= 2 * before && app.failed - before >= WORSE_BY ? found("worse", before) : [];
  });
  return { comparedWith: earlier?.at ?? null, apps: apps.sort(byGrowth) };
}

function areAllSince(failures: readonly AppFailure[], from: Date): boolean {
  return failures.length > 0 && failures.every(({ at }) => at !== null && at > from);
}

function commonCode(failures: readonly AppFailure[]): string | null {
  const counted = [...Map.groupBy(failures, ({ code }) => code)].sort(
    ([code, some], [other, others]) => others.length - some.length || (code < other ? -1 : 1),
  );
  return counted[0]?.[0] ?? null;
}

function byGrowth(one: FailingApp, other: FailingApp): number {
  const growth = ({ app, before }: FailingApp): number => app.failed - (before ?? 0);
  return growth(other) - growth(one) || (one.app.name < other.app.name ? -1 : 1);
}
