import { words } from "../../practice/words.ts";
import { revisionsIn } from "../training/training-records.ts";
import { latest } from "../../routines/evidence/evidence.ts";
import { addDays } from "../days.ts";
import type { ChecklistFinding, ChecklistInput, ChecklistRule } from "./checklist-item.ts";

const GOOD_SHARE = 0.9;
const FAIR_SHARE = 0.7;
const VALID_DAYS = 180;

/** Material is brought up to date within two weeks of a change that it shows, and was of late. */
export const processForMaterial: ChecklistRule = {
  id: "process-for-material",
  area: "training",
  validDays: VALID_DAYS,
  roles: ["trainer", "om-owner"],
  judge,
};

function judge({ training, log, at }: ChecklistInput): ChecklistFinding {
  const linked = training.modules.filter(({ isLinked }) => isLinked);
  const revisions = revisionsIn(log.training).filter(
    (entry) => entry.at <= at && entry.at > addDays(at, -VALID_DAYS),
  );
  const evidenceAt = latest(revisions.map((entry) => entry.at));
  if (linked.length === 0)
    return { state: "red", evidence: [words("notLinked")], evidenceAt, next: "linkMaterial" };
  if (!training.seesUpdates)
    return { state: "unknown", evidence: [words("updatesUnread")], evidenceAt, next: "collectUpdates" };
  const late = linked.filter(({ tasks }) => tasks.some(({ overdue }) => overdue)).length;
  const total = linked.length;
  const kept = total - late;
  const evidence = [
    words(late === 0 ? "materialKept" : "materialLate", { kept, total, late }),
    ...(evidenceAt === null
      ? [words("nothingTouched")]
      : [words("revised", { total: revisions.length, at: evidenceAt })]),
  ];
  if (kept / total < FAIR_SHARE) return { state: "red", evidence, evidenceAt, next: "reviseMaterial" };
  if (kept / total < GOOD_SHARE) return { state: "amber", evidence, evidenceAt, next: "reviseMaterial" };
  // That nothing had to be done does not show that it would have been.
  if (evidenceAt === null) return { state: "amber", evidence, evidenceAt, next: "wait" };
  return { state: "green", evidence, evidenceAt, next: null };
}
