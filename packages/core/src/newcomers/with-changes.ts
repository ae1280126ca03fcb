import type { Newcomer, NewcomerLog, PeopleChanges } from "./newcomer.ts";

/** What is known of newcomers once a snapshot was taken up. Pure. */
export function withChanges(log: NewcomerLog, changes: PeopleChanges | null, now: Date): NewcomerLog {
  if (changes === null) return log;
  const names = new Map(changes.renamed.map(({ from, to }) => [from, to]));
  const added = (changes.begins ? [] : [...changes.seen])
    .filter(({ isNew }) => isNew)
    .map(({ key, firstDeviceAt, platforms }): Newcomer => {
      return { key, firstDeviceAt, seenAt: now, platforms, welcomedAt: null, notice: null };
    });
  const known = log.people.map((person) => ({ ...person, key: names.get(person.key) ?? person.key }));
  return { since: changes.begins ? now : log.since, people: [...added, ...known] };
}
