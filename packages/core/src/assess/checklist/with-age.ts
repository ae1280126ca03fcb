import { words } from "../../practice/words.ts";
import { daysBetween } from "../days.ts";
import type { ChecklistFinding } from "./checklist-item.ts";

/** How many times its validity evidence may be old before it shows nothing any more. */
const LONG_STALE = 3;

/** What evidence shows wears off: green that is stale is amber; what is long stale, or shown by nothing at all, is red. */
export function withAge(finding: ChecklistFinding, validDays: number, at: Date): ChecklistFinding {
  const { state, evidenceAt, evidence } = finding;
  if (state !== "green" && state !== "amber") return finding;
  if (evidenceAt === null) return { ...finding, state: "red", next: finding.next ?? "attestAgain" };
  const age = daysBetween(evidenceAt, at);
  if (age <= validDays) return finding;
  const stale = words("stale", { days: Math.floor(age), valid: validDays });
  return {
    ...finding,
    state: age > validDays * LONG_STALE ? "red" : "amber",
    evidence: [...evidence, stale],
    next: finding.next ?? "attestAgain",
  };
}
