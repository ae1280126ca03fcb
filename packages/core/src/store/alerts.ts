import type { Alert } from "../alerts/alert.ts";
import type { AlertEvent } from "../alerts/alert-event.ts";
import type { AlertMessage, AlertThread } from "../alerts/alert-message.ts";
import type { RuleLimits } from "../alerts/rule-limits.ts";
import type { Suppression } from "../alerts/suppression.ts";
import type { UnknownCause } from "../alerts/rule-outcome.ts";

/** What can be said of a rule since the newest judged snapshot of a tenant. */
export interface RuleStanding {
  readonly tenant: string;
  readonly rule: string;
  readonly state: "read" | "unknown" | "notApplicable";
  /** Null unless unknown. */
  readonly cause: UnknownCause | null;
  /** Since when it has been so. */
  readonly since: Date;
  /** What the plan let it be judged by when its alerts were last; null for what is not remembered. */
  readonly limits: RuleLimits | null;
}

/** What one snapshot made of the alerts of its tenant. */
export interface JudgedAlerts {
  /**
   * New ones, and those that changed. Of the others, those that fire are seen once more, which is kept for all of them at
   * once. One that is pending and fired in none is forgotten.
   */
  readonly changed: readonly Alert[];
  readonly events: readonly AlertEvent[];
  /** Every rule that is in use. */
  readonly standings: readonly RuleStanding[];
}

/** What is to be told, and what follows from telling it. */
export interface PlannedMessages {
  readonly messages: readonly AlertMessage[];
  /** Alerts whose `told` changed. */
  readonly changed: readonly Alert[];
  readonly threads: readonly AlertThread[];
  readonly events: readonly AlertEvent[];
  /** When something may be due next without a new snapshot; null for never. */
  readonly nextAt: Date | null;
}

/** What messages are planned from. */
export interface AlertStanding {
  /**
   * Those that are active, resolved ones of which the end has not been told, and those that the newest judged snapshot
   * resolved: what they hid is told one snapshot later.
   */
  readonly alerts: readonly Alert[];
  /** Those that were asked for: what was written in them, so that no message gets the number of another. */
  readonly threads: readonly AlertThread[];
  /** Those that were said by a command and have not ended. */
  readonly suppressions: readonly Suppression[];
}

export interface AlertFilter {
  readonly tenant?: string;
  readonly states?: readonly Alert["state"][];
  readonly rule?: string;
  /** Leaves out what was resolved before. */
  readonly resolvedSince?: Date;
  readonly limit?: number;
}

export interface AlertEventFilter {
  readonly tenant?: string;
  readonly key?: string;
  readonly since?: Date;
  /** Steps up to and at this instant. */
  readonly until?: Date;
  /** Those that were taken last alone, so many of them. */
  readonly newest?: number;
}

/** Alerts with their history, what silences them, and what people were told of them. */
export interface AlertTable {
  /** Snapshots of a tenant that came after the last judged one, the oldest first; the newest alone while none was judged. */
  unjudged(tenant: string): Promise<readonly { readonly id: string; readonly takenAt: Date }[]>;
  /** When the newest judged snapshot of a tenant was taken; null while none was. */
  judgedAt(tenant: string): Promise<Date | null>;
  /**
   * Keeps what `take` makes of the alerts that the tenant has, all or nothing, and that the snapshot was judged. Null,
   * and `take` is not called, when it was judged already or a newer one was. Where the keys of what `fires` in it are
   * said, alerts that have long been over and are not among them are not handed to `take`: nothing becomes of them. What
   * is known is made while it is gone through, anew each time: go through it once.
   */
  judge(
    tenant: string,
    snapshot: { readonly id: string; readonly takenAt: Date; readonly fires?: ReadonlySet<string> },
    take: (known: Iterable<Alert>, standings: readonly RuleStanding[]) => JudgedAlerts,
  ): Promise<JudgedAlerts | null>;
  /** Active ones first, then the newest; pending ones only when asked for. */
  list(filter: AlertFilter): Promise<readonly Alert[]>;
  get(tenant: string, key: string): Promise<Alert | null>;
  /** Those of the keys that there are, whatever their state. */
  ofKeys(tenant: string, keys: Iterable<string>): Promise<readonly Alert[]>;
  /**
   * Changes one alert as a person says, with the steps that say so, in one transaction.
   * @throws OmError `alert.unknown`, and what `change` throws
   */
  change(
    tenant: string,
    key: string,
    change: (alert: Alert) => { readonly alert: Alert; readonly events: readonly AlertEvent[] },
  ): Promise<Alert>;
  /** The same for several of a tenant, together or not at all, in the order of their keys here. */
  changeAll(
    tenant: string,
    keys: readonly string[],
    change: (alert: Alert) => { readonly alert: Alert; readonly events: readonly AlertEvent[] },
  ): Promise<readonly Alert[]>;
  /** The oldest first. */
  events(filter: AlertEventFilter): Promise<readonly AlertEvent[]>;
  standings(tenant?: string): Promise<readonly RuleStanding[]>;
  /** Those that were said by a command; ended ones only within `since`. The next to end first. */
  suppressions(filter: { readonly at: Date; readonly endedSince?: Date }): Promise<readonly Suppression[]>;
  /** Keeps one, with a step of each active alert that it is about; `endSuppression` does the same. */
  suppress(suppression: Suppression): Promise<void>;
  /** @throws OmError `suppression.unknown`, `suppression.ended` */
  endSuppression(id: string, end: { readonly by: string; readonly at: Date }): Promise<Suppression>;
  /**
   * When something may be due in a tenant without a new snapshot; null for never. A judged snapshot makes it now, and so
   * does what a person changes of an alert or a suppression.
   */
  nextAt(tenant: string): Promise<Date | null>;
  /**
   * Keeps what `plan` decides on what there is, all or nothing. Nobody else plans meanwhile.
   * @param threadsOf Ids of the threads that are to be known for it; without it all that there are.
   */
  plan(
    tenant: string,
    plan: (standing: AlertStanding) => PlannedMessages,
    threadsOf?: (alerts: readonly Alert[]) => ReadonlySet<string>,
  ): Promise<PlannedMessages>;
  /** Messages that were decided and not written into the outbox yet, the oldest first. */
  unwritten(tenant: string): Promise<readonly AlertMessage[]>;
  /** A message stands in the outbox: its run, and the Message-ID that each address got. */
  written(
    message: AlertMessage,
    done: { readonly run: string; readonly messageIds: ReadonlyMap<string, string> },
  ): Promise<void>;
  /** Messages of a span of time, the oldest first. */
  messages(filter: {
    readonly tenant?: string;
    readonly since: Date;
    readonly until?: Date;
  }): Promise<readonly AlertMessage[]>;
  /** By its id, which is written in each message; null for one that there never was, or that was purged. */
  message(id: string): Promise<AlertMessage | null>;
  /** Those that name an alert, whenever that was, the oldest first. */
  messagesAbout(tenant: string, key: string): Promise<readonly AlertMessage[]>;
  thread(tenant: string, id: string): Promise<AlertThread | null>;
}
