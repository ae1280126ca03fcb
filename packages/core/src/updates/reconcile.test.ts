import { describe, expect, it } from "vitest";
import {
  day,
  incomplete,
  refused,
  sourcesOf,
  tenant,
  triageOf,
  whole,
} from "../../test-support/update-days.ts";
import { UNTOUCHED, update } from "../../test-support/updates.ts";
import { reconcile, type ReconcileInput } from "./reconcile.ts";
import type { Triage, UpdateRecord } from "./update-record.ts";
import type { Update } from "./update.ts";

const changesOf = (record: UpdateRecord | undefined): readonly unknown[] =>
  (record?.revisions ?? []).flatMap(({ changes }) => changes.map(({ field, from, to }) => [field, from, to]));

const note = (number: number, patch: Partial<Update> = {}): Update =>
  update({
    key: `whats-new:${30_000_000 + number}`,
    title: `Notice ${number}`,
    summary: `Text ${number}.`,
    ...patch,
  });

const TEXT =
  "You can now set how long a device waits before it locks, for each group of devices of your own.";

describe("an update that is listed", () => {
  it("is new once, and then the same with the time at which it was seen last", () => {
    const contoso = tenant();
    const first = contoso.read(0, [note(1)]);
    expect(first.changed).toEqual(first.records);
    expect(first.records).toMatchObject([
      {
        tenant: "contoso",
        key: note(1).key,
        sources: ["feed:news"],
        firstSeenAt: day(0),
        lastSeenAt: day(0),
      },
    ]);
    expect(contoso.read(1, [note(1)]).records).toMatchObject([
      { firstSeenAt: day(0), lastSeenAt: day(1), revisions: [] },
    ]);
  });

  it("keeps its key and says what changed through edits of title, week and category", () => {
    const contoso = tenant();
    contoso.read(0, [note(1, { category: "Apps", publishedAt: new Date("2026-11-02") })]);
    const edited = note(1, {
      title: "Renamed",
      category: "Device security",
      publishedAt: new Date("2026-11-09"),
    });
    const [record, ...others] = contoso.read(1, [edited]).records;
    expect(others).toEqual([]);
    expect(record).toMatchObject({ firstSeenAt: day(0), update: { title: "Renamed" } });
    expect(changesOf(record)).toEqual([
      ["title", "Notice 1", "Renamed"],
      ["category", "Apps", "Device security"],
      ["publishedAt", "2026-11-02T00:00:00.000Z", "2026-11-09T00:00:00.000Z"],
    ]);
  });

  it("gets a revision each time its deadline moves, oldest first", () => {
    const contoso = tenant();
    const post = (actBy: string): Update =>
      note(1, { key: "message-center:MC1183015", source: "service-messages", actBy: new Date(actBy) });
    contoso.read(0, [post("2026-01-15")]);
    contoso.read(1, [post("2026-03-31")]);
    contoso.read(2, [post("2026-03-31T12:00:00Z")]);
    const [record] = contoso.read(3, [post("2026-06-30")]).records;
    expect(record?.revisions.map(({ at }) => at)).toEqual([day(1), day(3)]);
    expect(changesOf(record)).toEqual([
      ["actBy", "2026-01-15T00:00:00.000Z", "2026-03-31T00:00:00.000Z"],
      ["actBy", "2026-03-31T12:00:00.000Z", "2026-06-30T00:00:00.000Z"],
    ]);
  });

  it("is not changed by a reading that is older than what is known", () => {
    const contoso = tenant();
    contoso.read(2, [note(1, { title: "Newer" })]);
    const late = contoso.read(1, [note(1, { title: "Older" })]);
    expect(late.changed).toEqual([]);
    expect(late.records[0]?.update.title).toBe("Newer");
  });

  it("stands once though its source lists it twice, as it was edited last", () => {
    const twice = [
      note(1, { title: "Newer", updatedAt: day(2) }),
      note(1, { title: "Older", updatedAt: day(1) }),
    ];
    for (const observed of [twice, twice.toReversed()]) {
      const { records } = tenant().read(3, observed);
      expect(records.map((record) => record.update.title)).toEqual(["Newer"]);
    }
  });
});

describe("an update that is listed no longer", () => {
  const five = [1, 2, 3, 4, 5].map((number) => note(number));

  it("stays known, with the time since when it is missing", () => {
    const contoso = tenant();
    contoso.read(0, five);
    const { records, changed } = contoso.read(1, five.slice(1));
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({
      missingSince: day(1),
      lastSeenAt: day(0),
      update: { title: "Notice 1" },
    });
    expect(changed).toHaveLength(5);
    expect(contoso.read(400, five.slice(1)).records[0]?.missingSince).toEqual(day(1));
  });

  it("and returns is not new and not changed", () => {
    const contoso = tenant();
    contoso.read(0, five);
    contoso.read(1, five.slice(1));
    const { records } = contoso.read(9, five);
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({
      firstSeenAt: day(0),
      lastSeenAt: day(9),
      missingSince: null,
      revisions: [],
    });
  });

  it("stands as it is while its source cannot be read, or only in part, or is not asked", () => {
    for (const coverage of [[refused("feed:news")], [incomplete], []]) {
      const contoso = tenant();
      const { records } = contoso.read(0, five);
      const blind = contoso.read(1, [], coverage);
      expect(blind.records).toEqual(records);
      expect(blind.changed).toEqual([]);
    }
  });

  it("is only doubted when most of its source's items are gone at once, and until they have been for two days", () => {
    const contoso = tenant();
    contoso.read(0, five);
    const missing = (): readonly (Date | null)[] => contoso.records().map(({ missingSince }) => missingSince);
    const doubted = (): readonly (Date | null)[] => contoso.records().map(({ doubtedSince }) => doubtedSince);
    contoso.read(1, five.slice(3));
    expect(missing()).toEqual([null, null, null, null, null]);
    expect(doubted()).toEqual([day(1), day(1), day(1), null, null]);
    contoso.read(1.1, five.slice(3));
    contoso.read(2, five.slice(2));
    expect(missing()).toEqual([null, null, null, null, null]);
    expect(doubted()).toEqual([day(1), day(1), null, null, null]);
    contoso.read(3, five.slice(2));
    expect(missing()).toEqual([day(3), day(3), null, null, null]);
    contoso.read(4, five);
    expect(missing()).toEqual([null, null, null, null, null]);
    expect(doubted()).toEqual([null, null, null, null, null]);
  });

  it("is no retirement when a feed of 78 has none for a day and then 20", () => {
    const contoso = tenant();
    const all = Array.from({ length: 78 }, (_, index) => note(index));
    contoso.read(0, all);
    contoso.read(1, [], [incomplete]);
    contoso.read(2, [], whole("feed:news"));
    const { records } = contoso.read(2.5, all.slice(0, 20));
    expect(records).toHaveLength(78);
    expect(records.filter(({ missingSince }) => missingSince !== null)).toEqual([]);
    expect(records.flatMap(({ revisions }) => revisions)).toEqual([]);
  });
});

describe("an update that several sources list", () => {
  const planned = note(1, { source: "feed:plans", stage: "inDevelopment", title: "Planned", language: "en" });
  const here = note(1, { title: "Here", publishedAt: day(2) });
  const archived = note(1, { source: "feed:archive", title: "Here", publishedAt: day(2) });

  it("moves on from in development to released, and is the same", () => {
    const contoso = tenant();
    contoso.read(0, [planned]);
    const [record, ...more] = contoso.read(2, [planned, here]).records;
    expect(more).toEqual([]);
    expect(record).toMatchObject({ firstSeenAt: day(0), sources: ["feed:news", "feed:plans"], update: here });
    expect(changesOf(record)).toEqual([
      ["title", "Planned", "Here"],
      ["stage", "inDevelopment", "released"],
    ]);
    const others = [note(2, { source: "feed:plans" }), note(3, { source: "feed:plans" })];
    contoso.read(3, [planned, here, ...others]);
    expect(contoso.read(4, [here, ...others]).records[0]?.sources).toEqual(["feed:news"]);
  });

  it("is not back in development while the page of what is released cannot be read", () => {
    const contoso = tenant();
    contoso.read(0, [planned, here]);
    const [record] = contoso.read(1, [planned], [refused("feed:news"), ...whole("feed:plans")]).records;
    expect(record).toMatchObject({ update: { stage: "released" }, revisions: [], lastSeenAt: day(1) });
    expect(changesOf(contoso.read(2, [planned]).records[0])).toEqual([]);
    expect(changesOf(contoso.read(5, [planned]).records[0])).toEqual([]);
  });

  it("is the same in the archive, where it stands under its month", () => {
    const contoso = tenant();
    contoso.read(0, [here, note(2), note(3)]);
    const { records } = contoso.read(1, [archived, note(2), note(3)], whole("feed:news", "feed:archive"));
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({ sources: ["feed:archive"], missingSince: null, revisions: [] });
  });

  it("is missing only when none of them lists it, and unknown while one cannot be read", () => {
    const contoso = tenant();
    const more = [
      note(2),
      note(3),
      { ...note(2), source: "feed:archive" },
      { ...note(3), source: "feed:archive" },
    ];
    contoso.read(0, [here, archived, ...more]);
    contoso.read(1, [archived, ...more]);
    expect(contoso.records()[0]?.missingSince).toBeNull();
    contoso.read(2, more, [refused("feed:archive"), ...whole("feed:news")]);
    expect(contoso.records()[0]?.missingSince).toBeNull();
    contoso.read(3, more);
    expect(contoso.records()[0]?.missingSince).toEqual(day(3));
  });
});

describe("an update in two languages", () => {
  const english = note(1, { title: "Lock devices", summary: "It locks.", language: "en" });
  const swedish = note(1, {
    title: "Lås enheter",
    summary: "Den låser.",
    language: "sv",
    source: "feed:nyheter",
  });

  it.each([
    ["en", english, swedish],
    ["sv", swedish, english],
  ] as const)(
    "is one, in %s where the organisation reads that, with the other as its translation",
    (language, first, second) => {
      for (const observed of [
        [english, swedish],
        [swedish, english],
      ]) {
        const { records } = tenant(language).read(0, observed);
        const { source, title, summary, url } = second;
        expect(records).toHaveLength(1);
        expect(records[0]).toMatchObject({
          update: first,
          translations: [{ language: second.language, source, title, summary, url }],
        });
      }
    },
  );

  it("has not changed when its translation appears, or is no longer listed", () => {
    const contoso = tenant("sv");
    contoso.read(0, [english]);
    expect(contoso.read(1, [english, swedish]).records[0]?.update.title).toBe("Lås enheter");
    expect(contoso.read(2, [english], whole("feed:news", "feed:nyheter")).records[0]?.update.title).toBe(
      "Lås enheter",
    );
    const [record] = contoso.read(5, [english], whole("feed:news", "feed:nyheter")).records;
    expect(record).toMatchObject({ revisions: [] });
  });

  it("is compared with what it said before in the same language", () => {
    const contoso = tenant("sv");
    contoso.read(0, [english, swedish]);
    contoso.read(1, [english, { ...swedish, title: "Lås telefoner" }]);
    expect(changesOf(contoso.records()[0])).toEqual([["title", "Lås enheter", "Lås telefoner"]]);
  });

  it("is compared with its translation when that is all that is left of it", () => {
    const contoso = tenant("sv");
    const others = [2, 3, 4].map((number) => note(number, { source: "feed:nyheter" }));
    contoso.read(0, [english, swedish, ...others]);
    const [record] = contoso.read(1, [{ ...english, title: "Lock phones" }, ...others]).records;
    expect(changesOf(record)).toEqual([["title", "Lock devices", "Lock phones"]]);
    expect(record?.translations).toEqual([]);
  });

  it("is translated only by what tells of the same stage", () => {
    const planned = { ...swedish, stage: "inDevelopment" } as const;
    expect(tenant().read(0, [english, planned]).records[0]?.translations).toEqual([]);
  });

  it("keeps the translation of a page that cannot be read now", () => {
    const contoso = tenant();
    contoso.read(0, [english, swedish]);
    const [record] = contoso.read(1, [english], [refused("feed:nyheter"), ...whole("feed:news")]).records;
    expect(record?.translations.map(({ title }) => title)).toEqual(["Lås enheter"]);
  });
});

describe("an update with several numbers", () => {
  it("is found by each of them, whichever stands first", () => {
    const contoso = tenant();
    contoso.read(0, [note(1, { aliases: [note(2).key] })]);
    const [record, ...others] = contoso.read(1, [note(2, { title: "Notice 1", summary: "Text 1." })]).records;
    expect(others).toEqual([]);
    expect(record).toMatchObject({ key: note(1).key, aliases: [note(2).key], revisions: [] });
  });

  it("is one on two pages that put another of them first", () => {
    const observed = [
      note(1, { aliases: [note(2).key] }),
      note(2, { aliases: [note(1).key], source: "feed:plans", stage: "inDevelopment" }),
    ];
    for (const order of [observed, observed.toReversed()]) {
      expect(tenant().read(0, order).records).toHaveLength(1);
    }
  });

  it("stays apart from one on the same page that has one of them for its own", () => {
    const contoso = tenant();
    contoso.read(0, [note(1, { aliases: [note(2).key] })]);
    const { records } = contoso.read(1, [note(1, { aliases: [note(2).key] }), note(2)]);
    expect(records.map(({ key, aliases }) => [key, aliases])).toEqual([
      [note(1).key, []],
      [note(2).key, []],
    ]);
  });
});

describe("a key that two updates could have", () => {
  it("leads to the one that was found under it", () => {
    const observed = [
      note(1, { aliases: [note(4).key] }),
      note(2, { source: "feed:plans" }),
      note(4, { aliases: [note(2).key] }),
    ];
    const contoso = tenant();
    for (const number of [0, 1]) {
      const { records } = contoso.read(number, observed);
      expect(records.map(({ key, aliases }) => [key, aliases])).toEqual([
        [note(1).key, []],
        [note(2).key, [note(4).key]],
      ]);
    }
  });
});

describe("notices that share a number", () => {
  const shared = note(1).key;
  const oldest = note(1, { title: "Oldest", summary: "About certificates on old phones." });
  const newer = note(1, { title: "Newer", summary: "The store has another look from now on." });
  const newest = note(1, { title: "Newest", summary: "Reports can be filtered by group." });
  const titles = (records: readonly UpdateRecord[]): readonly (readonly string[])[] =>
    records.map(({ key, update: { title } }) => [key, title]);

  it("are told apart by what they say when the oldest leaves the page and the numbers shift", () => {
    const contoso = tenant();
    contoso.read(0, [{ ...newer, key: `${shared}~2` }, oldest]);
    const { records } = contoso.read(1, [{ ...newest, key: `${shared}~2` }, newer]);
    expect(titles(records)).toEqual([
      [shared, "Oldest"],
      [`${shared}~2`, "Newer"],
      [`${shared}~3`, "Newest"],
    ]);
    expect(records.flatMap(({ revisions }) => revisions)).toEqual([]);
    expect(titles(contoso.read(2, [{ ...newest, key: `${shared}~2` }, newer]).records)).toEqual(
      titles(records),
    );
  });

  it("are told apart by their titles when one was rewritten as well", () => {
    const contoso = tenant();
    contoso.read(0, [{ ...newer, key: `${shared}~2` }, oldest]);
    const { records } = contoso.read(1, [{ ...newer, summary: "Wholly other words stand here." }]);
    expect(titles(records)).toEqual([
      [shared, "Oldest"],
      [`${shared}~2`, "Newer"],
    ]);
    expect(records[1]?.lastSeenAt).toEqual(day(1));
  });

  it("keep their number when nothing else tells them apart", () => {
    const contoso = tenant();
    contoso.read(0, [{ ...newer, key: `${shared}~2` }, oldest]);
    const changed = { title: "Rewritten", summary: "Wholly other words stand here." };
    const { records } = contoso.read(1, [
      { ...newer, key: `${shared}~2` },
      { ...oldest, ...changed },
    ]);
    expect(titles(records)).toEqual([
      [shared, "Rewritten"],
      [`${shared}~2`, "Newer"],
    ]);
  });
});

describe("items of a feed", () => {
  const item = (key: string, patch: Partial<Update> = {}): Update =>
    update({ key: `feed:${key}`, title: "Windows 11 update", summary: TEXT, publishedAt: day(0), ...patch });

  it("are the same when every id moves to another host, whatever was edited on the way", () => {
    const contoso = tenant();
    const at = (host: string, words: string): readonly Update[] =>
      [1, 2, 3].map((number) =>
        item(`https://${host}/release-health#${number}`, {
          title: `${words} ${number}`,
          summary: `${words} number ${number}`,
          publishedAt: null,
        }),
      );
    contoso.read(0, at("old.example", "Message"));
    const { records } = contoso.read(1, at("new.example", "Announcement"));
    expect(records.map(({ key, aliases, update: { title } }) => [key, aliases, title])).toEqual(
      [1, 2, 3].map((number) => [
        `feed:https://old.example/release-health#${number}`,
        [`feed:https://new.example/release-health#${number}`],
        `Announcement ${number}`,
      ]),
    );
    expect(contoso.read(2, at("new.example", "Announcement")).records).toHaveLength(3);
  });

  it("are the same when the feed gives them ids of another kind", () => {
    const contoso = tenant();
    contoso.read(0, [
      item("12", { url: "https://news.example/a" }),
      item("13", { title: "Other", summary: "Else." }),
    ]);
    const moved = [
      item("urn:a", { url: "https://news.example/a" }),
      item("urn:b", { title: "Other", summary: "Else." }),
    ];
    expect(contoso.read(1, moved).records.map(({ key }) => key)).toEqual(["feed:12", "feed:13"]);
  });

  it("are others when both are listed, or only the title is the same", () => {
    const contoso = tenant();
    contoso.read(0, [item("1")]);
    expect(contoso.read(1, [item("1"), item("2")]).records).toHaveLength(2);
    const other = item("3", { summary: "Something wholly different happens to another product this time." });
    expect(contoso.read(2, [item("1"), other]).records).toHaveLength(3);
  });

  it("are others when they come half a year later, or from another feed", () => {
    const contoso = tenant();
    contoso.read(0, [item("1")]);
    expect(contoso.read(1, [item("2", { publishedAt: day(181) })]).records).toHaveLength(2);
    expect(contoso.read(1, [item("3", { source: "feed:other" })]).records).toHaveLength(3);
    const undated = tenant();
    undated.read(0, [item("1", { publishedAt: null })]);
    expect(undated.read(91, [item("2", { publishedAt: null })]).records).toHaveLength(2);
  });
});

describe("a notice without a number", () => {
  const named = (slug: string, week: string, patch: Partial<Update> = {}): Update =>
    update({
      key: `whats-new:${slug}@${week}`,
      title: "Lock devices",
      summary: TEXT,
      publishedAt: day(0),
      ...patch,
    });
  const first = named("lock-devices", "2026-W43");

  it.each([
    ["is moved to another week", named("lock-devices", "2026-W44", { publishedAt: day(7) })],
    ["is moved to the archive", named("lock-devices", "2026-10", { source: "feed:archive" })],
    ["gets another title", named("lock-all-devices", "2026-W43", { title: "Lock all devices" })],
    ["gets a number", note(1, { title: "Lock devices", summary: TEXT, publishedAt: day(0) })],
  ])("is the same when it %s", (_what, moved) => {
    const contoso = tenant();
    contoso.read(0, [first]);
    const { records } = contoso.read(1, [moved]);
    expect(records.map(({ key, aliases }) => [key, aliases])).toEqual([[first.key, [moved.key]]]);
  });

  it("is another when the one before is still listed: titles return from month to month", () => {
    const contoso = tenant();
    contoso.read(0, [first]);
    const { records } = contoso.read(1, [first, named("lock-devices", "2026-W44")]);
    expect(records.map(({ replaces }) => replaces)).toEqual([null, null]);
  });
});

describe("a post that is issued anew under another number", () => {
  const post = (id: number, patch: Partial<Update> = {}): Update =>
    update({
      key: `message-center:MC${id}`,
      source: "service-messages",
      title: "Plan for Change: the lock screen moves",
      summary: TEXT,
      publishedAt: day(id),
      ...patch,
    });
  const done: Triage = { ...UNTOUCHED, state: "done", owner: "asa" };

  it("is linked to the one before, whether that is still listed or not", () => {
    for (const observed of [[post(2)], [post(1), post(2)]]) {
      const contoso = tenant();
      contoso.read(1, [post(1)]);
      const [old, again] = contoso.read(2, observed).records;
      expect([old?.replaces, again?.replaces]).toEqual([null, post(1).key]);
      expect(contoso.read(3, observed).records[1]).toMatchObject({ replaces: post(1).key, revisions: [] });
    }
  });

  it("is linked through the mark of an edit, a reminder, case and white space in its title", () => {
    const { records } = tenant().read(9, [
      post(1, { title: "(Updated) Plan for Change:  The Lock screen moves" }),
      post(2, { title: "Reminder: plan for change – the lock screen moves" }),
      post(3),
    ]);
    expect(records.map(({ replaces }) => replaces)).toEqual([null, post(1).key, post(2).key]);
  });

  it("is another when it says something else, or the one before is long gone", () => {
    const other = post(2, { summary: "Something wholly different happens to another product this time." });
    expect(
      tenant()
        .read(9, [post(1), other])
        .records.map(({ replaces }) => replaces),
    ).toEqual([null, null]);
    const contoso = tenant();
    contoso.read(0, [post(0)]);
    expect(contoso.read(120, [post(120)]).records[1]?.replaces).toBeNull();
  });

  it("says what has changed since, and goes on where the one before stood", () => {
    const asa = (triage: Triage, patch: Partial<Update>): UpdateRecord | undefined => {
      const first = tenant()
        .read(1, [post(1)])
        .records.map((record) => ({ ...record, triage }));
      const observed = [post(1), post(2, patch)];
      return reconcile({
        tenant: "contoso",
        known: first,
        observed,
        coverage: sourcesOf(observed),
        now: day(2),
        language: "en",
        triageOf,
      }).records[1];
    };
    const planned: Triage = { ...UNTOUCHED, state: "planned", owner: "asa" };
    const later = { actBy: day(200) };
    expect(asa(planned, later)).toMatchObject({ triage: planned });
    expect(changesOf(asa(planned, later))).toEqual([["actBy", null, day(200).toISOString()]]);
    expect(asa(done, {})).toMatchObject({ triage: done, revisions: [] });
    expect(asa(done, later)).toMatchObject({ triage: UNTOUCHED });
  });

  it("takes over where the first of several stood, though they all came at once", () => {
    const planned: Triage = { ...UNTOUCHED, state: "planned", owner: "asa" };
    const known = tenant()
      .read(1, [post(1)])
      .records.map((record) => ({ ...record, triage: planned }));
    const observed = [post(1), post(2), post(3)];
    const coverage = sourcesOf(observed);
    const input = { tenant: "contoso", known, observed, coverage, now: day(9), triageOf };
    const { records } = reconcile({ ...input, language: "en" });
    expect(records.map(({ replaces, triage }) => [replaces, triage.state])).toEqual([
      [null, "planned"],
      [post(1).key, "planned"],
      [post(2).key, "planned"],
    ]);
  });

  it("is never an incident or an item of a feed: those repeat their titles", () => {
    const same = { title: "Users can't enroll devices", summary: TEXT };
    for (const family of ["service-health:IT", "feed:item-", "os-release:"]) {
      const observed = [1, 2].map((id) => update({ ...same, key: `${family}${id}`, publishedAt: day(id) }));
      expect(
        tenant()
          .read(9, observed)
          .records.map(({ replaces }) => replaces),
      ).toEqual([null, null]);
    }
  });

  it("is linked on a page only when the number before is gone", () => {
    const notice = (id: number): Update =>
      note(id, { title: "Lock devices", summary: TEXT, publishedAt: day(0) });
    const contoso = tenant();
    contoso.read(0, [notice(1), note(8), note(9)]);
    expect(contoso.read(1, [notice(1), notice(2), note(8), note(9)]).records.at(-1)?.replaces).toBeNull();
    const fabrikam = tenant();
    fabrikam.read(0, [notice(1), note(8), note(9)]);
    expect(fabrikam.read(1, [notice(2), note(8), note(9)]).records.at(-1)?.replaces).toBe(notice(1).key);
  });
});

describe("triage", () => {
  it("begins with the update and is revised while that is listed, never after", () => {
    const asked: string[] = [];
    const input = (
      known: readonly UpdateRecord[],
      observed: readonly Update[],
      number: number,
    ): ReconcileInput => ({
      tenant: "contoso",
      known,
      observed,
      coverage: whole("feed:news"),
      now: day(number),
      language: "en",
      triageOf: ({ key }, triage) => {
        asked.push(`${key} ${triage?.state ?? "none"}`);
        return triage === null ? UNTOUCHED : { ...triage, state: "notRelevant" };
      },
    });
    const two = [note(1), note(2)];
    const first = reconcile(input([], two, 0)).records;
    expect(first.map(({ triage }) => triage.state)).toEqual(["notRelevant", "notRelevant"]);
    const second = reconcile(input(first, [note(2)], 1)).records;
    asked.length = 0;
    reconcile(input(second, [note(2)], 2));
    expect(asked).toEqual([`${note(2).key} notRelevant`]);
  });
});
