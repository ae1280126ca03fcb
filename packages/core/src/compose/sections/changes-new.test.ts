import { describe, expect, it } from "vitest";
import { digestOf, newsOf, textsOf } from "../../../test-support/digest.ts";
import { tableOf } from "../../../test-support/reports.ts";
import { daysAgo } from "../../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../../test-support/updates.ts";
import type { ServiceIssue } from "../../collect/rows/service.ts";
import type { UpdateRecord } from "../../updates/update-record.ts";
import type { Update } from "../../updates/update.ts";

/** An update published three days ago and found at once. */
function news(title: string, patch: Partial<Update> = {}, of: Partial<UpdateRecord> = {}): UpdateRecord {
  const at = daysAgo(3);
  return record({
    update: update({ key: `message-center:${title}`, title, publishedAt: at, ...patch }),
    firstSeenAt: at,
    ...of,
  });
}

const ISSUE: ServiceIssue = {
  id: "",
  title: "",
  service: "Microsoft Intune",
  feature: "",
  classification: "incident",
  status: "investigating",
  impact: "",
  startAt: null,
  firstPostAt: null,
  endAt: null,
  updatedAt: null,
  resolved: false,
  latestPost: "",
};

const oldIos = { platform: "ios", version: "17", range: "upTo" } as const;

describe("what is new", () => {
  it("stands once each under the platform that it is about, those of several and of none last", () => {
    const records = [
      news("none"),
      news("windows", { platforms: ["windows"] }),
      news("apple", { platforms: ["ios", "ipados"] }),
      news("both", { platforms: ["windows", "android"] }),
      news("windows and what we do not have", { platforms: ["windows", "macos"] }),
    ];
    const groups = newsOf(digestOf(records), "changes-new");
    expect(Object.entries(groups).map(([title, items]) => [title, items.map((item) => item.title)])).toEqual([
      ["Windows", ["windows", "windows and what we do not have"]],
      ["iOS/iPadOS", ["apple"]],
      ["Several platforms", ["both"]],
      ["All platforms", ["none"]],
    ]);
  });

  it("says how many of our devices and users it touches, whose it is and until when it must be assessed", () => {
    const triage = { ...UNTOUCHED, owner: "asa", due: daysAgo(-2) };
    const ended = news(
      "iOS 17 leaves support",
      { platforms: ["ios"], versions: [oldIos], kind: "endOfSupport", actBy: daysAgo(-20) },
      { triage },
    );
    const [item] = newsOf(digestOf([ended]), "changes-new")["iOS/iPadOS"] ?? [];
    expect(item).toMatchObject({
      status: { tone: "attention", label: "Act by 12 Dec 2026, 20 days left" },
      facts: ["End of support", "2 of your devices", "1 user", "Owner: Åsa Lind", "Assess by 24 Nov 2026"],
      source: "Source: Feed news, 19 Nov 2026",
    });
    const late = { ...ended, triage: { ...triage, due: daysAgo(1) } };
    const [overdue] = newsOf(digestOf([late]), "changes-new")["iOS/iPadOS"] ?? [];
    expect(overdue?.facts.at(-1)).toBe("Should have been assessed by 21 Nov 2026");
  });

  it("is, for administrators, everything with an effect here; the rest is counted with its reason", () => {
    const records = [
      news("ours", { platforms: ["windows"] }),
      news("no Mac here", { platforms: ["macos"] }),
      news("no Linux here", { platforms: ["linux"] }),
      news("no iOS 15 here", {
        platforms: ["ios"],
        versions: [{ platform: "ios", version: "15", range: "exact" }],
      }),
      news("set aside", {}, { triage: { ...UNTOUCHED, state: "notRelevant", reason: "not in use" } }),
    ];
    const document = digestOf(records);
    expect(Object.keys(newsOf(document, "changes-new"))).toEqual(["Windows"]);
    expect(textsOf(document, "changes-new")).toEqual([
      "1 new change in the last 7 days.",
      "4 more touch nothing of yours: 2 for platforms that you do not have, 1 for versions that you do not run and 1 set aside as not relevant.",
    ]);
    expect(tableOf(document, "changes-new").rows).toHaveLength(1);
  });

  it("is, for the help desk, what users will see and ask about", () => {
    const records = [
      news("seen", { audiences: ["admin", "user"] }),
      news("asked", { audiences: ["helpdesk"] }),
      news("admin", { audiences: ["admin"] }),
    ];
    const items = Object.values(newsOf(digestOf(records, { kind: "helpdesk" }), "changes-new")).flat();
    expect(items.map(({ title, facts }) => [title, facts.at(-1)])).toEqual([
      ["seen", "Users will see it"],
      ["asked", "Users may ask about it"],
    ]);
    expect(JSON.stringify(items)).not.toContain("Owner");
  });

  it("is, for users, only what touches what they use, in plain words, and nothing that may come one day", () => {
    const user = { audiences: ["user"] } as const;
    const records = [
      news("phone", { ...user, platforms: ["ios", "ipados"], kind: "osRelease" }),
      news("computer", { ...user, platforms: ["windows"], kind: "changed" }),
      news("not here", { ...user, platforms: ["macos"] }),
      news("one day", { ...user, platforms: ["windows"], stage: "inDevelopment" }),
      news("admin", { platforms: ["windows"] }),
    ];
    const groups = newsOf(digestOf(records, { kind: "users" }), "changes-new");
    expect(
      Object.entries(groups).map(([title, items]) => [title, ...items.map((item) => item.title)]),
    ).toEqual([
      ["Windows computers", "computer"],
      ["iPhone", "phone"],
    ]);
    expect(groups["iPhone"]?.[0]?.facts).toEqual([
      "Your device may offer you a new version. Install it when it does.",
      "For iPhone",
    ]);
    const phones = newsOf(digestOf(records, { kind: "users", platforms: ["ios"] }), "changes-new");
    expect(Object.keys(phones)).toEqual(["iPhone"]);
  });

  it("tells users and newcomers no counts, owners or states, in no table either", () => {
    const triage = { ...UNTOUCHED, owner: "asa" };
    const records = [
      news("x", { audiences: ["user"], platforms: ["windows"], actBy: daysAgo(-9) }, { triage }),
    ];
    for (const kind of ["users", "newcomers"] as const) {
      const text = JSON.stringify(digestOf(records, { kind }).sections);
      expect(text).toContain('"title":"x"');
      expect(text).not.toMatch(/of your devices|Åsa|Not assessed|"owner"|"devices"/);
    }
  });

  it("is, for stakeholders, how many there are and the three that matter most", () => {
    const records = Array.from({ length: 5 }, (_, index) =>
      news(`n${index}`, { platforms: ["windows"], actBy: daysAgo(-10 * (index + 1)) }),
    );
    const document = digestOf(records.toReversed(), { kind: "stakeholders" });
    expect(textsOf(document, "changes-new")).toEqual(["5 new changes in the last 7 days."]);
    const groups = newsOf(document, "changes-new");
    expect(Object.keys(groups)).toEqual(["What matters most"]);
    expect(groups["What matters most"]?.map(({ title }) => title)).toEqual(["n0", "n1", "n2"]);
    expect(tableOf(document, "deadlines").rows.map((row) => row[2])).toMatchObject([
      { text: "n0" },
      { text: "n1" },
      { text: "n2" },
    ]);
    expect(textsOf(document, "deadlines")).toEqual(["5 deadlines lie ahead, 3 within 30 days."]);
  });

  it("is no incident that is over", () => {
    const incident = (id: string): UpdateRecord =>
      news(id, { key: `service-health:${id}`, kind: "incident", source: "service-issues" });
    const issue = (id: string, resolved: boolean) => ({ ...ISSUE, id, resolved });
    const document = digestOf(
      [incident("IT1"), incident("IT2"), { ...incident("IT3"), missingSince: daysAgo(1) }],
      { issues: [issue("IT1", true), issue("IT2", false)] },
    );
    expect(newsOf(document, "changes-new")["All platforms"]?.map(({ title }) => title)).toEqual(["IT2"]);
  });

  it("goes on from the report before, and says which that was", () => {
    const records = [
      news("told", {}, { firstSeenAt: daysAgo(3) }),
      news("late", {}, { firstSeenAt: daysAgo(1) }),
    ];
    const document = digestOf(records, { readAt: daysAgo(2) });
    expect(newsOf(document, "changes-new")["All platforms"]?.map(({ title }) => title)).toEqual(["late"]);
    expect(textsOf(document, "changes-new")).toEqual([
      "1 new change since the last report, of 20 Nov 2026, 07:00.",
    ]);
    expect(textsOf(digestOf(records, { readAt: daysAgo(2), locale: "sv" }), "changes-new")).toEqual([
      "1 ny ändring sedan förra rapporten, 2026-11-20 07:00.",
    ]);
  });

  it("quotes the source in its own language, in the reader's where a source has it in that", () => {
    const translations = [
      {
        language: "sv",
        source: "feed:svenska",
        title: "Företagsportal kräver iOS 18",
        summary: "Äldre enheter får inga nya appar.",
        url: "https://learn.microsoft.com/sv-se/intune",
      },
    ] as const;
    const english = { summary: "Older devices get no new apps.", language: "en" } as const;
    const of = [news("Company Portal needs iOS 18", english, { translations }), news("Alone", english)];
    const items = newsOf(digestOf(of, { locale: "sv" }), "changes-new")["Alla plattformar"];
    expect(items).toMatchObject([
      { title: "Alone", quote: "Older devices get no new apps.", language: "en" },
      {
        title: "Företagsportal kräver iOS 18",
        quote: "Äldre enheter får inga nya appar.",
        language: "sv",
        url: "https://learn.microsoft.com/sv-se/intune",
        source: "Källa: Flödet svenska, 2026-11-19",
      },
    ]);
    expect(tableOf(digestOf(of, { locale: "sv" }), "changes-new").rows.map(([title]) => title)).toEqual([
      { text: "Alone", url: null, language: "en" },
      { text: "Företagsportal kräver iOS 18", url: "https://learn.microsoft.com/sv-se/intune" },
    ]);
  });

  it("quotes whole sentences, as many as the audience has time for", () => {
    const summary = Array.from({ length: 40 }, (_, index) => `Sentence ${index} says something.`).join(" ");
    const quote = (kind: "administrators" | "users"): string =>
      Object.values(newsOf(digestOf([news("x", { summary, audiences: ["user"] })], { kind }), "changes-new"))
        .flat()
        .map((item) => item.quote)
        .join();
    expect(quote("users")).toMatch(/^Sentence 0 says something\..*says something\.$/);
    expect(quote("users").length).toBeLessThanOrEqual(240);
    expect(quote("administrators").length).toBeGreaterThan(400);
    expect(quote("administrators").length).toBeLessThanOrEqual(600);
  });

  it("shows a dozen of a platform to read, and says how many more the workbook has", () => {
    const records = Array.from({ length: 15 }, (_, index) => news(`n${index}`));
    const document = digestOf(records);
    expect(newsOf(document, "changes-new")["All platforms"]).toHaveLength(12);
    expect(textsOf(document, "changes-new")).toContain("and 3 more in the workbook");
    expect(tableOf(document, "changes-new").rows).toHaveLength(15);
  });
});
