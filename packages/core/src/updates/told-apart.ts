import { bareTitle, similarity } from "./compare-text.ts";
import { sharedKey } from "./update-keys.ts";
import type { UpdateRecord } from "./update-record.ts";
import type { Update } from "./update.ts";

/** Texts less alike than this tell nothing. */
const ALIKE = 0.5;

/**
 * Of records and notices that share an id: gives each notice the key of the record that is most like it. The others keep
 * their own, or get a free number.
 */
export function toldApart(
  candidates: readonly UpdateRecord[],
  members: readonly Update[],
): readonly (readonly [string, Update])[] {
  const pairs = candidates
    .flatMap((record) => members.map((member) => ({ record, member, score: likeness(record, member) })))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score);
  const keys = new Map<Update, string>();
  const taken = new Set<string>();
  for (const { record, member } of pairs) {
    if (keys.has(member) || taken.has(record.key)) continue;
    keys.set(member, record.key);
    taken.add(record.key);
  }
  for (const { key } of candidates) taken.add(key);
  return members.map((member) => {
    const key = keys.get(member) ?? freeKey(member.key, taken);
    taken.add(key);
    return [key, member] as const;
  });
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  const shared = sharedKey(key);
  for (let number = 2; ; number += 1) {
    const candidate = `${shared}~${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The same title counts most, then the text; the number, the latest first, where nothing else tells them apart. */
function likeness(record: UpdateRecord, member: Update): number {
  const texts = [record.update, ...record.translations].filter(
    ({ language }) => language === null || member.language === null || language === member.language,
  );
  const title = texts.some((text) => bareTitle(text.title) === bareTitle(member.title)) ? 2 : 0;
  const text = Math.max(0, ...texts.map(({ summary }) => similarity(summary, member.summary)));
  const number = (record.update.key === member.key ? 0.02 : 0) + (record.key === member.key ? 0.01 : 0);
  return title + (text >= ALIKE ? text : 0) + number;
}
