import {
  findBackwardSteps,
  findBadInhibitions,
  findLongGone,
  findLostBranches,
  findSilentBranches,
  findUnusedHours,
} from "./alert-branches.ts";
import {
  findReservedReport,
  findTakenBranches,
  findUnknownRules,
  findUnknownTargets,
} from "./alert-names.ts";
import { findBadSuppressions, findEmptyRunbooks, findEmptyTurns, findOverlaps } from "./alert-silences.ts";
import { findBadThresholds } from "./alert-thresholds.ts";
import { findEmptyAudiences, findUnapproved, findVersionsOfNothing } from "./audiences.ts";
import { findBlindRules } from "./custom-alert-rules.ts";
import { findIdleLimits } from "./custom-rule-limits.ts";
import { findMisfits } from "./custom-rule-parts.ts";
import { findBlindMeasures } from "./deployment-measures.ts";
import { findBadPhases } from "./deployments.ts";
import { findTakenItems, findTrainingForNobody, findUntimedCommunications } from "./duties.ts";
import { findBadPlaceholders } from "./notice-templates.ts";
import { findStandingStranger } from "./standing-approval.ts";
import { findBadAbsences, findDeputyCircles, findSharedAddresses } from "./people.ts";
import type { PlanRule } from "./rule.ts";
import { findBackwards, findContradictoryDays, findEmptyHours } from "./times.ts";

/** Everything that must hold over the whole plan, beside references and ids. */
export const PLAN_RULES: readonly PlanRule[] = [
  findEmptyAudiences,
  findUnapproved,
  findVersionsOfNothing,
  findSharedAddresses,
  findDeputyCircles,
  findBadAbsences,
  findBackwards,
  findEmptyHours,
  findContradictoryDays,
  findBadPhases,
  findBlindMeasures,
  findTrainingForNobody,
  findUntimedCommunications,
  findTakenItems,
  findBadPlaceholders,
  findStandingStranger,
  findUnknownRules,
  findBadThresholds,
  findBlindRules,
  findMisfits,
  findIdleLimits,
  findUnknownTargets,
  findTakenBranches,
  findReservedReport,
  findLostBranches,
  findSilentBranches,
  findUnusedHours,
  findBackwardSteps,
  findLongGone,
  findBadInhibitions,
  findBadSuppressions,
  findOverlaps,
  findEmptyTurns,
  findEmptyRunbooks,
];
