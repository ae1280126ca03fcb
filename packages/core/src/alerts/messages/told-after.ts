import type { ItemReason } from "../alert-message.ts";
import type { Alert, AlertTold, ToldTo } from "../alert.ts";
import { ALERT_SEVERITIES, worstSeverity } from "../severity.ts";
import { reachedStep } from "./escalations-of.ts";
import type { Member } from "./member.ts";

/** What one recipient was told of an alert now. */
export interface Telling {
  readonly recipient: string;
  readonly why: ItemReason;
  readonly step: number;
}

/** What people know of an alert after these tellings; `still` alone adds nothing to that but the time. */
export function toldAfter(member: Member, tellings: readonly Telling[], at: Date): AlertTold {
  const { alert, thread } = member;
  const before = beforeOf(alert, thread, { isEnd: tellings.every(({ why }) => why === "resolved"), at });
  const known = new Map(before.to.map((one) => [one.recipient, one]));
  for (const telling of tellings) {
    const own = known.get(telling.recipient);
    if (telling.why === "resolved") {
      // Who hears it in place of a channel that is gone never knew of anything else.
      known.set(telling.recipient, { ...(own ?? knownAfter(alert, own, telling)), over: true });
    } else if (telling.why !== "still") {
      known.set(telling.recipient, knownAfter(alert, own, telling));
    }
  }
  const to = [...known.values()];
  const ofEpisode = to.filter(({ episode }) => episode === alert.episode);
  const severity = worstSeverity(ofEpisode.map((one) => one.severity)) ?? before.severity;
  return {
    ...before,
    lastAt: at,
    severeAt: severity === before.severity ? movedOn(before, member, tellings, at) : at,
    newsAt: severity === before.severity ? before.newsAt : at,
    severity,
    stage: Math.max(before.stage, ...ofEpisode.map(({ stage }) => stage)),
    flapping: before.flapping || ofEpisode.some(({ flapping }) => flapping),
    to,
  };
}

/** What escalation counts from once somebody was told by another step. */
function movedOn(before: AlertTold, { route }: Member, tellings: readonly Telling[], at: Date): Date {
  const step = tellings.reduce((most, telling) => Math.max(most, telling.step), 0);
  const afterMinutes = route.escalate[step - 1]?.afterMinutes;
  if (afterMinutes === undefined || step <= reachedStep(before)) return before.severeAt;
  return new Date(Math.max(before.severeAt.getTime(), at.getTime() - afterMinutes * MINUTE_MS));
}

const MINUTE_MS = 60_000;

/** Where the alert has opened again, what was told of it begins anew; who still believes it open from before is kept. */
function beforeOf(
  { told, episode, severity, stage }: Alert,
  thread: string,
  { isEnd, at }: { readonly isEnd: boolean; readonly at: Date },
): AlertTold {
  if (told !== null && (told.episode === episode || isEnd)) return told;
  return {
    thread,
    episode,
    firstAt: at,
    lastAt: at,
    severeAt: at,
    newsAt: at,
    severity,
    stage,
    steps: 0,
    flapping: false,
    recovered: false,
    to: told === null || told.recovered ? [] : told.to.filter(({ over }) => !over),
  };
}

function knownAfter(alert: Alert, known: ToldTo | undefined, { recipient, step }: Telling): ToldTo {
  const before = known?.episode === alert.episode && !known.over ? known : null;
  return {
    recipient,
    episode: alert.episode,
    severity: worstSeverity([alert.severity, before?.severity ?? ALERT_SEVERITIES[0]]) ?? alert.severity,
    stage: Math.max(alert.stage, before?.stage ?? 0),
    step: Math.max(step, before?.step ?? 0),
    flapping: alert.flappingSince !== null || before?.flapping === true,
    over: false,
  };
}
