import { describe, expect, it } from "vitest";
import { digestOf, newsOf, textsOf } from "../../../test-support/digest.ts";
import { daysAgo } from "../../../test-support/snapshots.ts";
import { record, update } from "../../../test-support/updates.ts";
import type { FieldChange, UpdateRecord } from "../../updates/update-record.ts";

/** An update that readers have heard of long ago, with edits so many days ago. */
function edited(
  edits: readonly (readonly [days: number, changes: readonly FieldChange[]])[],
  patch: Partial<UpdateRecord> = {},
): UpdateRecord {
  const of = update({ key: "message-center:MC1", title: "Portal", publishedAt: daysAgo(40), language: "en" });
  const revisions = edits.map(([days, changes]) => ({ at: daysAgo(days), changes }));
  return record({ update: of, firstSeenAt: daysAgo(40), revisions, ...patch });
}

const moved = (from: string | null, to: string | null): FieldChange => ({ field: "actBy", from, to });

function factsOf(of: UpdateRecord, locale: "en" | "sv" = "en"): readonly string[] {
  const groups = newsOf(digestOf([of], { readAt: daysAgo(7), locale }), "changes-revised");
  return Object.values(groups).flat()[0]?.facts ?? [];
}

describe("what was edited", () => {
  it("is told in a sentence for each field, in the reader's language", () => {
    const of = edited([
      [1, [moved("2026-12-17T08:00:00.000Z", "2027-01-17T08:00:00.000Z")]],
      [1, [{ field: "summary", from: "Before.", to: "After." }]],
      [1, [{ field: "stage", from: "inDevelopment", to: "released" }]],
    ]);
    expect(factsOf(of).slice(0, 3)).toEqual([
      "Deadline moved from 17 Dec 2026 to 17 Jan 2027",
      "Moved from In development to Released",
      "The text has been edited",
    ]);
    expect(factsOf(of, "sv").slice(0, 3)).toEqual([
      "Tidsgränsen flyttad från 2026-12-17 till 2027-01-17",
      "Gått från Under utveckling till Släppt",
      "Texten har ändrats",
    ]);
  });

  it("quotes the sentences that came, in the language of the source", () => {
    const of = edited([[1, [{ field: "summary", from: "Soon.", to: "On the first of March." }]]]);
    const [item] = Object.values(
      newsOf(digestOf([of], { readAt: daysAgo(7), locale: "sv" }), "changes-revised"),
    ).flat();
    expect(item).toMatchObject({ quote: "On the first of March.", language: "en" });
    expect(item?.facts[0]).toBe("Texten har ändrats");
  });

  it("is one change from first to last however often it moved, and none when it moved back", () => {
    const [a, b, c] = ["2026-12-01", "2027-01-01", "2027-02-01"] as const;
    expect(
      factsOf(
        edited([
          [3, [moved(a, b)]],
          [1, [moved(b, c)]],
        ]),
      )[0],
    ).toBe("Deadline moved from 1 Dec 2026 to 1 Feb 2027");
    expect(
      factsOf(
        edited([
          [3, [moved(a, b)]],
          [1, [moved(b, a)]],
        ]),
      ),
    ).toEqual([]);
  });

  it("is what happened since the report before alone", () => {
    const of = edited([[9, [moved(null, "2027-01-01")]]]);
    const document = digestOf([of], { readAt: daysAgo(7) });
    expect(textsOf(document, "changes-revised")).toEqual([
      "Nothing that was announced before has been edited.",
    ]);
  });

  it("is nothing of an update that the readers have not heard of: that is new", () => {
    const of = edited([[1, [moved(null, "2027-01-01")]]], { firstSeenAt: daysAgo(2) });
    const fresh = { ...of, update: { ...of.update, publishedAt: daysAgo(2) } };
    const document = digestOf([fresh], { readAt: daysAgo(7) });
    expect(newsOf(document, "changes-revised")).toEqual({});
    expect(Object.keys(newsOf(document, "changes-new"))).toEqual(["All platforms"]);
  });

  it("is what differs in a notice that was issued anew, which is no news and stands once", () => {
    const old = edited([], { missingSince: daysAgo(2) });
    const anew = record({
      update: { ...old.update, key: "message-center:MC2", publishedAt: daysAgo(2), actBy: daysAgo(-30) },
      firstSeenAt: daysAgo(2),
      replaces: old.key,
      revisions: [{ at: daysAgo(2), changes: [moved("2026-12-17", "2026-12-22")] }],
    });
    const document = digestOf([old, anew], { readAt: daysAgo(7) });
    expect(newsOf(document, "changes-new")).toEqual({});
    expect(newsOf(document, "changes-revised")["All platforms"]).toHaveLength(1);
  });
});
