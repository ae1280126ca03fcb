import { findEmptyAudiences, findUnapproved, findVersionsOfNothing } from "./audiences.ts";
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
];
