import type { CalendarEvent, Document } from "@intune-om/core";
import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { attackText } from "../../test-support/attack-text.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { createIcsReporter } from "./ics-reporter.ts";

const reporter = createIcsReporter();

function event(patch: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    id: "contoso/message-center:MC1183015",
    title: "Company Portal needs iOS 18",
    description: "312 of your devices",
    at: new Date("2027-01-17T08:00:00Z"),
    revision: 0,
    url: "https://learn.microsoft.com/intune/",
    ...patch,
  };
}

function documentOf(events: readonly CalendarEvent[], patch: Partial<Document> = {}): Document {
  const table = { kind: "table", id: "t", title: "T", columns: [], rows: [], emptyText: "", events } as const;
  return {
    ...sampleDocument({ locale: "en" }),
    sections: [{ id: "s", title: "S", blocks: [table] }],
    ...patch,
  };
}

async function fileOf(document: Document): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await reporter.render(document, { formats: [] }));
}

/** Read back by another library than the one that wrote it. */
function read(file: string): {
  readonly calendar: ICAL.Component;
  readonly events: readonly ICAL.Component[];
} {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return { calendar, events: calendar.getAllSubcomponents("vevent") };
}

async function eventsOf(...events: readonly CalendarEvent[]): Promise<readonly ICAL.Component[]> {
  return read(await fileOf(documentOf(events))).events;
}

const value = (of: ICAL.Component | undefined, name: string): unknown =>
  of?.getFirstPropertyValue(name)?.toString();

describe("a calendar file", () => {
  it("holds a whole day for each event, published and not an invitation", async () => {
    const { calendar, events } = read(await fileOf(documentOf([event()])));
    expect(value(calendar, "method")).toBe("PUBLISH");
    expect(value(calendar, "version")).toBe("2.0");
    expect(value(events[0], "summary")).toBe("Company Portal needs iOS 18");
    expect(value(events[0], "description")).toBe("312 of your devices");
    expect(value(events[0], "dtstart")).toBe("2027-01-17");
    expect(value(events[0], "dtstamp")).toBe("2026-11-22T06:00:00Z");
    expect(value(events[0], "transp")).toBe("TRANSPARENT");
    expect(value(events[0], "url")).toBe("https://learn.microsoft.com/intune/");
    expect(events[0]?.hasProperty("attendee") || events[0]?.hasProperty("organizer")).toBe(false);
  });

  it("has the days in order, each matter once, and none without a day", async () => {
    const later = event({ id: "b", title: "later", at: new Date("2027-03-01T12:00:00Z") });
    const none = event({ id: "c", at: new Date(Number.NaN) });
    const far = event({ id: "d", at: new Date("+012345-01-01T00:00:00Z") });
    const events = await eventsOf(later, event(), event({ title: "again" }), none, far);
    expect(events.map((one) => value(one, "summary"))).toEqual(["Company Portal needs iOS 18", "later"]);
  });

  it("puts the event on the day of the report's zone, whatever zone the machine is in", async () => {
    const at = new Date("2027-01-16T23:30:00Z");
    const day = async (timeZone: string): Promise<unknown> =>
      value(read(await fileOf(documentOf([event({ at })], { timeZone }))).events[0], "dtstart");
    expect(await day("Europe/Stockholm")).toBe("2027-01-17");
    expect(await day("America/Los_Angeles")).toBe("2027-01-16");
    expect(await day("Pacific/Kiritimati")).toBe("2027-01-17");
  });

  it("names the same matter alike in every report and language, and another one otherwise", async () => {
    const uid = async (id: string, locale: "en" | "sv" = "en"): Promise<unknown> =>
      value(read(await fileOf({ ...documentOf([event({ id })]), locale, title: locale })).events[0], "uid");
    const first = await uid("contoso/whats-new:1");
    expect(first).toMatch(/^[0-9a-f]{40}@intune-om$/);
    expect(await uid("contoso/whats-new:1", "sv")).toBe(first);
    expect(await uid("fabrikam/whats-new:1")).not.toBe(first);
  });

  it("has a sequence that grows as the day is moved", async () => {
    const sequence = async (revision: number): Promise<unknown> =>
      value((await eventsOf(event({ revision })))[0], "sequence");
    expect([await sequence(0), await sequence(2), await sequence(Number.NaN), await sequence(-3)]).toEqual([
      "0",
      "2",
      "0",
      "0",
    ]);
  });

  it("leads to addresses of the web and to mailboxes alone, with their commas and semicolons whole", async () => {
    const url = async (address: string | null): Promise<unknown> =>
      value((await eventsOf(event({ url: address })))[0], "url");
    expect(await url("https://x.example/?a=1,2;b=3")).toBe("https://x.example/?a=1%2C2%3Bb=3");
    for (const bad of [null, "javascript:alert(1)", "file:///etc/passwd", "https://a\r\nX-EVIL:1"]) {
      expect(String(await url(bad))).not.toMatch(/javascript|file|EVIL/);
    }
  });

  it.each([
    ["line ends", "a\r\nEND:VEVENT\r\nBEGIN:VALARM\nb", "a END:VEVENT BEGIN:VALARM b"],
    ["separators", "one, two; three: \\four\\n", "one, two; three: \\four\\n"],
    ["bidi controls", "\u202Eevil\u202C שלום עולם", "evil שלום עולם"],
    ["emoji", "👩‍👩‍👧‍👦 🇸🇪 ❤️", "👩‍👩‍👧‍👦 🇸🇪 ❤️"],
    ["controls and halves of characters", "a\u0000\u0007\uD800b", "a\uFFFDb"],
    ["quotes and carets", '"x" ^ ^n', '"x" ^ ^n'],
  ])("keeps a title with %s whole, in one property", async (_what, title, shown) => {
    const [entry] = await eventsOf(event({ title, description: title }));
    expect(value(entry, "summary")).toBe(shown);
    expect(entry?.getAllSubcomponents()).toEqual([]);
  });

  it("caps a title at 400 characters", async () => {
    const [entry] = await eventsOf(event({ title: "å".repeat(1_000) }));
    expect(value(entry, "summary")).toBe(`${"å".repeat(399)}…`);
  });

  it("adds no line of its own for any text, folds at 75 bytes and never inside a character", async () => {
    await fc.assert(
      fc.asyncProperty(attackText, attackText, async (title, url) => {
        const file = await fileOf(documentOf([event({ title, description: title, url, id: title })]));
        const lines = file.split("\r\n");
        expect(lines.at(-1)).toBe("");
        expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n\u0000]/.test(line))).toBe(true);
        const names = lines.filter((line) => !line.startsWith(" ")).map((line) => line.split(/[:;]/)[0]);
        expect(names.filter((name) => name === "BEGIN" || name === "END")).toHaveLength(4);
        expect(names.filter((name) => !KNOWN.has(name ?? ""))).toEqual([]);
        expect(read(file).events).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  it("is not made when a document has no day to tell of", () => {
    expect(reporter.hasContent?.(documentOf([event()]))).toBe(true);
    expect(reporter.hasContent?.(documentOf([]))).toBe(false);
    expect(reporter.hasContent?.(documentOf([event({ at: new Date(Number.NaN) })]))).toBe(false);
  });
});

const KNOWN = new Set([
  "BEGIN",
  "END",
  "VERSION",
  "PRODID",
  "METHOD",
  "NAME",
  "X-WR-CALNAME",
  "UID",
  "SEQUENCE",
  "DTSTAMP",
  "DTSTART",
  "X-MICROSOFT-CDO-ALLDAYEVENT",
  "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT",
  "X-MICROSOFT-CDO-BUSYSTATUS",
  "SUMMARY",
  "DESCRIPTION",
  "TRANSP",
  "URL",
  "",
]);
