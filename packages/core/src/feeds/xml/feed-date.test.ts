import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readFeedDate } from "./feed-date.ts";

const INSTANT = "2006-02-09T23:59:45.000Z";

function iso(text: string): string | null {
  return readFeedDate(text)?.toISOString() ?? null;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("dates of feeds", () => {
  it.each([
    "Thu, 09 Feb 2006 23:59:45 +0000",
    "9 Feb 2006 23:59:45 GMT",
    "Thu, 09 Feb 06 23:59:45 UT",
    "tHu, 09 fEb 2006 16:59:45 pDt",
    "Thu, 09 Feb 2006 15:59:45 PST",
    "Thu, 09 Feb 2006 18:59:45 EST",
    "Fri, 10 Feb 2006 00:59:45 CET",
    "Thu, 09 Feb 2006 21:25:45 -0234",
    "Thu, 09 Feb 2006 23:59:45 G",
    "Thu, 09 Feb 2006 23:59:45 XYZ",
    "Thu(oh (nested) no), 9(th) Feb(ruary) 2006 23:59:45 +0000(GMT\\))",
    "\tThu , \t 09  Feb\t2006  23:59:45\t +0000\n",
    "Qui, 09 Fev 2006 20:59:45 -0300",
    "Thursday, 9-Feb-2006 23:59:45 GMT",
    "Thu Feb  9 23:59:45 2006",
    "Thu Feb 9 15:59:45 PST 2006",
    "February 9, 2006 23:59:45",
    "2006-02-09T23:59:45Z",
    "2006-02-09T23:59:45",
    "2006-02-09 23:59:45 UTC",
    "2006-02-10T01:59:45+02:00",
    "20060209T23:59:45.000Z",
    "Thu, 09 Feb 2006 23:59:45 GMT+00:00",
  ])("reads %s", (text) => {
    expect(iso(text)).toBe(INSTANT);
  });

  it("reads dates without a time, a day or seconds", () => {
    expect(
      ["2006-02-09", "2006-02", "2006", "09 Feb 2006", "Thu, 09 Feb 2006 00:00 +0000"].map(iso),
    ).toStrictEqual([
      "2006-02-09T00:00:00.000Z",
      "2006-02-01T00:00:00.000Z",
      "2006-01-01T00:00:00.000Z",
      "2006-02-09T00:00:00.000Z",
      "2006-02-09T00:00:00.000Z",
    ]);
  });

  it("takes years of two digits as RFC 5322 does, and old and far ones as they are", () => {
    const years = ["06", "49", "50", "96", "1806", "2106"].map((year) =>
      iso(`09 Feb ${year} 00:00 GMT`)?.slice(0, 4),
    );
    expect(years).toStrictEqual(["2006", "2049", "1950", "1996", "1806", "2106"]);
  });

  it.each([
    "",
    "soon",
    "31 Feb 2024 10:00 GMT",
    "2023-02-29",
    "2024-13-01",
    "00 Jan 2024",
    "1 Foo 2024",
    "1 Jan 2024 25:00 GMT",
    "1 Jan 2024 10:60 GMT",
    "1 Jan 2024 10:00 +9900",
    "2024-01-01T10:00:00+1x",
    "1 Jan 2024 10:00 no zone at all",
    "1".repeat(100_000),
    " (".repeat(90),
  ])("gives nothing for %s", (text) => {
    expect(readFeedDate(text)).toBeNull();
  });

  it("never asks this machine for its zone", () => {
    const texts = ["Thu Feb 9 23:59:45 2006", "2006-02-09T23:59:45", "9 Feb 2006 23:59:45"];
    for (const zone of ["Asia/Tokyo", "America/Los_Angeles"]) {
      vi.stubEnv("TZ", zone);
      expect(texts.map(iso)).toStrictEqual([INSTANT, INSTANT, INSTANT]);
    }
  });

  it("reads back every instant as mail and as ISO write it", () => {
    const range = { min: new Date("1900-01-01"), max: new Date("2199-01-01"), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(iso(date.toISOString())).toBe(date.toISOString());
        expect(iso(date.toUTCString())?.slice(0, 19)).toBe(date.toISOString().slice(0, 19));
      }),
    );
  });

  it("gives a date or nothing for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(Number.isNaN(readFeedDate(text)?.getTime())).toBe(false);
      }),
    );
  });
});
