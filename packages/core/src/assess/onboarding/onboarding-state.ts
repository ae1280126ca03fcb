import { createWorkCalendar } from "../../calendar/work-calendar.ts";
import type { OnboardingStep, Person, Plan } from "../../config/plan/plan.ts";
import { entriesOf, type JournalEntry } from "../../practice/journal-entry.ts";

export type StepState = "done" | "open" | "overdue";

/** One thing that somebody new in the team does or learns. */
export interface OnboardingStepState {
  readonly step: OnboardingStep;
  /** The last day for it, `YYYY-MM-DD`. */
  readonly due: string;
  readonly state: StepState;
  /** When it was written down, and by whom; null while it is not done. */
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
}

/** Somebody new in the team, and how far they are. */
export interface OnboardingState {
  readonly person: Person;
  readonly startedOn: string;
  /** By their last day. */
  readonly steps: readonly OnboardingStepState[];
}

export interface OnboardingInput {
  readonly plan: Pick<Plan, "people" | "roles" | "onboarding">;
  readonly journal: readonly JournalEntry[];
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/** Nobody is new for longer; nor is it remembered for longer what was done. */
const MOST_DAYS = 365;

/** The onboarding lists of those who are new in the team, whoever came last first. Pure. */
export function onboardingOf({ plan, journal, timeZone, now }: OnboardingInput): readonly OnboardingState[] {
  const today = createWorkCalendar(timeZone).dayOf(now);
  const done = createDoneTest(journal.filter(({ at }) => at <= now));
  return plan.people
    .flatMap((person): readonly OnboardingState[] => {
      const { startedOn } = person;
      if (startedOn === null || dayAfter(startedOn, MOST_DAYS) < today) return [];
      const steps = stepsFor(person, plan).map((step): OnboardingStepState => {
        const due = dayAfter(startedOn, step.withinDays);
        const entry = done(person, step);
        const state = entry !== null ? "done" : due < today ? "overdue" : "open";
        return { step, due, state, doneAt: entry?.at ?? null, doneBy: entry?.by ?? null };
      });
      return steps.length === 0 ? [] : [{ person, startedOn, steps: steps.toSorted(byDue) }];
    })
    .toSorted((one, other) => (one.startedOn > other.startedOn ? -1 : 1));
}

/** The steps of the roles that somebody has, or stands in for. */
export function stepsFor(
  { id }: Pick<Person, "id">,
  { roles, onboarding }: Pick<Plan, "roles" | "onboarding">,
): readonly OnboardingStep[] {
  const own = new Set(
    roles.filter(({ holders, deputies }) => [...holders, ...deputies].includes(id)).map((role) => role.id),
  );
  return onboarding.filter((step) => step.roles.some((role) => own.has(role)));
}

/** A step is ticked off; one that is a training module is done by completing that. */
function createDoneTest(
  journal: readonly JournalEntry[],
): (person: Person, step: OnboardingStep) => JournalEntry | null {
  const ticked = new Map(
    entriesOf(journal, "onboarded")
      .toReversed()
      .map((entry) => [`${entry.person} ${entry.step}`, entry]),
  );
  const trained = new Map(
    entriesOf(journal, "trained")
      .toReversed()
      .map((entry) => [`${entry.person} ${entry.module}`, entry]),
  );
  return ({ id }, step) =>
    ticked.get(`${id} ${step.id}`) ??
    (step.module === null ? null : (trained.get(`${id} ${step.module}`) ?? null));
}

function byDue(one: OnboardingStepState, other: OnboardingStepState): number {
  return one.due < other.due ? -1 : one.due > other.due ? 1 : 0;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
