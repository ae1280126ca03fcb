import type { Alert } from "../alerts/alert.ts";
import type { AlertEvent } from "../alerts/alert-event.ts";
import type { AlertMessage, AlertThread } from "../alerts/alert-message.ts";
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
}

/** What one snapshot made of the alerts of its tenant. */
export interface JudgedAlerts {
  /** New ones, and those that changed; the others stay as they are. */
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
  /** Those that are active, and resolved ones of which the end has not been told. */
  readonly alerts: readonly Alert[];
  readonly threads: readonly AlertThread[];
  /** Those that were said by a command and have not ended. */
  readonly suppressions: readonly Suppression[];
}

export interface AlertFilter {
  readonly tenant?: string;
  readonly states?: readonly Alert["state"][];
  readonly rule?: string;
  readonly limit?: number;
}

export interface AlertEventFilter {
  readonly tenant?: string;
  readonly key?: string;
  readonly since?: Date;
  /** Steps up to and at this instant. */
  readonly until?: Date;
}

/** Alerts with their history, what silences them, and what people were told of them. */
export interface AlertTable {
  /** Snapshots of a tenant that came after the last judged one, the oldest first; the newest alone while none was judged. */
  unjudged(tenant: string): Promise<readonly { readonly id: string; readonly takenAt: Date }[]>;
  /** When the newest judged snapshot of a tenant was taken; null while none was. */
  judgedAt(tenant: string): Promise<Date | null>;
  /**
   * Keeps what `take` makes of the alerts that the tenant has, all or nothing, and that the snapshot was judged. Null,
   * and `take` is not called, when it was judged already or a newer one was.
   */
  judge(
    tenant: string,
    snapshot: { readonly id: string; readonly takenAt: Date },
    take: (known: readonly Alert[], standings: readonly RuleStanding[]) => JudgedAlerts,
  ): Promise<JudgedAlerts | null>;
  /** Active ones first, then the newest; pending ones only when asked for. */
  list(filter: AlertFilter): Promise<readonly Alert[]>;
  get(tenant: string, key: string): Promise<Alert | null>;
  /**
   * Changes one alert as a person says, with the steps that say so, in one transaction.
   * @throws OmError `alert.unknown`, and what `change` throws
   */
  change(
    tenant: string,
    key: string,
    change: (alert: Alert) => { readonly alert: Alert; readonly events: readonly AlertEvent[] },
  ): Promise<Alert>;
  /** The oldest first. */
  events(filter: AlertEventFilter): Promise<readonly AlertEvent[]>;
  standings(tenant?: string): Promise<readonly RuleStanding[]>;
  /** Those that were said by a command; ended ones only within `since`. The next to end first. */
  suppressions(filter: { readonly at: Date; readonly endedSince?: Date }): Promise<readonly Suppression[]>;
  suppress(suppression: Suppression): Promise<void>;
  /** @throws OmError `suppression.unknown`, `suppression.ended` */
  endSuppression(id: string, end: { readonly by: string; readonly at: Date }): Promise<Suppression>;
  /** When something may be due in a tenant without a new snapshot; null for never. A judged snapshot makes it now. */
  nextAt(tenant: string): Promise<Date | null>;
  /** Keeps what `plan` decides on what there is, all or nothing. Nobody else plans meanwhile. */
  plan(tenant: string, plan: (standing: AlertStanding) => PlannedMessages): Promise<PlannedMessages>;
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
  thread(tenant: string, id: string): Promise<AlertThread | null>;
}
