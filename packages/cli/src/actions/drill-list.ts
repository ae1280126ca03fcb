import { type DrillState, drillToAcknowledge } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { drillsNow } from "../session/drills-now.ts";
import { findPerson } from "../session/find-person.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

export interface AcknowledgeOptions {
  readonly id: string;
  readonly by: string;
  readonly tenant?: string;
}

/** `drill ack`: the one who was called has it. The first time counts. */
export const acknowledgeDrill: Action<AcknowledgeOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const tenant = pickTenant(session.config, options.tenant);
    const by = findPerson(session.plan, options.by);
    const before = drillToAcknowledge(options.id, by, (await drillsNow(session, tenant)).drills);
    const isFirst = before.acknowledgedBy === null;
    if (isFirst) await session.store.journal.add(by.id, [{ kind: "drillAcknowledged", drill: before.id }]);
    const drills = isFirst ? (await drillsNow(session, tenant)).drills : [before];
    const drill = drills.find(({ id }) => id === before.id) ?? before;
    output.result({ drill: drillJson(drill), recorded: isFirst }, () =>
      isFirst
        ? `Drill ${drill.id} is acknowledged after ${durationText(drill.minutes)}, ${verdict(drill)}.`
        : `Drill ${drill.id} was acknowledged by ${drill.acknowledgedBy} after ${durationText(drill.minutes)} already; nothing was written.`,
    );
    return EXIT.done;
  });

export interface ListOptions {
  readonly tenant?: string;
}

/** `drill list`: every drill that is remembered, and the figures of the newest ones. */
export const listDrills: Action<ListOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { drills, figures } = await drillsNow(session, pickTenant(session.config, options.tenant));
    output.result({ figures, drills: drills.map(drillJson) }, () => {
      if (drills.length === 0)
        return "No drill is remembered. Start one with `intune-om drill active-threat --by …`.";
      const rows = drills.map((drill) => [
        drill.id,
        drill.alertKind,
        drill.severity,
        session.times.minute(drill.from),
        drill.people.join(", "),
        drill.standing === "notSent" ? "not sent" : drill.standing,
        drill.standing === "notSent" ? "" : durationText(drill.minutes),
        drill.standing === "notSent" ? "" : verdict(drill),
      ]);
      const head = ["DRILL", "KIND", "SEVERITY", "STARTED", "CALLED", "STATE", "TIME", "TARGET"];
      return [
        textTable(head, rows),
        "",
        figures.median === null || figures.percentile95 === null
          ? "No drill of the last 90 days can be counted yet."
          : `Last 90 days: median ${durationText(figures.median)}, 95th percentile ${durationText(figures.percentile95)}, ${figures.inTime} of ${figures.counted} within their target.`,
      ].join("\n");
    });
    return EXIT.done;
  });

function drillJson(drill: DrillState): object {
  const { id, alertKind, severity, people, from, until, acknowledgedBy, targetMinutes } = drill;
  return {
    id,
    kind: alertKind,
    severity,
    people,
    startedAt: from,
    startedBy: drill.startedBy,
    state: drill.standing,
    minutes: Math.round(drill.minutes * 10) / 10,
    targetMinutes,
    inTime: drill.inTime,
    ...(until === null ? {} : { acknowledgedAt: until }),
    ...(acknowledgedBy === null ? {} : { acknowledgedBy }),
  };
}

function verdict({ inTime, targetMinutes }: DrillState): string {
  const target = durationText(targetMinutes);
  if (inTime === null) return `within ${target}, still open`;
  return inTime ? `within the target of ${target}` : `over the target of ${target}`;
}

/** `25 min`, `3 h 5 min`, `1 h`, `2 d 4 h`. */
function durationText(minutes: number): string {
  const whole = Math.round(minutes);
  const [days, hours, rest] = [Math.floor(whole / 1_440), Math.floor((whole % 1_440) / 60), whole % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
  return `${rest} min`;
}
