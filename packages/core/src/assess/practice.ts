import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { ErrorCodeTable } from "../domain/error-codes.ts";
import type { KnowledgeBase } from "../helpdesk/knowledge-base.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import { assessRoutines, type RoutinePractice } from "./assess-routines.ts";
import {
  type CommunicationCalendar,
  communicationCalendar,
} from "./communications/communication-calendar.ts";
import type { DeploymentState } from "./deployments/deployment-state.ts";
import { judgeDeployments } from "./deployments/judge-deployments.ts";
import { assessHelpdesk, type HelpdeskState } from "./helpdesk/helpdesk-state.ts";
import { assessDrills, type DrillsState } from "./drills/drill-state.ts";
import { type NewcomersState, newcomersState } from "./newcomers/newcomer-state.ts";
import { type NoticesState, noticesState } from "./notices/notice-state.ts";
import { onboardingOf, type OnboardingState } from "./onboarding/onboarding-state.ts";
import { type PlanState, planStateOf } from "./plan/plan-state.ts";
import { trainingOf } from "./training/training-of.ts";
import type { TrainingState } from "./training/training-state.ts";
import type { Period } from "./updates.ts";

/** What the practice is judged from: the plan, what is remembered of following it, and the state of the tenant. */
export interface PracticeInput {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly log: PracticeLog;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** What the reports look back on; its end is the time of the snapshot. */
  readonly period: Period;
  /** What is known of error codes; without it nobody knows how many errors are answered. */
  readonly errorCodes?: ErrorCodeTable | undefined;
  /** The organisation's articles; without it nobody knows which there are. */
  readonly knowledge?: KnowledgeBase | undefined;
}

/** How the organisation follows its plan. */
export interface PracticeState extends RoutinePractice {
  readonly at: Date;
  readonly plan: PlanState;
  /** The planned deployments that concern the tenant, in the order of the plan. */
  readonly deployments: readonly DeploymentState[];
  readonly communications: CommunicationCalendar;
  readonly training: TrainingState;
  /** Test alerts, and how soon somebody took them. */
  readonly drills: DrillsState;
  /** How newcomers are met; null where the plan does not welcome any. */
  readonly newcomers: NewcomersState | null;
  /** How users are told of what touches them. */
  readonly notices: NoticesState;
  /** People who are new in the team, and how far they are. */
  readonly onboarding: readonly OnboardingState[];
  /** How much of what users meet the help desk has an answer to. */
  readonly helpdesk: HelpdeskState;
}

/** Judges how the plan was followed. Pure: its "now" is the end of the period. */
export function assessPractice(input: PracticeInput): PracticeState {
  const others = {
    at: input.period.to,
    plan: planStateOf(input.plan, input.log, input.period.to),
    deployments: judgeDeployments(input),
    communications: communicationCalendar(input),
    training: trainingOf(input),
    helpdesk: assessHelpdesk(input),
    drills: assessDrills(input.log, input.period.to),
    notices: noticesState(input.log.notices, input.period.to),
    newcomers: newcomersState(input.plan.newcomers, input.log.newcomers, input.period),
    onboarding: onboardingOf({
      plan: input.plan,
      journal: input.log.journal,
      timeZone: input.timeZone,
      now: input.period.to,
    }),
  };
  const { drills, training, plan: planState } = others;
  return { ...others, ...assessRoutines(input, { drills, training, planState }) };
}
