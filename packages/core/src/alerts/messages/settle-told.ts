import type { AlertRecipient } from "../alert-message.ts";
import type { Alert, AlertTold } from "../alert.ts";
import type { Decision } from "./decide-thread.ts";
import { endAudience } from "./end-audience.ts";
import { isEscalated } from "./escalations-of.ts";
import { isUnended, knownTo, type Member } from "./member.ts";
import type { PlanContext } from "./plan-context.ts";
import { type Telling, toldAfter } from "./told-after.ts";

interface Settling {
  readonly members: readonly Member[];
  /** The same as they stand in the store. */
  readonly before: readonly Member[];
  readonly decided: readonly Decision[];
  readonly toldTo: ReadonlyMap<string, AlertRecipient>;
  readonly context: PlanContext;
}

/** The alerts of which people know something else after what was decided. */
export function settleTold({ members, before, decided, toldTo, context }: Settling): readonly Alert[] {
  const tellings = new Map<string, Telling[]>();
  for (const { kind, to, step, lines } of decided) {
    for (const { member, why } of lines) {
      if (why === "still" && kind !== "repeat") continue;
      const own = tellings.get(member.alert.key) ?? [];
      own.push({ recipient: to.key, why, step: why === "escalated" ? step : 0 });
      tellings.set(member.alert.key, own);
    }
  }
  return members.flatMap((member, index): readonly Alert[] => {
    const own = tellings.get(member.alert.key);
    const { told } = member.alert;
    const after = own === undefined ? told : toldAfter(member, own, context.at);
    if (after === null) return [];
    const settled = withEnd(withSteps(after, member, context), member, { toldTo, context });
    return settled === before[index]?.alert.told ? [] : [{ ...member.alert, told: settled }];
  });
}

/** A step is taken when everybody whom it means was told. */
function withSteps(told: AlertTold, member: Member, { at, stepAudience }: PlanContext): AlertTold {
  const after = { ...member, alert: { ...member.alert, told } };
  if (!isEscalated(after)) return told;
  let { steps } = told;
  for (const { afterMinutes } of member.route.escalate.slice(steps)) {
    const audience = stepAudience(after, steps + 1);
    const isReached = audience.every(({ key }) => (knownTo(after, key)?.step ?? 0) > steps);
    const isDue = at.getTime() >= told.severeAt.getTime() + afterMinutes * MINUTE_MS;
    if (!isReached || (audience.length === 0 && !isDue)) break;
    steps += 1;
  }
  return steps === told.steps ? told : { ...told, steps };
}

/** It is over for good when everybody who can still be written to has heard so. */
function withEnd(
  told: AlertTold,
  member: Member,
  { toldTo, context }: Pick<Settling, "toldTo" | "context">,
): AlertTold {
  if (member.isSilent || !isUnended(member)) return told;
  const after = { ...member, alert: { ...member.alert, told } };
  const { again, audience, readers } = context;
  const ask = member.route.urgency === "digest" ? readers : audience;
  const waits = endAudience(after, { again, audience: () => ask(after) }, toldTo).length > 0;
  return waits ? told : { ...told, recovered: true };
}

const MINUTE_MS = 60_000;
