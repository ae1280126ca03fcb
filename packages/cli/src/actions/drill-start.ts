import {
  ACKNOWLEDGE_MINUTES,
  ALERT_KINDS,
  DRILL_SEVERITIES,
  drillLetter,
  drillPosting,
  timeId,
  whomToCall,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { unreached } from "../output/unreached.ts";
import { todayIn } from "../session/day-option.ts";
import { drillsNow } from "../session/drills-now.ts";
import { findPerson } from "../session/find-person.ts";
import { knownWord } from "../session/known-word.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

export interface DrillOptions {
  readonly kind: string;
  readonly to?: string;
  readonly severity: string;
  readonly target?: number;
  readonly by: string;
  readonly tenant?: string;
}

/** `drill KIND`: a test alert goes the way of a real one. It is written down before its letters go out. */
export const startDrill: Action<DrillOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const { plan, config, store, clock } = session;
    const tenant = pickTenant(config, options.tenant);
    const startedBy = findPerson(plan, options.by);
    const kind = knownWord("kind", options.kind, ALERT_KINDS);
    const severity = knownWord("severity", options.severity, DRILL_SEVERITIES);
    const at = clock.now();
    const sent = { tenant: tenant.id, severity, at, timeZone: config.timeZone };
    const called = whomToCall({ kind, to: options.to, plan, day: todayIn(session), sent });
    const id = timeId(at, (await drillsNow(session, tenant)).drills);
    const targetMinutes = options.target ?? ACKNOWLEDGE_MINUTES[severity];
    const people = called.map(({ person }) => person.id);
    await store.journal.add(startedBy.id, [
      { kind: "drillStarted", drill: id, alertKind: kind, severity, people, targetMinutes },
    ]);
    const letters = called.map(({ person: to, because }) => ({
      to: { name: to.name, address: to.address },
      letter: drillLetter({ drill: id, kind, severity, targetMinutes, at, startedBy, to, because, plan }),
    }));
    const outcome = await session.post({
      id: drillPosting(id),
      tenant: tenant.id,
      purpose: "drill",
      letters,
      at,
    });
    const deliveries = outcome.deliveries.map(({ recipient, channel, state, messageId, reason }) => ({
      recipient: recipient.address,
      channel,
      state,
      messageId,
      ...(reason === null ? {} : { reason }),
    }));
    output.result({ drill: { id, kind, severity, people, targetMinutes, startedAt: at }, deliveries }, () =>
      [
        `Drill ${id} was sent to ${called.map(({ person }) => person.name).join(", ")}.`,
        `It should be acknowledged within ${targetMinutes} minutes: intune-om drill ack ${id} --by ${people.join(" or ")}`,
      ].join("\n"),
    );
    for (const problem of unreached(outcome.deliveries)) output.problem(problem);
    return unreached(outcome.deliveries).length === 0 ? EXIT.done : EXIT.partial;
  });
