import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day, refused, tenant, whole } from "../../test-support/update-days.ts";
import { update } from "../../test-support/updates.ts";
import type { Update } from "./update.ts";

const RUNS = { numRuns: 300 };
const SHARED = "whats-new:100001";
const SECOND = `${SHARED}~2`;

/** Few keys, sources, titles and days, so that everything meets everything. */
function anyUpdate(keys: readonly string[]): fc.Arbitrary<Update> {
  return fc
    .record({
      key: fc.constantFrom(...keys),
      source: fc.constantFrom("feed:news", "feed:nyheter", "service-messages"),
      title: fc.constantFrom("Lock", "Locks", "(Updated) Lock"),
      summary: fc.constantFrom("", "It locks.", "It locks devices of yours.", "Another thing."),
      stage: fc.constantFrom("inDevelopment" as const, "released" as const),
      language: fc.constantFrom("en" as const, "sv" as const, null),
      publishedAt: fc.constantFrom(null, day(0), day(3)),
      updatedAt: fc.constantFrom(null, day(0), day(1)),
      actBy: fc.constantFrom(null, day(90)),
      aliases: fc.constantFrom([], ["whats-new:100003"], ["whats-new:100002"]),
    })
    .map((patch) => {
      // A page numbers those that share a number; what other sources call by it is another matter.
      const source = patch.key.startsWith(SHARED) ? "feed:news" : patch.source;
      const aliases = /100002|100003/.test(patch.key) ? patch.aliases : [];
      return update({ ...patch, source, aliases });
    });
}

const NUMBERED = ["whats-new:100002", "whats-new:100003", "message-center:MC1", "message-center:MC2"];
const MOVING = [
  "whats-new:lock@2026-W40",
  "whats-new:locks@2026-W41",
  "feed:https://a.example/1",
  "feed:https://b.example/1",
  "feed:1",
];

const anyCoverage = fc
  .tuple(
    ...["feed:news", "feed:nyheter", "service-messages"].map((source) =>
      fc.constantFrom(whole(source), [refused(source)], []),
    ),
  )
  .map((entries) => entries.flat());

function anyStory(keys: readonly string[]) {
  const observed = fc
    .array(anyUpdate(keys), { maxLength: 8 })
    // The second of a number is there only beside the first.
    .map((all) => (all.some(({ key }) => key === SHARED) ? all : all.filter(({ key }) => key !== SECOND)));
  return fc.array(fc.record({ observed, coverage: anyCoverage }), { minLength: 1, maxLength: 5 });
}

describe.each([
  ["numbers and addresses that change", [...NUMBERED, ...MOVING]],
  ["numbers that are shared", [...NUMBERED, SHARED, SECOND]],
])("whatever is read, with %s,", (_what, keys) => {
  it("a second time with the same input nothing changes", () => {
    fc.assert(
      fc.property(anyStory(keys), (story) => {
        const contoso = tenant();
        for (const [number, { observed, coverage }] of story.entries()) {
          const first = contoso.read(number, observed, coverage);
          const second = contoso.read(number, observed, coverage);
          expect(second.records).toEqual(first.records);
          expect(second.changed).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it("the order in which it was read does not matter", () => {
    fc.assert(
      fc.property(anyStory(keys), (story) => {
        const [one, other] = [tenant(), tenant()];
        for (const [number, { observed, coverage }] of story.entries()) {
          one.read(number, observed, coverage);
          other.read(number, observed.toReversed(), coverage.toReversed());
        }
        expect(other.records()).toEqual(one.records());
      }),
      RUNS,
    );
  });

  it("no record is lost, no revision rewritten, and every key that was listed leads to one record", () => {
    fc.assert(
      fc.property(anyStory(keys), (story) => {
        const contoso = tenant();
        const listed = new Set<string>();
        for (const [number, { observed, coverage }] of story.entries()) {
          const before = contoso.records();
          const { records } = contoso.read(number, observed, coverage);
          for (const [place, record] of before.entries()) {
            const now = records[place];
            expect(now).toMatchObject({ key: record.key, firstSeenAt: record.firstSeenAt });
            expect(now?.revisions.slice(0, record.revisions.length)).toEqual(record.revisions);
          }
          for (const { key } of observed) listed.add(key);
          const leads = records.flatMap(({ key, aliases }) => [key, ...aliases]);
          expect(new Set(leads).size).toBe(leads.length);
          for (const key of listed) expect(leads).toContain(key);
        }
      }),
      RUNS,
    );
  });

  it("what no source lists in a reading that is not whole stands as it was", () => {
    fc.assert(
      fc.property(anyStory(keys), (story) => {
        const contoso = tenant();
        for (const [number, { observed, coverage }] of story.entries())
          contoso.read(number, observed, coverage);
        const before = contoso.records();
        expect(contoso.read(story.length, [], []).records).toEqual(before);
      }),
      RUNS,
    );
  });
});
