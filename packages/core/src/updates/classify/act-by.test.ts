import { describe, expect, it } from "vitest";
import { actByIn, type ActByTold } from "./act-by.ts";

const PUBLISHED = new Date("2025-11-19T23:21:07Z");

function actBy(told: Partial<ActByTold>): string | null {
  const date = actByIn({ title: "A title", summary: "", publishedAt: PUBLISHED, isOffer: false, ...told });
  return date?.toISOString().slice(0, 10) ?? null;
}

describe("the date to act by", () => {
  it.each([
    ["Update the connector by March 31, 2026.", "2026-03-31"],
    ["Do it no later than the end of March 2026.", "2026-03-31"],
    ["You must act before 14 October 2026, or it stops.", "2026-10-14"],
    ["Starting in late April 2026, users see a warning.", "2026-04-30"],
    ["Starting on or shortly after December 2, 2025, new addresses are used.", "2025-12-02"],
    ["After 30 June 2026 the old one is gone.", "2026-06-30"],
    ["Support for Ubuntu 22.04 LTS ends in August 2026.", "2026-08-31"],
    ["On September 22, 2026, Apple will release new terms.", "2026-09-22"],
    ["Expected with Intune's December (2512) service release, the page is renamed.", "2025-12-31"],
    ["The feature is supported until Q2 2026.", "2026-06-30"],
    ["It reaches end of servicing on October 14.", "2026-10-14"],
    ["Uppdatera senast den 31 mars 2026.", "2026-03-31"],
    ["Från och med den 1 juni 2026 krävs en ny version.", "2026-06-01"],
    ["Stödet upphör i oktober 2026.", "2026-10-31"],
    ["Konsolen avvecklas den 1 september 2026.", "2026-09-01"],
    ["Efter den 30 juni 2026 fungerar den inte.", "2026-06-30"],
    ["Starting with the January 2026 security update, it is on by default.", "2026-01-31"],
  ])("is read from %j: %s", (summary, expected) => expect(actBy({ summary })).toBe(expected));

  it.each([
    "Updated March 25, 2026: We have updated the timeline.",
    "This update was released on December 9, 2025.",
    "Reports created before November 2026 use the old connector.",
    "We will begin rolling out in mid-June 2026 and expect to complete by late July 2026.",
    "General Availability (Worldwide): Beginning by mid-September 2026.",
    "It includes all fixes of the January 2026 Windows security update.",
    "It moved (previously by March 2026).",
    "It has been deprecated since June 2024.",
    "The conference on May 23, 2026 is for developers.",
    "Uppdaterad den 3 mars 2026.",
    "Do it by the end of the year.",
    "Do it by June 31, 2026.",
    "Later this year it ends.",
    "Valid until January 1, 2099.",
  ])("is none in %j", (summary) => expect(actBy({ summary })).toBeNull());

  it("is not a date before the notice was published", () => {
    expect(actBy({ summary: "Support ends on October 14, 2025." })).toBeNull();
    expect(actBy({ summary: "Support ends on October 14, 2025.", publishedAt: null })).toBe("2025-10-14");
    expect(actBy({ summary: "Starting today, November 19, 2025, support ends." })).toBe("2025-11-19");
  });

  it("is the title's before the text's, and a deadline before the day on which it begins", () => {
    const summary = "Starting January 1, 2026, warnings are shown. Act by March 1, 2026.";
    expect(actBy({ title: "It will be retired in June 2026", summary })).toBe("2026-06-30");
    expect(actBy({ summary })).toBe("2026-03-01");
  });

  it("is the first of several alike", () => {
    expect(actBy({ summary: "Act by May 2, 2026 in the cloud, by May 1, 2026 elsewhere." })).toBe(
      "2026-05-01",
    );
  });

  it("is only a stated deadline where a notice tells of something that is offered", () => {
    expect(actBy({ summary: "Starting April 2026 you can use it.", isOffer: true })).toBeNull();
    expect(actBy({ summary: "Sign up before April 3, 2026.", isOffer: true })).toBe("2026-04-03");
  });
});
