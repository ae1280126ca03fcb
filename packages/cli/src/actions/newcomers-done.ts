import { type OnboardingStep, OmError, type Person, type Plan, stepsFor, suggest } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { findPerson } from "../session/find-person.ts";
import { withSession } from "../session/session.ts";

export interface FinishStepOptions {
  readonly person: string;
  readonly step: string;
  readonly by: string;
}

/** `newcomers done`: somebody has done a step of their onboarding list. The same step twice is one. */
export const finishStep: Action<FinishStepOptions> = (context) =>
  withSession(context, async ({ plan, store }) => {
    const { options, output } = context;
    const by = findPerson(plan, options.by);
    const person = findPerson(plan, options.person);
    const step = findStep(plan, person, options.step);
    const known = (await store.journal.listOf(["onboarded"])).some(
      (entry) => entry.person === person.id && entry.step === step.id,
    );
    if (!known) await store.journal.add(by.id, [{ kind: "onboarded", person: person.id, step: step.id }]);
    output.result({ person: person.id, step: step.id, recorded: !known }, () =>
      known
        ? `${person.name} had done ${step.id} already; nothing was written.`
        : `${person.name} has done ${step.id}.`,
    );
    if (person.startedOn === null)
      output.note(`The plan does not say when ${person.id} started, so no list shows it: add startedOn.`);
    return EXIT.done;
  });

function findStep(plan: Plan, person: Person, asked: string): OnboardingStep {
  const own = stepsFor(person, plan);
  const step = own.find(({ id }) => id === asked.toLowerCase());
  if (step === undefined) throw unknownStep(plan, person, asked);
  if (step.module === null) return step;
  throw new OmError(`step ${step.id} is the training module ${step.module}`, {
    code: "usage.step",
    hint: `It is done once that is completed: \`intune-om training record ${step.module} ${person.id} --by …\`.`,
  });
}

function unknownStep(plan: Plan, person: Person, asked: string): OmError {
  const own = stepsFor(person, plan).map(({ id }) => id);
  const meant = suggest(asked, own);
  return new OmError(`${person.id} has no step ${JSON.stringify(asked)}`, {
    code: "usage.step",
    hint:
      own.length === 0
        ? `No step under onboarding in ${plan.file} is for a role of ${person.id}.`
        : `${meant === null ? "" : `Did you mean ${meant}? `}The steps are ${own.join(", ")}.`,
  });
}
