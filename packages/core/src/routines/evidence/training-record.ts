import { learnersOf } from "../../assess/training/learners.ts";
import { addMonths } from "../../assess/training/months.ts";
import { completionsIn } from "../../assess/training/training-records.ts";
import type { EvidenceRule, Plan, TrainingModule } from "../../config/plan/plan.ts";
import { words } from "../../practice/words.ts";
import { type EvidenceFinder, found, lacking, latest } from "./evidence.ts";

/** Who needs which of the modules that a rule names, all of the plan's without any, on a day. */
export function trainingNeeds(
  rule: Pick<EvidenceRule, "modules">,
  plan: Plan,
  day: string,
): readonly { readonly person: string; readonly module: TrainingModule }[] {
  const modules = plan.training.filter(({ id }) => rule.modules.length === 0 || rule.modules.includes(id));
  return modules.flatMap((module) => learnersOf(module, plan, day).map(({ person }) => ({ person, module })));
}

/**
 * Everybody who needs the modules that the rule names has completed them, and it still counts on the day it is due; of
 * a time that newcomers made due, these newcomers.
 */
export const trainingRecord: EvidenceFinder = {
  kind: "training-record",
  find: (rule, { due, people }, { plan, log, calendar, now }) => {
    const today = calendar.dayOf(now);
    const day = due < today ? due : today;
    const needed = trainingNeeds(rule, plan, day).filter(
      ({ person }) => people === undefined || people.includes(person),
    );
    if (needed.length === 0) return lacking(words("nobodyToTrain"));
    const completions = completionsIn(log.training).filter(({ at }) => at <= now);
    const done = needed.flatMap(({ person, module }) => {
      const counts = completions.filter(
        (entry) =>
          entry.person === person &&
          entry.module === module.id &&
          entry.on <= today &&
          (module.validMonths === null || addMonths(entry.on, module.validMonths) >= day),
      );
      return counts.at(0) ?? [];
    });
    const total = needed.length;
    const last = latest(done.map(({ on }) => calendar.endOf(on)));
    if (last === null || done.length < total)
      return lacking(words("trainedInPart", { done: done.length, total }));
    return found(last < now ? last : now, words("trained", { total }));
  },
};
