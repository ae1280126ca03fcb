import type { AlertTold } from "../alert.ts";
import { compareSeverity } from "../severity.ts";
import type { Addressee } from "./audience.ts";
import { isWaitingForSomebody, knownTo, type Member } from "./member.ts";
import type { PlanContext } from "./plan-context.ts";

/** A step of the escalation that has come for somebody, with everything of the thread that they are told. */
export interface Escalation {
  readonly to: Addressee;
  /** 1 for the first. */
  readonly step: number;
  readonly members: readonly Member[];
}

const MINUTE_MS = 60_000;

/**
 * Steps that have come while nobody has taken an alert, one after the other, counted from when it was told first that
 * it is so severe. Whatever else of its thread
 * has been told and not been taken is escalated with it, so that a thread is one message.
 */
export function escalationsOf(members: readonly Member[], context: PlanContext): readonly Escalation[] {
  const open = members.filter(isEscalated);
  const steps = new Map<string, { readonly to: Addressee; readonly step: number }>();
  for (const member of open) {
    for (const step of stepsToTake(member, context)) {
      for (const to of context.stepAudience(member, step)) {
        if (stepOf(member, to.key) >= step) continue;
        const known = steps.get(to.key);
        if (known === undefined || known.step < step) steps.set(to.key, { to, step });
      }
    }
  }
  return [...steps.values()].map(({ to, step }) => ({
    to,
    step,
    members: open.filter((member) => isBefore(member, step) && stepOf(member, to.key) < step),
  }));
}

/** Steps whose time has come; a later one is noted. */
function stepsToTake({ alert: { told }, route }: Member, { at, later }: PlanContext): readonly number[] {
  const next = reachedStep(told) + 1;
  return route.escalate.slice(0, next).flatMap(({ afterMinutes }, index) => {
    if (told === null || told.steps > index) return [];
    const due = new Date(told.severeAt.getTime() + afterMinutes * MINUTE_MS);
    later(due);
    return due <= at ? [index + 1] : [];
  });
}

/** The last step by which somebody was told, 0 for none. */
export function reachedStep(told: AlertTold | null): number {
  if (told === null) return 0;
  const own = told.to.filter(({ episode }) => episode === told.episode);
  return own.reduce((most, { step }) => Math.max(most, step), told.steps);
}

/** Whether nobody has taken it of those who were told in this episode how severe it is. */
export function isEscalated(member: Member): boolean {
  const { told, episode, severity } = member.alert;
  if (told === null || told.episode !== episode || member.route.urgency !== "immediate") return false;
  return isWaitingForSomebody(member) && compareSeverity(severity, told.severity) <= 0;
}

function isBefore({ alert: { told }, route }: Member, step: number): boolean {
  return told !== null && told.steps < step && route.escalate.length >= step;
}

function stepOf(member: Member, recipient: string): number {
  return knownTo(member, recipient)?.step ?? 0;
}
