import { type AlertWatchEvent, messageOf, OmError, watchAlerts } from "@intune-om/core/base";
import type { TickParts } from "./tick.ts";
import type { Workplace } from "./workplace.ts";

type Parts = Pick<TickParts, "log" | "ending" | "clock">;

/**
 * Looks after the alerts of all tenants, and wakes whoever sends when there is something to send. With a workplace that was
 * not there before the plan may be another one: then everything is looked at. What fails is told once for as long as it is
 * the same. What is judged here is written down by the workplace, as what its runs judge.
 */
export function createAlertLook({ log, ending, clock }: Parts): (workplace: Workplace) => Promise<void> {
  let last: Workplace | null = null;
  let troubles: ReadonlySet<string> = new Set();
  return async (workplace) => {
    const anew = workplace !== last;
    const events = await watchAlerts(workplace.deps, clock.now(), ending, { anew });
    const failed = events.filter((event) => event.kind === "failed");
    // What could not be looked at anew is so the next time; a message that cannot be written was planned all the same.
    last = anew && failed.some(({ message }) => message === null) ? null : workplace;
    for (const event of failed) if (!troubles.has(troubleOf(event))) tellFailure(log, event);
    troubles = new Set(failed.map(troubleOf));
    for (const event of events) tell(log, event);
    if (events.some(({ kind }) => kind === "posted")) workplace.dispatcher.wake();
  };
}

type Failed = Extract<AlertWatchEvent, { readonly kind: "failed" }>;

function troubleOf({ tenant, message, error }: Failed): string {
  return JSON.stringify([tenant, message, messageOf(error)]);
}

function tellFailure(log: Parts["log"], { tenant, message, error }: Failed): void {
  log.error("alert.watch-failed", {
    tenant,
    ...(message === null ? {} : { message }),
    error,
    ...(error instanceof OmError ? { hint: error.hint } : {}),
  });
}

function tell(log: Parts["log"], event: AlertWatchEvent): void {
  if (event.kind !== "posted") return;
  const { id, kind, items, to } = event.message;
  const counts = { alerts: items.length, recipients: to.length };
  log.info("alert.told", { tenant: event.tenant, message: id, kind, ...counts, run: event.run });
}
