import { toldApart } from "./told-apart.ts";
import { sharedKey } from "./update-keys.ts";
import type { UpdateRecord } from "./update-record.ts";
import type { Update } from "./update.ts";

/** One update as the sources list it now, each source once, with the record that it has already. */
export interface Sighting {
  /** Of the record, or what a new one will be known by. */
  readonly key: string;
  readonly record: UpdateRecord | null;
  readonly members: readonly Update[];
  /** The keys under which its members were found: their own, but for those that share one. */
  readonly foundAs: readonly string[];
}

/** More notices than these that share one id share nothing but a mistake. */
const MOST_SHARING = 25;

/**
 * Puts what the sources list together: notices with the same key are one update, and so are those of different
 * sources of which one names the other's key. A known record is found by its key before its aliases. In one source
 * no two items are the same.
 */
export function groupSightings(
  known: readonly UpdateRecord[],
  observed: readonly Update[],
): readonly Sighting[] {
  const byKey = new Map(known.map((record) => [record.key, record]));
  const groups = groupByKey(known, tidied(observed));
  const ordered = [...groups].toSorted(
    ([one], [other]) => Number(byKey.has(other)) - Number(byKey.has(one)) || compare(one, other),
  );
  const sightings = createSightings(byKey);
  for (const [key, members] of ordered) sightings.add(byKey.get(key) ?? null, key, members);
  return sightings.all();
}

interface OpenSighting extends Sighting {
  readonly members: Update[];
  readonly foundAs: string[];
}

interface Sightings {
  add(record: UpdateRecord | null, key: string, members: readonly Update[]): void;
  all(): readonly Sighting[];
}

function createSightings(byKey: ReadonlyMap<string, UpdateRecord>): Sightings {
  const all: OpenSighting[] = [];
  const sightingOf = new Map<UpdateRecord, OpenSighting>();
  const leads = new Map<string, OpenSighting>();
  const byAlias = new Map(
    [...byKey.values()].flatMap((record) => record.aliases.map((alias) => [alias, record] as const)),
  );
  const register = (sighting: OpenSighting, names: readonly string[]): void => {
    for (const name of names) if (!leads.has(name)) leads.set(name, sighting);
  };
  const open = (record: UpdateRecord | null, key: string, members: readonly Update[]): void => {
    const sighting: OpenSighting = { key: record?.key ?? key, record, members: [...members], foundAs: [key] };
    all.push(sighting);
    if (record !== null) sightingOf.set(record, sighting);
    leads.set(key, sighting);
    register(sighting, [...(record === null ? [] : [record.key, ...record.aliases]), ...namesOf(members)]);
  };
  /** Puts members to what one of their names leads to: other sources' members, or a record not seen yet. */
  const join = (names: readonly string[], key: string, members: readonly Update[]): boolean => {
    for (const name of names) {
      const record = byKey.get(name) ?? byAlias.get(name);
      const ofRecord = record === undefined ? undefined : sightingOf.get(record);
      if (record !== undefined && ofRecord === undefined) {
        open(record, key, members);
        return true;
      }
      const sighting = [ofRecord, leads.get(name)].find(
        (found) => found !== undefined && !sharesSource(found.members, members),
      );
      if (sighting === undefined) continue;
      sighting.members.push(...members);
      sighting.foundAs.push(key);
      register(sighting, [key, ...namesOf(members)]);
      return true;
    }
    return false;
  };
  return {
    add: (record, key, members) => {
      const aliases = [...new Set(members.flatMap((member) => member.aliases))].toSorted(compare);
      if (record !== null || !join([key, ...aliases], key, members)) open(record, key, members);
    },
    all: () => all,
  };
}

/** Every key under which sources know an update. */
export function namesOf(members: readonly Update[]): readonly string[] {
  return members.flatMap(({ key, aliases }) => [key, ...aliases]);
}

function sharesSource(some: readonly Update[], others: readonly Update[]): boolean {
  return some.some(({ source }) => others.some((other) => other.source === source));
}

/** In an order of its own, whatever order the sources were read in; of two with one key in a source the newest. */
function tidied(observed: readonly Update[]): readonly Update[] {
  const newest = new Map<string, Update>();
  for (const update of observed.toSorted(byContent)) newest.set(`${update.source}\n${update.key}`, update);
  return [...newest.values()];
}

function byContent(one: Update, other: Update): number {
  return (
    compare(one.key, other.key) ||
    compare(one.source, other.source) ||
    (one.updatedAt?.getTime() ?? 0) - (other.updatedAt?.getTime() ?? 0) ||
    compare(JSON.stringify(one), JSON.stringify(other))
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * The notices by key. Where several share an id, which of them has which number depends on what else the page
 * lists today: those are told apart by what they say.
 */
function groupByKey(
  known: readonly UpdateRecord[],
  observed: readonly Update[],
): ReadonlyMap<string, readonly Update[]> {
  const records = Map.groupBy(known, ({ key }) => sharedKey(key));
  const groups = new Map<string, Update[]>();
  for (const [shared, ofAllSources] of Map.groupBy(observed, ({ key }) => sharedKey(key))) {
    const candidates = records.get(shared) ?? [];
    for (const members of Map.groupBy(ofAllSources, ({ source }) => source).values()) {
      const isFew = Math.max(candidates.length, members.length) <= MOST_SHARING;
      const isShared = isFew && [...candidates, ...members].some(({ key }) => key !== shared);
      const keyed = isShared
        ? toldApart(candidates, members)
        : members.map((member) => [member.key, member] as const);
      for (const [key, member] of keyed) groups.set(key, [...(groups.get(key) ?? []), member]);
    }
  }
  return groups;
}
