import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { Alert } from "./alert.ts";
import type { AlertMessage } from "./alert-message.ts";
import { isEscalated } from "./messages/escalations-of.ts";
import { knownTo, type Member } from "./messages/member.ts";
import { createPlanContext } from "./messages/plan-context.ts";
import { routeOf } from "./routing/route-of.ts";

const MINUTE_MS = 60_000;

export interface EscalationInput {
  readonly message: Pick<AlertMessage, "items" | "at">;
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly plan: Plan;
  readonly config: Pick<Config, "timeZone" | "locale" | "channels">;
}

/**
 * When more people are told of what a message is about unless somebody acknowledges it: the next step of the alert that
 * comes to it first, at the time at which whoever it is for may be written to, as the plan of the messages has it. Null
 * when nobody is left to be told, or everything is taken.
 */
export function escalatesAt(input: EscalationInput): Date | null {
  const { message, alerts } = input;
  const times = message.items.flatMap(({ alert: key }) => {
    const alert = alerts.get(key);
    return alert === undefined ? [] : (nextStep(alert, input)?.getTime() ?? []);
  });
  const first = times.reduce((earliest, time) => Math.min(earliest, time), Infinity);
  return first === Infinity ? null : new Date(first);
}

function nextStep(alert: Alert, input: EscalationInput): Date | null {
  const { at } = input.message;
  const { told, flappingSince, unknownSince } = alert;
  const route = routeOf(alert, input.plan.alerts.route);
  const member: Member = { alert, route, thread: told?.thread ?? "", isSilent: unknownSince !== null };
  if (told === null || flappingSince !== null || !isEscalated(member)) return null;
  for (const [index, { afterMinutes }] of route.escalate.entries()) {
    if (index < told.steps) continue;
    const due = new Date(told.severeAt.getTime() + afterMinutes * MINUTE_MS);
    const time = toldFrom(member, index + 1, due > at ? due : at, input);
    if (time !== null && time > at) return time;
  }
  return null;
}

/** The first time from an instant on at which a step tells somebody who was not told by it; null for nobody. */
function toldFrom(member: Member, step: number, at: Date, { plan, config }: EscalationInput): Date | null {
  const context = createPlanContext({ plan, config, at, later: () => undefined });
  const times = context
    .stepAudience(member, step)
    .filter(({ key }) => (knownTo(member, key)?.step ?? 0) < step)
    .map((to) => to.at.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
