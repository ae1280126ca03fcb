import type { EvidenceRule, Routine } from "../src/config/plan/plan.ts";
import type { JournalEntry, JournalFact } from "../src/practice/journal-entry.ts";
import type { DeliveryFact, PracticeLog, RunFact } from "../src/practice/practice-log.ts";
import { NO_LOG } from "../src/practice/practice-log.ts";

/** A daily routine of the O&M owner that a person vouches for, unless told. */
export function routine(id: string, patch: Partial<Routine> = {}): Routine {
  return {
    id,
    title: { en: `Routine ${id}`, sv: `Rutin ${id}` },
    area: "operations",
    cadence: "daily",
    role: "om-owner",
    weekday: null,
    from: null,
    evidence: evidence("attestation"),
    guide: null,
    ...patch,
  };
}

export function evidence(kind: EvidenceRule["kind"], patch: Partial<EvidenceRule> = {}): EvidenceRule {
  return { kind, reports: [], kpis: [], modules: [], notices: [], ...patch };
}

/** A log in which the plan was first seen long ago, unless told. */
export function logOf(patch: Partial<PracticeLog> = {}): PracticeLog {
  const firstSeenAt = new Date("2026-01-01T08:00:00Z");
  return { ...NO_LOG, planVersions: [{ number: 1, digest: "", firstSeenAt, body: "{}" }], ...patch };
}

export function entry<Fact extends JournalFact>(
  at: string,
  by: string,
  fact: Fact,
): Fact & Pick<JournalEntry, "at" | "by"> {
  return { ...fact, at: new Date(at), by };
}

export function done(at: string, routineId: string, due: string | null, by = "asa"): JournalEntry {
  return entry(at, by, { kind: "routineDone", routine: routineId, due, note: null, link: null });
}

export function ran(at: string, report: string, patch: Partial<RunFact> = {}): RunFact {
  const time = new Date(at);
  return {
    id: `${report} ${at}`,
    report,
    kind: "scheduled",
    state: "succeeded",
    scheduledFor: time,
    createdAt: time,
    updatedAt: time,
    ...patch,
  };
}

export function sent(
  at: string,
  report: string,
  recipient: string,
  patch: Partial<DeliveryFact> = {},
): DeliveryFact {
  return {
    run: `${report} ${at}`,
    report,
    purpose: "report",
    recipient,
    state: "accepted",
    at: new Date(at),
    ...patch,
  };
}
