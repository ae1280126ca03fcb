import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { AlertMessage, AlertThread } from "./alert-message.ts";
import type { Alert } from "./alert.ts";
import { planAlertMessages } from "./plan-messages.ts";
import type { Suppression } from "./suppression.ts";
import { suppressionsInForce } from "./suppressions-in-force.ts";

export interface ForeseeInput {
  readonly alert: Alert;
  /** Whatever else counts: what may hide it, and what was told in its thread. */
  readonly others: readonly Alert[];
  readonly threads: readonly AlertThread[];
  readonly plan: Plan;
  readonly config: Pick<Config, "timeZone" | "locale" | "channels">;
  /** Suppressions that were said by a command. */
  readonly suppressions: readonly Suppression[];
  readonly at: Date;
  readonly until: Date;
}

/** The watch looks around this often. */
const STEP_MS = 60_000;

/**
 * Which messages about an alert there would be if it stays as it is and nobody takes it: decided by the very function that
 * decides when it matters, from one time at which something is due to the next. Pure; nothing is kept.
 */
export function foreseeMessages(input: ForeseeInput): readonly AlertMessage[] {
  const { alert, plan, config } = input;
  const alerts = new Map([alert, ...input.others].map((one) => [one.key, one]));
  const threads = new Map(input.threads.map((thread) => [thread.id, thread]));
  const messages: AlertMessage[] = [];
  let next: Date | null = input.at;
  while (next !== null && next <= input.until) {
    const at: Date = next;
    const planned = planAlertMessages({
      tenant: alert.tenant,
      standing: {
        alerts: [...alerts.values()],
        threads: [...threads.values()],
        suppressions: input.suppressions,
      },
      plan,
      config,
      inForce: suppressionsInForce({
        plan,
        timeZone: config.timeZone,
        stored: input.suppressions,
        tenant: alert.tenant,
        at,
      }),
      at,
    });
    for (const one of planned.changed) alerts.set(one.key, one);
    for (const thread of planned.threads) threads.set(thread.id, thread);
    messages.push(...planned.messages.filter(({ items }) => items.some((item) => item.alert === alert.key)));
    next =
      planned.nextAt === null ? null : new Date(Math.max(planned.nextAt.getTime(), at.getTime() + STEP_MS));
  }
  return messages;
}
