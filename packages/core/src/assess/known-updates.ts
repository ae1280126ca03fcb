import type { Snapshot } from "../collect/snapshot.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import type { Update } from "../updates/update.ts";

/** What an update had not when snapshots were taken by the first version. */
const ADDED_SINCE: Omit<Update, keyof FirstUpdate | "kind"> = {
  audiences: ["admin"],
  area: null,
  stage: "released",
  language: null,
  versions: [],
  links: [],
  aliases: [],
};

type FirstUpdate = Pick<
  Update,
  | "key"
  | "source"
  | "title"
  | "summary"
  | "url"
  | "platforms"
  | "category"
  | "publishedAt"
  | "updatedAt"
  | "actBy"
  | "severity"
  | "state"
>;

/**
 * The updates that were known when a snapshot was taken. One from before they were remembered has only what was seen
 * then, of which nobody has decided anything.
 */
export function knownUpdates({ tenant, takenAt, lists }: Snapshot): readonly UpdateRecord[] {
  return lists.updateRecords ?? (lists.updates ?? []).map((update) => asRecord(update, tenant, takenAt));
}

function asRecord(stored: FirstUpdate, tenant: string, seenAt: Date): UpdateRecord {
  const update: Update = { ...ADDED_SINCE, kind: stored.state, ...stored };
  return {
    tenant,
    key: update.key,
    update,
    translations: [],
    sources: [update.source],
    aliases: update.aliases,
    replaces: null,
    firstSeenAt: seenAt,
    lastSeenAt: seenAt,
    missingSince: null,
    doubtedSince: null,
    revisions: [],
    triage: { state: "new", owner: null, due: null, reason: null, acknowledgements: [], tasks: [] },
  };
}
