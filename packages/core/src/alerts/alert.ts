import type { AlertEntity, AlertUnit, EvidenceRow, Firing } from "./firing.ts";
import type { ChangedLimit } from "./rule-limits.ts";
import type { AlertSeverity } from "./severity.ts";

/**
 * `pending` has fired, but not in as many snapshots in a row as its rule asks for: nobody sees it. The others are the
 * life of an alert. That it is suppressed, unknown or flapping stands beside its state.
 */
export const ALERT_STATES = ["pending", "open", "acknowledged", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/**
 * How an alert came to be resolved: it was clear, its entity is gone, it no longer counts by the words of its rule, its rule
 * does not apply or was switched off, or the plan's limit was changed and it is within that.
 */
export const RESOLUTIONS = ["clear", "gone", "lapsed", "notApplicable", "ruleOff", "limit"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A rule × an entity in one tenant. There is one for good: it is resolved and opens again, with its history. */
export interface Alert {
  readonly tenant: string;
  /** `<rule>:<entity>`; never holds a changing number. Unique in the tenant. */
  readonly key: string;
  readonly rule: string;
  /** As it was when it fired last. */
  readonly entity: AlertEntity;
  /** Id of the role that has it. */
  readonly role: string;
  readonly state: AlertState;
  /** How often it has opened, 0 while it is pending for the first time. */
  readonly episode: number;
  readonly severity: AlertSeverity;
  readonly stage: number;
  readonly value: number | null;
  /** The worst figure and stage of this episode. */
  readonly worst: number | null;
  readonly worstStage: number;
  readonly unit: AlertUnit;
  /** Which way the figure gets worse. */
  readonly worse: Firing["worse"];
  readonly labels: Readonly<Record<string, string>>;
  readonly detail: string;
  readonly evidence: readonly EvidenceRow[];
  readonly evidenceTotal: number;
  /** The first snapshot of this episode in which it fired, and the last one of all. */
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Since when what is resolved fires again, but not often enough to open; null otherwise. */
  readonly returnsSince: Date | null;
  /** Snapshots in a row in which it fired, or did not; one of them is 0. Those in which it was unknown do not count. */
  readonly seen: number;
  readonly clear: number;
  /** When this episode opened; null before. */
  readonly openedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly resolution: Resolution | null;
  /** Limits of the plan that were changed so that it is over; none where it ended otherwise. */
  readonly limits: readonly ChangedLimit[];
  /** Since when its source could not be read; null while it can. */
  readonly unknownSince: Date | null;
  /** By whom in this episode; stays known when it is resolved, until it opens again. So does the owner. */
  readonly acknowledged: Acknowledgement | null;
  /** Id of the person to whom it was assigned; null for whoever has the role. */
  readonly owner: string | null;
  /** When it opened lately, the oldest first: what flapping is told by. */
  readonly openings: readonly Date[];
  readonly flappingSince: Date | null;
  /** What people have been told of it; null for nothing in this episode. */
  readonly told: AlertTold | null;
}

export interface Acknowledgement {
  /** Id of a person. */
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
}

/** What was told of an alert last. */
export interface AlertTold {
  /** Id of the thread that it was told in. */
  readonly thread: string;
  readonly episode: number;
  /** When it was told first in this episode, and last. */
  readonly firstAt: Date;
  readonly lastAt: Date;
  /**
   * What escalation counts from: when it was told first that it is as severe as this. A step that had to wait moves it on,
   * so that whoever was told late has as long as they would have had; so does silence.
   */
  readonly severeAt: Date;
  /** Since when nothing is told of it although people know of it: it is suppressed, unknown or hidden. */
  readonly silentSince?: Date;
  /** The same, and nothing moves it: whoever was told then is whom the news was for. */
  readonly newsAt: Date;
  readonly severity: AlertSeverity;
  readonly stage: number;
  /** Escalation steps taken in this episode. */
  readonly steps: number;
  /** Whether it was told that it flaps, and that it is over. */
  readonly flapping: boolean;
  readonly recovered: boolean;
  /**
   * What each recipient knows of it. It outlives the episode until the end of that was told: who has not heard of the
   * end when it opens again still believes it open.
   */
  readonly to: readonly ToldTo[];
}

/** What one recipient was told of an alert last. */
export interface ToldTo {
  /** Stands for the mailbox or channel (`recipientKey`); the address is in the thread alone. */
  readonly recipient: string;
  readonly episode: number;
  readonly severity: AlertSeverity;
  readonly stage: number;
  /** The escalation step that reached them, 0 for none. */
  readonly step: number;
  readonly flapping: boolean;
  /** Whether they were told that it is over. */
  readonly over: boolean;
}

/** The key of an alert: rule and entity. */
export function alertKey(rule: string, entity: Pick<AlertEntity, "id">): string {
  return `${rule}:${entity.id}`;
}

/** Whether somebody has, or may have, something to do about it. */
export function isActive({ state }: Pick<Alert, "state">): boolean {
  return state === "open" || state === "acknowledged";
}
