import type { AlertMessageKind, ItemReason } from "../alerts/alert-message.ts";
import type { AlertState } from "../alerts/alert.ts";
import { type AlertSeverity, worstSeverity } from "../alerts/severity.ts";
import { cleanText } from "../text/clean-text.ts";
import { type AlertLetterInput, type AlertEntry, entriesOf, mattering } from "./alert-letter-input.ts";

/** A message about alerts as a program reads it: the same in every language. */
export interface AlertDetails {
  readonly tenant: string;
  /** Its id, by which all that it holds can be acknowledged: `intune-om alerts ack --message ID`. */
  readonly message: string;
  /** The same for every message about one owner and cause: what a ticket is found again by. */
  readonly thread: string;
  readonly kind: AlertMessageKind;
  /** Escalation step, 0 for none. */
  readonly step: number;
  /** The worst of its alerts. */
  readonly severity: AlertSeverity;
  /** How many there are; `alerts` has the first of them. */
  readonly total: number;
  /** The worst first, {@link DETAILED_ALERTS} at most. */
  readonly alerts: readonly AlertDetail[];
}

export interface AlertDetail {
  readonly key: string;
  readonly rule: string;
  readonly severity: AlertSeverity;
  readonly state: AlertState;
  readonly why: ItemReason;
  readonly entity: { readonly kind: string; readonly id: string; readonly name: string };
  readonly value: number | null;
  readonly unit: string;
  /** ISO 8601, UTC. */
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Alerts that are told in full to programs. */
export const DETAILED_ALERTS = 50;

/** What a message says for programs. Names are cleaned, ids and keys stand as the service knows them. Pure. */
export function alertDetails(input: AlertLetterInput): AlertDetails {
  const { id, tenant, thread, kind, step } = input.message;
  const entries = entriesOf(input);
  return {
    tenant,
    message: id,
    thread,
    kind,
    step,
    severity: worstSeverity(mattering(entries).map(({ alert }) => alert.severity)) ?? "low",
    total: entries.length,
    alerts: entries.slice(0, DETAILED_ALERTS).map(detailOf),
  };
}

function detailOf({ alert, why }: AlertEntry): AlertDetail {
  const { key, rule, severity, state, entity, value, unit, firstSeen, lastSeen } = alert;
  return {
    key,
    rule,
    severity,
    state,
    why,
    entity: { kind: entity.kind, id: entity.id, name: cleanText(entity.name, 200) },
    value,
    unit,
    firstSeen: firstSeen.toISOString(),
    lastSeen: lastSeen.toISOString(),
  };
}
