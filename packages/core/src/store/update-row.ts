import type { Selectable } from "kysely";
import { OmError } from "../errors.ts";
import type { Update } from "../updates/update.ts";
import {
  type FieldChange,
  type Revision,
  TRIAGE_STATES,
  type Translation,
  type Triage,
  type UpdateRecord,
} from "../updates/update-record.ts";
import { parseDated } from "./parse-dated.ts";
import type { UpdateRecordRow, UpdateRevisionRow } from "./schema.ts";

/** What stands about a record in the other tables. */
export interface RecordParts {
  readonly aliases: readonly string[];
  readonly revisions: readonly Revision[];
}

/**
 * A row as the rest of the product knows it.
 * @throws OmError `store.newer`
 */
export function recordOf(
  row: Selectable<UpdateRecordRow>,
  { aliases, revisions }: RecordParts,
): UpdateRecord {
  if (!TRIAGE_STATES.some((known) => known === row.state)) {
    throw new OmError(`update ${row.key} has a state that this version does not know`, {
      code: "store.newer",
      hint: "Update intune-om on this machine.",
    });
  }
  return {
    tenant: row.tenant,
    key: row.key,
    update: parseDated(row.notice) as Update,
    translations: JSON.parse(row.translations) as readonly Translation[],
    sources: JSON.parse(row.sources) as readonly string[],
    aliases,
    replaces: row.replaces,
    firstSeenAt: new Date(row.first_seen_at),
    lastSeenAt: new Date(row.last_seen_at),
    missingSince: instant(row.missing_since),
    doubtedSince: instant(row.doubted_since),
    revisions,
    triage: parseDated(row.triage) as Triage,
  };
}

export function rowOf(record: UpdateRecord): UpdateRecordRow {
  return {
    tenant: record.tenant,
    key: record.key,
    notice: JSON.stringify(record.update),
    translations: JSON.stringify(record.translations),
    sources: JSON.stringify(record.sources),
    replaces: record.replaces,
    first_seen_at: record.firstSeenAt.toISOString(),
    last_seen_at: record.lastSeenAt.toISOString(),
    missing_since: record.missingSince?.toISOString() ?? null,
    doubted_since: record.doubtedSince?.toISOString() ?? null,
    state: record.triage.state,
    owner: record.triage.owner,
    triage: JSON.stringify(record.triage),
  };
}

export function revisionOf(row: Pick<UpdateRevisionRow, "at" | "changes">): Revision {
  return { at: new Date(row.at), changes: JSON.parse(row.changes) as readonly FieldChange[] };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
