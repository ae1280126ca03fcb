import { createWorkCalendar } from "../../calendar/work-calendar.ts";
import type { Plan } from "../../config/plan/plan.ts";
import { catalogues } from "../../locales/index.ts";
import { answerQuestions } from "../questions.ts";
import type { GapFinder, PlanGap } from "./gap.ts";
import { materialGaps } from "./material-gaps.ts";
import { overdueGaps } from "./overdue-gaps.ts";
import { approverGaps, deputyGaps, roleGaps, routineGaps } from "./people-gaps.ts";
import { audienceGaps, followedGaps, reportGaps, stakeholderGaps } from "./reader-gaps.ts";
import { targetGaps } from "./target-gaps.ts";

const FINDERS: readonly GapFinder[] = [
  questionGaps,
  roleGaps,
  approverGaps,
  deputyGaps,
  routineGaps,
  targetGaps,
  reportGaps,
  stakeholderGaps,
  audienceGaps,
  followedGaps,
  materialGaps,
  overdueGaps,
];

export interface FindGaps {
  readonly plan: Plan;
  readonly now: Date;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** Ids of all KPIs that the product measures. */
  readonly kpis: readonly string[];
}

/**
 * What a plan lacks although it is right in itself: unanswered questions, people who are missing, days that have
 * passed. Pure; in the order in which a plan is read.
 */
export function findPlanGaps({ plan, now, timeZone, kpis }: FindGaps): readonly PlanGap[] {
  const today = createWorkCalendar(timeZone).dayOf(now);
  return FINDERS.flatMap((find) => find({ plan, today, kpis }));
}

function questionGaps({ plan }: Parameters<GapFinder>[0]): readonly PlanGap[] {
  return answerQuestions(plan).flatMap(({ id, answered, missing }): readonly PlanGap[] => {
    if (answered) return [];
    const message = `the plan does not answer: ${catalogues.en.plan.question[id].text}`;
    return [
      { code: "question-unanswered", subject: id, path: null, message, fix: `Add ${missing.join(", ")}.` },
    ];
  });
}
