import { addDays } from "../../../assess/days.ts";
import { newlyFailing } from "../../../assess/failing-apps.ts";
import type { Lists } from "../../../collect/lists.ts";
import { wholeRule, type AlertRule } from "../../alert-rule.ts";
import type { LapsedEntity } from "../../lapsed-entity.ts";
import type { UnknownEntity } from "../../unknown-entity.ts";
import { firingOf } from "../firing-of.ts";
import { lapsedOf } from "../lapsed-of.ts";
import { unknownOf } from "../unknown-of.ts";
import { appEntity } from "./app-entity.ts";
import { failureCodes } from "./failure-codes.ts";

/**
 * An app fails that did not a week ago, or at least twice as often: as the help desk's report tells it. One that fails as
 * it did by then is no news any more, and not mended either.
 */
export const appNewlyFailing: AlertRule = wholeRule({
  id: "app-newly-failing",
  sources: ["apps"],
  onIncomplete: "rows",
  role: "intune-admin",
  blade: "auditLogs",
  severity: "medium",
  lapses: "said",
  thresholds: {
    devices: {
      unit: "devices",
      default: 3,
      min: 1,
      max: 1_000_000,
      meaning: "Failed installations more than before that there are at least.",
      source: "Practice: what the help desk's report takes for much more (assess/failing-apps.ts).",
    },
    days: {
      unit: "days",
      default: 7,
      min: 1,
      max: 30,
      meaning:
        "Days back that failures must be dated in where there is no earlier collection to compare with.",
      source: "The period of a weekly report.",
    },
  },
  *evaluate({ snapshot, facts, now, thresholds }) {
    const from = addDays(now, -thresholds.days);
    const { apps } = newlyFailing(snapshot, { from }, facts.earlierApps);
    yield* stillFailing(snapshot.lists, thresholds.devices);
    const codesOf = failureCodes(snapshot.lists.appFailures);
    if (facts.earlierApps === null) yield* undatedApps(snapshot.lists, { from, devices: thresholds.devices });
    for (const { app, before, code } of apps) {
      if (app.failed - (before ?? 0) < thresholds.devices) continue;
      yield firingOf(appEntity(app), "medium", {
        value: app.failed,
        unit: "devices",
        detail: code ?? "",
        evidence: codesOf(app.id),
      });
    }
  },
});

/** Apps that fail on as many devices as an alert takes, whether of late or not: what fires of them counts instead. */
function stillFailing({ apps = [] }: Partial<Pick<Lists, "apps">>, devices: number): readonly LapsedEntity[] {
  return apps.filter(({ failed }) => failed >= devices).map((app) => lapsedOf("app", appEntity(app).id));
}

/**
 * Apps of which nobody can tell whether their failures are new: without an earlier collection the dates of the failures
 * tell it, and some have none.
 */
function undatedApps(
  { apps = [], appFailures = [] }: Partial<Pick<Lists, "apps" | "appFailures">>,
  { from, devices }: { readonly from: Date; readonly devices: number },
): readonly UnknownEntity[] {
  const undated = new Set(appFailures.filter(({ at }) => at === null).map(({ appId }) => appId));
  if (undated.size === 0) return [];
  const failures = Map.groupBy(
    appFailures.filter(({ appId }) => undated.has(appId)),
    ({ appId }) => appId,
  );
  return apps.flatMap(({ id, failed }) => {
    const own = failures.get(id) ?? [];
    const mayBeNew = own.length > 0 && own.every(({ at }) => at === null || at > from);
    return mayBeNew && failed >= devices ? [unknownOf("app", id, "at")] : [];
  });
}
