import type { Selectable } from "kysely";
import { OmError } from "../errors.ts";
import { RUN_KINDS, RUN_STATES, type RunKind, type RunState } from "../run/run-states.ts";
import type { RunRow } from "./schema.ts";

/** What was asked for: enough to go on after a crash without asking again. */
export interface RunRequest {
  /** Folder for the files, absolute; null for one of the run's own beside the store. */
  readonly out: string | null;
  /** One address instead of the audience. */
  readonly to: string | null;
}

export interface Run {
  readonly id: string;
  readonly tenant: string;
  readonly report: string;
  readonly kind: RunKind;
  readonly scheduledFor: Date;
  readonly state: RunState;
  readonly owner: string | null;
  /** Until when it belongs to its owner; null when it has none. */
  readonly leaseUntil: Date | null;
  /** Grows by one with every claim; what a former owner still does under a lower fence is refused. */
  readonly fence: number;
  readonly request: RunRequest;
  readonly snapshotId: string | null;
  /** A due run begins no sooner; null for at once. */
  readonly notBefore: Date | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A row as the rest of the product knows it. */
export function runOf(row: Selectable<RunRow>): Run {
  const state = RUN_STATES.find((known) => known === row.state);
  const kind = RUN_KINDS.find((known) => known === row.kind);
  if (state === undefined || kind === undefined) throw unreadable(row.id);
  return {
    id: row.id,
    tenant: row.tenant,
    report: row.report,
    kind,
    scheduledFor: new Date(row.scheduled_for),
    state,
    owner: row.owner,
    leaseUntil: row.lease_until === null ? null : new Date(row.lease_until),
    fence: row.fence,
    request: JSON.parse(row.request) as RunRequest,
    snapshotId: row.snapshot_id,
    notBefore: row.not_before === null ? null : new Date(row.not_before),
    reason: row.reason,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
  };
}

function unreadable(id: string): OmError {
  return new OmError(`run ${id} has a state that this version does not know`, {
    code: "store.newer",
    hint: "Update intune-om on this machine.",
  });
}
