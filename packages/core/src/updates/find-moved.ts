import { bareTitle, similarity } from "./compare-text.ts";
import type { Sighting } from "./group-sightings.ts";
import { addressInHost, familyOf, isNamed, isProviderNumber } from "./update-keys.ts";
import type { UpdateRecord } from "./update-record.ts";
import type { Update } from "./update.ts";

const DAY_MS = 86_400_000;
/** A record that was not listed for longer is history: what looks like it now is something new. */
const REMEMBERED_DAYS = 90;
/** How far apart a notice and the same notice at another place may be dated. */
const NEARBY_DAYS = 45;
const ALIKE = 0.5;
/** What more notices than these have in common tells none of them. */
const MOST_ALIKE = 25;
/** Without a title or address in common the texts have to have more. */
const MUCH_ALIKE = 0.6;

/**
 * Finds for what is listed under an unknown key the record that its source no longer lists: all ids of a feed can
 * change at once, a notice without a number gets one, moves to another week or gets another title. What the provider
 * itself numbers anew is something else and stays apart.
 */
export function findMoved(
  sightings: readonly Sighting[],
  known: readonly UpdateRecord[],
  now: Date,
): readonly Sighting[] {
  const seen = new Set(sightings.map(({ record }) => record));
  const gone = known.filter(
    (record) => !seen.has(record) && daysApart(record.lastSeenAt, now) <= REMEMBERED_DAYS,
  );
  const strangers = sightings.filter(({ record }) => record === null);
  if (gone.length === 0 || strangers.length === 0) return sightings;
  const found = new Map<Sighting, UpdateRecord>();
  for (const rule of RULES) {
    const taken = new Set(found.values());
    const left = strangers.filter((sighting) => !found.has(sighting));
    const free = gone.filter((record) => !taken.has(record));
    for (const [sighting, record] of pairUp(left, free, rule)) found.set(sighting, record);
  }
  return sightings.map((sighting) => {
    const record = found.get(sighting);
    return record === undefined ? sighting : { ...sighting, key: record.key, record };
  });
}

/** What a moved notice keeps: what both have in common, and how alike they must be beside it. */
interface Rule {
  /** Null when this cannot be told of it. */
  of(update: Update, key: string): string | null;
  isMet(update: Update, record: UpdateRecord): boolean;
}

/** The surest first. */
const RULES: readonly Rule[] = [
  { of: (_update, key) => addressInHost(key), isMet: () => true },
  {
    of: ({ url }) => (url === null ? null : addressInHost(url)),
    isMet: (update, { update: old }) =>
      bareTitle(update.title) === bareTitle(old.title) || isAlike(update, old, ALIKE),
  },
  {
    of: ({ title }) => bareTitle(title),
    isMet: (update, { update: old }) => isNearby(update, old) && isAlike(update, old, ALIKE),
  },
  {
    of: ({ publishedAt }, key) => (isNamed(key) ? (publishedAt?.toISOString().slice(0, 10) ?? null) : null),
    isMet: (update, { update: old }) => isAlike(update, old, MUCH_ALIKE),
  },
];

/** Pairs of which the one may have become the other, the most alike first. */
function pairUp(
  strangers: readonly Sighting[],
  gone: readonly UpdateRecord[],
  rule: Rule,
): readonly (readonly [Sighting, UpdateRecord])[] {
  const strangersAt = Map.groupBy(
    strangers.flatMap((sighting) => sighting.members.map((member) => ({ sighting, member }))),
    ({ member }) => rule.of(member, member.key),
  );
  const goneAt = Map.groupBy(gone, ({ key, update }) => rule.of(update, key));
  const pairs = [...strangersAt].flatMap(([place, found]) => {
    const records = goneAt.get(place) ?? [];
    if (place === null || found.length > MOST_ALIKE || records.length > MOST_ALIKE) return [];
    return found.flatMap(({ sighting, member }) =>
      records
        .filter((record) => mayBe(member, record) && rule.isMet(member, record))
        .map((record) => ({ sighting, record, score: similarity(member.summary, record.update.summary) })),
    );
  });
  const used = new Set<Sighting | UpdateRecord>();
  return pairs
    .toSorted((one, other) => other.score - one.score)
    .flatMap(({ sighting, record }) => {
      if (used.has(sighting) || used.has(record)) return [];
      used.add(sighting).add(record);
      return [[sighting, record] as const];
    });
}

/** Pages hand their notices on to each other; a feed keeps its own. */
function mayBe({ key, source }: Update, record: UpdateRecord): boolean {
  const family = familyOf(key);
  if (family !== familyOf(record.key)) return false;
  if (isProviderNumber(key) && isProviderNumber(record.key)) return false;
  return family === "whats-new" || record.sources.includes(source);
}

function isAlike(one: Update, other: Update, least: number): boolean {
  return similarity(one.summary, other.summary) >= least;
}

/** Whether two notices are dated so near to each other that they can be the same, or one has no date. */
export function isNearby(one: Update, other: Update): boolean {
  const [from, to] = [one.publishedAt, other.publishedAt];
  return from === null || to === null || daysApart(from, to) <= NEARBY_DAYS;
}

function daysApart(one: Date, other: Date): number {
  return Math.abs(one.getTime() - other.getTime()) / DAY_MS;
}
