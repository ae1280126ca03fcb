import { OmError } from "../errors.ts";
import { type Acknowledgement, type Alert, isActive } from "./alert.ts";
import type { AlertEvent, AlertStep } from "./alert-event.ts";

/** What somebody did with an alert, and the steps that say so: none when it was so already. */
export interface AlertAct {
  readonly alert: Alert;
  readonly events: readonly AlertEvent[];
}

export interface Assign {
  /** Id of a person; null gives it back to whoever has its role. */
  readonly to: string | null;
  /** Id of the person who says so. */
  readonly by: string;
  readonly at: Date;
}

export interface Comment {
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Somebody has seen it and takes care of it, until it is resolved. Who did so first keeps it: of another one the note is
 * kept as a comment. To hand it over is to assign it.
 * @throws OmError `alert.resolved`, `alert.pending`
 */
export function acknowledge(alert: Alert, said: Acknowledgement): AlertAct {
  refuseInactive(alert);
  const { by, at, note } = said;
  const { acknowledged } = alert;
  if (acknowledged !== null && acknowledged.by !== by)
    return note === null ? { alert, events: [] } : comment(alert, { text: note, by, at });
  if (acknowledged !== null && (note === null || acknowledged.note === note)) return { alert, events: [] };
  const step = { kind: "acknowledged", note } as const;
  return {
    alert: { ...alert, state: "acknowledged", acknowledged: { by, at, note } },
    events: [eventOf(alert, said, step)],
  };
}

/**
 * Gives it to a person until it is resolved.
 * @throws OmError `alert.resolved`, `alert.pending`
 */
export function assign(alert: Alert, said: Assign): AlertAct {
  refuseInactive(alert);
  const { to } = said;
  if (alert.owner === to) return { alert, events: [] };
  return { alert: { ...alert, owner: to }, events: [eventOf(alert, said, { kind: "assigned", to })] };
}

/** Keeps what somebody says of it, whatever its state. */
export function comment(alert: Alert, said: Comment): AlertAct {
  return { alert, events: [eventOf(alert, said, { kind: "commented", text: said.text })] };
}

function refuseInactive(alert: Alert): void {
  if (isActive(alert)) return;
  if (alert.state === "pending") {
    throw new OmError(`alert ${alert.key} has not opened yet`, {
      code: "alert.pending",
      hint: "It has not held in as many snapshots as its rule asks for. Wait for it, or suppress it.",
    });
  }
  throw new OmError(`alert ${alert.key} is resolved`, {
    code: "alert.resolved",
    hint: "There is nothing left to do. When it opens again it is told again, and can be acknowledged then.",
  });
}

function eventOf(
  { tenant, key, episode }: Alert,
  { by, at }: { readonly by: string; readonly at: Date },
  step: AlertStep,
): AlertEvent {
  return { tenant, key, episode, at, by, ...step };
}
