import type { Alert } from "../src/alerts/alert.ts";
import type { AlertMessage, AlertRecipient, AlertThread } from "../src/alerts/alert-message.ts";
import type { Firing } from "../src/alerts/firing.ts";
import type { RuleOutcome, RuleUse } from "../src/alerts/rule-outcome.ts";
import type { SourceId } from "../src/collect/source.ts";
import type { Suppression } from "../src/alerts/suppression.ts";
import type { PlannedMessages } from "../src/store/alerts.ts";
import type { UnknownEntity } from "../src/alerts/unknown-entity.ts";
import { daysAgo, NOW } from "./snapshots.ts";

/** An alert that has opened a day ago and fires still. */
export function alert(patch: Partial<Alert> = {}): Alert {
  return {
    tenant: "contoso",
    key: "stale-devices:d1",
    rule: "stale-devices",
    entity: { kind: "device", id: "d1", name: "NORR-001", platform: "Windows" },
    role: "om-owner",
    state: "open",
    episode: 1,
    severity: "medium",
    stage: 1,
    value: 40,
    worst: 40,
    worstStage: 1,
    unit: "days",
    worse: "higher",
    labels: {},
    detail: "",
    evidence: [],
    evidenceTotal: 0,
    firstSeen: daysAgo(1),
    lastSeen: NOW,
    returnsSince: null,
    seen: 2,
    clear: 0,
    openedAt: daysAgo(1),
    resolvedAt: null,
    resolution: null,
    limits: [],
    unknownSince: null,
    acknowledged: null,
    owner: null,
    openings: [daysAgo(1)],
    flappingSince: null,
    told: null,
    ...patch,
  };
}

/** What a rule says of one device. */
export function firing(id: string = "d1", patch: Partial<Firing> = {}): Firing {
  return {
    entity: { kind: "device", id, name: "NORR-001", platform: "Windows" },
    severity: "medium",
    value: 40,
    unit: "days",
    worse: "higher",
    stage: 1,
    labels: {},
    detail: "",
    evidence: [],
    evidenceTotal: 0,
    ...patch,
  };
}

/** How a rule is used that says nothing of its own. */
export function ruleUse(patch: Partial<RuleUse> = {}): RuleUse {
  return { rule: "stale-devices", for: 1, resolveAfter: 1, severity: null, role: "om-owner", ...patch };
}

/** A rule that was read, in full unless sources are named, and what it says: what fires, and devices without a date. */
export function readOutcome(
  firings: readonly Firing[],
  use: Partial<RuleUse> = {},
  incomplete: readonly SourceId[] = [],
  missing: readonly string[] = [],
): Extract<RuleOutcome, { readonly state: "read" }> {
  const unknown = missing.map((id): UnknownEntity => ({ entity: { kind: "device", id }, missing: "at" }));
  return { ...ruleUse(use), state: "read", firings, unknown, incomplete };
}

/** A rule whose source was refused. */
export function unknownOutcome(use: Partial<RuleUse> = {}): RuleOutcome {
  return { ...ruleUse(use), state: "unknown", cause: { kind: "source", sources: ["devices"] } };
}

/** What planning gives when there is nothing to say. */
export const NOTHING_PLANNED: PlannedMessages = {
  messages: [],
  changed: [],
  threads: [],
  events: [],
  nextAt: null,
};

/** A reader by mail. */
export const ASA: AlertRecipient = {
  kind: "mail",
  person: "asa",
  address: "asa.lind@contoso.example",
  name: "Åsa Lind",
  language: "sv",
  timeZone: "Europe/Stockholm",
  because: "role",
};

/** The first message of a thread, about the alert above. */
export function alertMessage(patch: Partial<AlertMessage> = {}): AlertMessage {
  return {
    id: "alert:contoso:t1:1",
    tenant: "contoso",
    thread: "t1",
    kind: "open",
    step: 0,
    to: [ASA],
    items: [{ alert: "stale-devices:d1", episode: 1, why: "new" }],
    hidden: [],
    at: NOW,
    ...patch,
  };
}

/** The thread of that message. */
export function alertThread(patch: Partial<AlertThread> = {}): AlertThread {
  return {
    tenant: "contoso",
    id: "t1",
    messages: 1,
    firstAt: NOW,
    lastAt: NOW,
    toldAt: NOW,
    told: [{ to: ASA, root: null, at: NOW }],
    ...patch,
  };
}

/** Silence of a week for one alert, by a command. */
export function suppression(patch: Partial<Suppression> = {}): Suppression {
  return {
    id: "s1",
    origin: "command",
    tenant: "contoso",
    scope: { alert: "stale-devices:d1" },
    from: daysAgo(1),
    until: daysAgo(-7),
    by: "asa",
    why: "It is being replaced.",
    endedAt: null,
    endedBy: null,
    ...patch,
  };
}
