import type { Coverage } from "../collect/snapshot.ts";
import type { LocaleId } from "../compose/document.ts";
import { findMoved } from "./find-moved.ts";
import { groupSightings, namesOf, type Sighting } from "./group-sightings.ts";
import { judgeSources, type Silence } from "./judge-sources.ts";
import { linkReissues } from "./link-reissues.ts";
import { pickUpdate, translationOf, translationsOf } from "./pick-update.ts";
import { changesBetween } from "./revisions.ts";
import type { Triage, UpdateRecord } from "./update-record.ts";
import type { Update } from "./update.ts";

const DAY_MS = 86_400_000;
/** A source that lost most of its items is believed when they have not come back for so long. */
const DOUBT_DAYS = 2;

export interface ReconcileInput {
  readonly tenant: string;
  /** What the tenant knows already. */
  readonly known: readonly UpdateRecord[];
  /** What the sources list now, in any order. */
  readonly observed: readonly Update[];
  readonly coverage: readonly Coverage[];
  /** When the sources were read. */
  readonly now: Date;
  /** The organisation's language: told in several, an update is kept in this one. */
  readonly language: LocaleId;
  /**
   * What is to be done about an update; `triage` is what was decided so far, null for a new one. `deadlineMoved` is true
   * when this very reading moved the date to act by.
   */
  readonly triageOf: (update: Update, triage: Triage | null, deadlineMoved?: boolean) => Triage;
}

export interface Reconciled {
  /** Everything that is known now. Nothing that was known is missing. */
  readonly records: readonly UpdateRecord[];
  /** Those that are new or not as they were. */
  readonly changed: readonly UpdateRecord[];
}

/**
 * Holds what the sources list now against what is known: finds each update again, through edits and moves and under
 * other keys, and keeps what its provider changed. What is no longer listed stays known.
 *
 * Pure: the same input gives the same records, and a second time with them changes nothing.
 */
export function reconcile(input: ReconcileInput): Reconciled {
  const { known, observed, coverage, now } = input;
  const sightings = findMoved(groupSightings(known, observed), known, now);
  const silence = judgeSources(coverage, known, sightings, now);
  const sighted = new Map(sightings.map((sighting) => [sighting.record, sighting]));
  const kept = known.map((record) => {
    // Read before what is known already, by a process that took longer.
    if (now < record.lastSeenAt) return record;
    const sighting = sighted.get(record);
    return sighting === undefined ? unseen(record, silence, now) : seen(record, sighting, silence, input);
  });
  const fresh = sightings.filter(({ record }) => record === null).map((found) => firstSeen(found, input));
  const isNew = new Set(fresh.map(({ key }) => key));
  const linked = linkReissues(withAliases([...kept, ...fresh], sightings), ({ key }) => isNew.has(key), now);
  const records = linked.map((record) => (record.missingSince === null ? triaged(record, input) : record));
  const before = new Map(known.map((record) => [record.key, record]));
  return { records, changed: records.filter((record) => !isSame(before.get(record.key), record)) };
}

function firstSeen(
  { key, members, foundAs }: Sighting,
  { tenant, now, language, triageOf }: ReconcileInput,
): UpdateRecord {
  const update = pickUpdate(members, language);
  return {
    tenant,
    key,
    update,
    translations: translationsOf(update, members, []),
    sources: sorted(members.map(({ source }) => source)),
    aliases: [...foundAs, ...namesOf(members)],
    replaces: null,
    firstSeenAt: now,
    lastSeenAt: now,
    missingSince: null,
    doubtedSince: null,
    revisions: [],
    triage: triageOf(update, null),
  };
}

function seen(
  record: UpdateRecord,
  { members, foundAs }: Sighting,
  silence: (source: string) => Silence,
  { now, language }: ReconcileInput,
): UpdateRecord {
  const listing = new Set(members.map(({ source }) => source));
  /** Whether what a source told before stands, for it cannot be asked now. */
  const stands = (source: string): boolean => !listing.has(source) && silence(source) !== "gone";
  const before = stands(record.update.source) ? [record.update] : [];
  const update = pickUpdate([...members, ...before], language);
  const isSameStage = update.stage === record.update.stage;
  const kept = record.translations.filter(({ source }) => stands(source));
  const standing = isSameStage ? [...before.flatMap(translationOf), ...kept] : [];
  const changes = changesBetween(inLanguageOf(update, record), update);
  return {
    ...record,
    update,
    translations: translationsOf(update, members, standing),
    sources: sorted([...listing, ...record.sources.filter(stands)]),
    aliases: [...record.aliases, ...foundAs, ...namesOf(members)],
    lastSeenAt: now,
    missingSince: null,
    doubtedSince: null,
    revisions: changes.length === 0 ? record.revisions : [...record.revisions, { at: now, changes }],
  };
}

/** What was known in the language of what is known now, where it was. */
function inLanguageOf({ language, category }: Update, { update, translations }: UpdateRecord): Update {
  const translation = translations.find((candidate) => candidate.language === language);
  if (update.language === language || translation === undefined) return update;
  return { ...update, language, category, title: translation.title, summary: translation.summary };
}

function unseen(record: UpdateRecord, silence: (source: string) => Silence, now: Date): UpdateRecord {
  if (record.missingSince !== null) return record;
  const verdicts = record.sources.map(silence);
  if (verdicts.includes("unknown")) return record;
  const doubtedSince = record.doubtedSince ?? now;
  const isDoubted = record.doubtedSince !== null || verdicts.includes("doubtful");
  const isBelieved = !isDoubted || now.getTime() - doubtedSince.getTime() >= DOUBT_DAYS * DAY_MS;
  return isBelieved ? { ...record, missingSince: now, doubtedSince: null } : { ...record, doubtedSince };
}

/** Each key leads to one record: its own before all, then the one that was found under it now, then the first. */
function withAliases(
  records: readonly UpdateRecord[],
  sightings: readonly Sighting[],
): readonly UpdateRecord[] {
  const owners = new Map(records.map(({ key }) => [key, key]));
  const claim = (alias: string, key: string): void => {
    if (!owners.has(alias)) owners.set(alias, key);
  };
  for (const { key, foundAs } of sightings) for (const alias of foundAs) claim(alias, key);
  for (const { key, aliases } of records) for (const alias of aliases) claim(alias, key);
  return records.map((record) => ({
    ...record,
    aliases: sorted(
      record.aliases.filter((alias) => alias !== record.key && owners.get(alias) === record.key),
    ),
  }));
}

function triaged(record: UpdateRecord, { triageOf, now }: ReconcileInput): UpdateRecord {
  const latest = record.revisions.at(-1);
  const deadlineMoved =
    latest?.at.getTime() === now.getTime() && latest.changes.some(({ field }) => field === "actBy");
  return { ...record, triage: triageOf(record.update, record.triage, deadlineMoved) };
}

function isSame(before: UpdateRecord | undefined, after: UpdateRecord): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after);
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
