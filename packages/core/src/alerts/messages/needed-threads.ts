import type { Alert } from "../alert.ts";
import type { PlanMessagesInput } from "../plan-messages.ts";
import { digestThread } from "./decide-digests.ts";
import { isUnended } from "./member.ts";
import { membersOfThreads } from "./members-of.ts";
import { createPlanContext } from "./plan-context.ts";

/**
 * Ids of the threads that messages about alerts may be written in, and of those in which it stands who was told of them:
 * the ones to know before messages are planned.
 */
export function neededThreads(
  alerts: readonly Alert[],
  { plan, config, at }: Pick<PlanMessagesInput, "plan" | "config" | "at">,
): ReadonlySet<string> {
  const { readers } = createPlanContext({ plan, config, at, later: () => undefined });
  const ids = new Set<string>();
  for (const member of membersOfThreads(alerts, plan.alerts.route)) {
    ids.add(member.thread);
    if (member.route.urgency === "digest") for (const { key } of readers(member)) ids.add(digestThread(key));
  }
  for (const alert of alerts) for (const id of threadsTold(alert)) ids.add(id);
  return ids;
}

/** Threads in which it stands who was told of an alert and may have to hear of it again, by mail at once and in digests. */
export function threadsTold(alert: Alert): readonly string[] {
  const { told, state } = alert;
  if (told === null || (state === "resolved" && !isUnended({ alert }))) return [];
  return [told.thread, ...told.to.map(({ recipient }) => digestThread(recipient))];
}
