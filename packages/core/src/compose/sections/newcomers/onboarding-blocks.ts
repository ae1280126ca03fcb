import type { OnboardingState, StepState } from "../../../assess/onboarding/onboarding-state.ts";
import { fill } from "../../../locales/fill.ts";
import type { Block, Tone } from "../../document.ts";
import { dayOf } from "../../plan-words.ts";
import type { SectionContext } from "../../section.ts";

const TONES: Readonly<Record<StepState, Tone>> = { overdue: "bad", open: "neutral", done: "good" };

/** What new members of the team have done and still have to do; counts alone for those who may not see people. */
export function onboardingBlocks(context: SectionContext): readonly Block[] {
  const { assessment, plan, messages, format, showsPeople } = context;
  const { onboarding } = assessment.practice;
  if (plan.onboarding.length === 0) return [];
  if (showsPeople) return [onboardingTable(onboarding, context)];
  const steps = onboarding.flatMap((one) => one.steps);
  if (steps.length === 0) return [];
  const count = (wanted: StepState): string =>
    format.integer(steps.filter(({ state }) => state === wanted).length);
  const text = fill(messages.newcomers.texts.onboardingText, {
    done: count("done"),
    steps: format.integer(steps.length),
    overdue: count("overdue"),
  });
  return [{ kind: "paragraph", text }];
}

function onboardingTable(
  onboarding: readonly OnboardingState[],
  { messages, format }: SectionContext,
): Block {
  const { columns, steps: words, texts } = messages.newcomers;
  return {
    kind: "table",
    id: "onboarding",
    title: texts.onboardingTable,
    emptyText: texts.noOnboarding,
    columns: [
      { id: "person", title: columns.person, type: "text", weight: 1.6 },
      { id: "started", title: columns.started, type: "date", weight: 1 },
      { id: "step", title: columns.step, type: "text", weight: 3 },
      { id: "dueBy", title: columns.dueBy, type: "date", weight: 1 },
      { id: "done", title: columns.done, type: "date", weight: 1 },
      { id: "state", title: columns.state, type: "status", weight: 1.2 },
    ],
    rows: onboarding.flatMap(({ person, startedOn, steps }) =>
      steps.map(({ step, due, doneAt, state }) => [
        person.name,
        dayOf(startedOn),
        step.title[format.locale],
        dayOf(due),
        doneAt,
        { tone: TONES[state], label: words[state] } as const,
      ]),
    ),
  };
}
