import { describe, expect, it } from "vitest";
import { feedCoverage } from "./feed-coverage.ts";

const MENDED = { code: "xml.bare-ampersand", message: "An & was read as text.", harmless: true };
const LOST = { code: "xml.cut-short", message: "It ends in the middle." };
const OF_AN_ITEM = { code: "item.no-title", message: "An item has no title.", harmless: true };

describe("what is said of a feed", () => {
  it("is that it was read in full, with what was mended beside it", () => {
    expect(feedCoverage("feed:a", 2, [OF_AN_ITEM])).toStrictEqual({
      source: "feed:a",
      status: "complete",
      count: 2,
    });
    expect(feedCoverage("feed:a", 2, [OF_AN_ITEM, MENDED])).toStrictEqual({
      source: "feed:a",
      status: "complete",
      count: 2,
      note: "Mended while it was read: An & was read as text.",
    });
  });

  it("is that something was lost, the first three by name", () => {
    expect(feedCoverage("feed:a", 2, [LOST, MENDED, LOST, LOST, LOST, LOST])).toMatchObject({
      status: "incomplete",
      reason: `${LOST.message} ${LOST.message} ${LOST.message} And 2 more.`,
      cause: { kind: "feedItems" },
    });
    expect(feedCoverage("feed:a", 0, [{ code: "feed.no-items", message: "None." }]).status).toBe(
      "incomplete",
    );
  });

  it.each(["feed.unreadable", "json.unreadable"])("is that it is none with %s", (code) => {
    const said = feedCoverage("feed:a", 0, [MENDED, { code, message: "It is a page." }]);
    expect(said).toMatchObject({ status: "unreadable", reason: "It is a page.", cause: { kind: "feed" } });
  });
});
