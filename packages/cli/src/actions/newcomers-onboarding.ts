import {
  LOCALE_IDS,
  type LocaleId,
  onboardingOf,
  type OnboardingState,
  type StepState,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { type Session, withSession } from "../session/session.ts";

export interface OnboardingOptions {
  readonly open?: boolean;
}

/** `newcomers onboarding`: the steps of each new member of the team. */
export const showOnboarding: Action<OnboardingOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const all = await onboardingNow(session);
    const shown = all.map((one) => ({
      ...one,
      steps: options.open === true ? one.steps.filter(({ state }) => state !== "done") : one.steps,
    }));
    output.result({ onboarding: shown.map(json) }, () => text(shown, session));
    return EXIT.done;
  });

/** How far new members of the team are. */
export async function onboardingNow({
  plan,
  config,
  store,
  clock,
}: Session): Promise<readonly OnboardingState[]> {
  const journal = await store.journal.list();
  return onboardingOf({ plan, journal, timeZone: config.timeZone, now: clock.now() });
}

function json({ person, startedOn, steps }: OnboardingState): object {
  return {
    person: person.id,
    startedOn,
    steps: steps.map(({ step, due, state, doneAt, doneBy }) => ({
      step: step.id,
      title: step.title,
      module: step.module,
      url: step.url,
      due,
      state,
      doneAt,
      doneBy,
    })),
  };
}

const STATE_TEXT: Readonly<Record<StepState, string>> = { done: "done", open: "to do", overdue: "OVERDUE" };

function text(all: readonly OnboardingState[], { plan, config, times }: Session): string {
  if (plan.onboarding.length === 0) return `The plan has no onboarding list. Add onboarding to ${plan.file}.`;
  if (all.length === 0) return "Nobody is new in the team: nobody of the plan has startedOn within a year.";
  const language: LocaleId = LOCALE_IDS.find((id) => id === config.locale) ?? "en";
  return textTable(
    ["PERSON", "STARTED", "STEP", "TITLE", "DUE", "STATE"],
    all.flatMap(({ person, startedOn, steps }) =>
      steps.map(({ step, due, state, doneAt, doneBy }) => [
        person.name,
        startedOn,
        step.id,
        step.title[language],
        due,
        doneAt === null ? STATE_TEXT[state] : `done ${times.day(doneAt)} (${doneBy ?? ""})`,
      ]),
    ),
  );
}
