import type { Triage, UpdateRecord } from "../src/updates/update-record.ts";
import type { Update } from "../src/updates/update.ts";
import { NOW } from "./snapshots.ts";

/** An update in which nothing stands out, but for what is handed in. */
export function update(patch: Partial<Update> = {}): Update {
  return {
    key: "whats-new:1",
    source: "feed:news",
    title: "A new setting",
    summary: "",
    url: null,
    platforms: [],
    category: null,
    publishedAt: null,
    updatedAt: null,
    actBy: null,
    severity: null,
    state: "new",
    kind: "new",
    audiences: ["admin"],
    area: null,
    stage: "released",
    language: "en",
    versions: [],
    links: [],
    aliases: [],
    ...patch,
  };
}

/** Triage that nobody has begun. */
export const UNTOUCHED: Triage = {
  state: "new",
  owner: null,
  due: null,
  reason: null,
  acknowledgements: [],
  tasks: [],
};

/** The record of an update that was seen for the first time just now, but for what is handed in. */
export function record(patch: Partial<UpdateRecord> = {}): UpdateRecord {
  const { update: known = update() } = patch;
  return {
    tenant: "contoso",
    key: known.key,
    update: known,
    translations: [],
    sources: [known.source],
    aliases: known.aliases,
    replaces: null,
    firstSeenAt: NOW,
    lastSeenAt: NOW,
    missingSince: null,
    doubtedSince: null,
    revisions: [],
    triage: UNTOUCHED,
    ...patch,
  };
}
