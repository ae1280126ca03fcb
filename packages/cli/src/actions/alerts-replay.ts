import { resolve } from "node:path";
import { createWorkCalendar, loadAlertPlan, OmError, type Plan, replayAlerts } from "@intune-om/core";
import type { Action, ActionContext } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { type DroppedAlerts, replayJson, replayText } from "../output/replay-text.ts";
import { beginningOf, dayOf } from "../session/written-day.ts";
import { KNOWN_NAMES } from "../session/known-names.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { type Session, withSession } from "../session/session.ts";

export interface ReplayOptions {
  readonly from: Date;
  readonly to?: Date;
  readonly rules?: string;
  readonly tenant?: string;
}

/** `alerts replay`: what other thresholds and routes would have done with the snapshots of the past. */
export const replay: Action<ReplayOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output, signal } = context;
    const tenant = pickTenant(session.config, options.tenant).id;
    const span = spanOf(options, session);
    const trial = await trialPlan(context, session);
    const plans = trial === null ? [session.plan] : [session.plan, trial];
    const [inForce, tried = null] = await replayAlerts(
      session,
      {
        ...span,
        tenant,
        plans,
        onSnapshot: (done, total) => output.progress(`Judging snapshot ${done} of ${total}…`),
      },
      signal,
    );
    if (inForce === undefined) throw new TypeError("a replay of one plan gave nothing");
    const dropped = trial === null ? null : droppedBy(trial, session.plan);
    const shown = { tenant, ...span, rules: options.rules ?? null, inForce, tried, dropped };
    output.result(replayJson(shown), () => replayText(shown, createWorkCalendar(session.config.timeZone)));
    return EXIT.done;
  });

async function trialPlan(
  { options, cwd }: ActionContext<ReplayOptions>,
  { config, plan }: Session,
): Promise<Plan | null> {
  if (options.rules === undefined) return null;
  return loadAlertPlan(resolve(cwd, options.rules), { config, plan, options: KNOWN_NAMES });
}

/** What a file lacks that the plan in force has: it takes the place of all of that part. */
function droppedBy(trial: Plan, { alerts }: Plan): DroppedAlerts {
  const without = (before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]) =>
    before.map(({ id }) => id).filter((id) => !after.some((one) => one.id === id));
  return {
    routes: without(alerts.route.routes, trial.alerts.route.routes),
    custom: without(alerts.custom, trial.alerts.custom),
    onCall: without(alerts.onCall, trial.alerts.onCall),
  };
}

/** From the first moment of one day to the end of another in the organisation's zone, and no further than now. */
function spanOf(
  { from, to }: ReplayOptions,
  { config, clock }: Session,
): { readonly from: Date; readonly to: Date } {
  const { timeZone } = config;
  const now = clock.now();
  const begin = beginningOf(from, timeZone);
  const end = to === undefined ? now : createWorkCalendar(timeZone).endOf(dayOf(to));
  const until = end > now ? now : end;
  if (begin < until) return { from: begin, to: until };
  throw new OmError("--from is not before --to", {
    code: "usage.day",
    hint: "Name two days of the past, the earlier one with --from.",
  });
}
