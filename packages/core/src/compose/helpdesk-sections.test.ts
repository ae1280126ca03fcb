import { describe, expect, it } from "vitest";
import { article, knowledgeOf } from "../../test-support/articles.ts";
import { audience, person, role } from "../../test-support/plans.ts";
import { blocksOf, compose as composeAll, type ComposeOptions, tableOf } from "../../test-support/reports.ts";
import { daysAgo, device, plan as planOf, snapshot, without } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import type { Lists } from "../collect/lists.ts";
import type { AppFailure } from "../collect/rows/app.ts";
import type { ServiceIssue } from "../collect/rows/service.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { Update } from "../updates/update.ts";
import type { Document, NewsBlock, NewsItem } from "./document.ts";

const helpdesk = audience("helpdesk", "helpdesk", ["emil", "daniel"]);
const plan = planOf({
  people: [person("emil", { name: "Emil Åberg" }), person("daniel", { name: "Daniel Okafor" })],
  roles: [role("first-line", ["emil", "daniel"], { name: { en: "First line", sv: "Första linjen" } })],
  audiences: [helpdesk],
  knowledgeBase: { folder: "/kb", staleAfterDays: 180 },
});
const compose = (of: Snapshot, options: ComposeOptions = {}): Document =>
  composeAll(of, { audience: helpdesk, plan, ...options });
const withLists = (lists: Partial<Lists>): Snapshot => snapshot({ lists: { ...snapshot().lists, ...lists } });

const feed = { source: "feed:news", status: "complete", count: 0 } as const;
const announced = (title: string, patch: Partial<Update>): Update =>
  update({ key: title, title, audiences: ["user"], publishedAt: daysAgo(30), ...patch });

function newsOf(document: Document, section: "helpdesk-week" | "open-incidents"): readonly NewsBlock[] {
  return blocksOf(document, section).filter((block) => block.kind === "news");
}
const itemsOf = (document: Document): readonly NewsItem[] =>
  newsOf(document, "helpdesk-week").flatMap(({ items }) => items);
const textOf = (document: Document, section: Parameters<typeof blocksOf>[1]): string =>
  JSON.stringify(blocksOf(document, section));

describe("what comes this week", () => {
  const devices = [device(), device({ id: "2", os: "iOS" }), device({ id: "3", os: "macOS", model: "Mac" })];
  const of = (updates: readonly Update[]): Snapshot => {
    const whole = withLists({ devices, updates });
    return { ...whole, coverage: [...whole.coverage, feed] };
  };

  it("is what users meet within seven days, with the date, under its platform, the nearest first", () => {
    const document = compose(
      of([
        announced("in seven days", { actBy: daysAgo(-7), platforms: ["windows"] }),
        announced("in eight days", { actBy: daysAgo(-8), platforms: ["windows"] }),
        announced("today", { actBy: daysAgo(-0.1), platforms: ["windows"] }),
        announced("passed", { actBy: daysAgo(2), platforms: ["windows"] }),
        announced("comes out in three days", { publishedAt: daysAgo(-3), platforms: ["ios"] }),
        announced("for administrators", { actBy: daysAgo(-2), audiences: ["admin"] }),
        announced("iOS 26.2", { kind: "osRelease", publishedAt: daysAgo(6), platforms: ["ios"] }),
        announced("iOS 26.1", { kind: "osRelease", publishedAt: daysAgo(8), platforms: ["ios"] }),
        announced("for a platform that nobody has", { actBy: daysAgo(-2), platforms: ["android"] }),
      ]),
    );
    expect(
      newsOf(document, "helpdesk-week").map(({ title, items }) => [
        title,
        ...items.map((item) => item.title),
      ]),
    ).toEqual([
      ["Windows", "today", "in seven days"],
      ["iOS/iPadOS", "iOS 26.2", "comes out in three days"],
    ]);
    expect(itemsOf(document).map(({ status }) => status?.label)).toEqual([
      "22 Nov 2026, in 1 day",
      "29 Nov 2026, in 7 days",
      "Out since 16 Nov 2026",
      "25 Nov 2026, in 3 days",
    ]);
    expect(textOf(document, "helpdesk-week")).toContain("Nothing for macOS.");
    expect(blocksOf(document, "helpdesk-week").at(-1)).toMatchObject({
      kind: "list",
      items: [{ text: "in eight days", detail: "30 Nov 2026, in 8 days" }],
    });
  });

  it("says what users see and what is answered, and who of the help desk has read it", () => {
    const known = update({
      key: "k",
      title: "iOS 27",
      kind: "osRelease",
      audiences: ["user"],
      publishedAt: daysAgo(1),
    });
    const acknowledgements = [
      { person: "emil", at: daysAgo(0) },
      { person: "asa", at: daysAgo(0) },
    ];
    const updateRecords = [record({ update: known, triage: { ...UNTOUCHED, acknowledgements } })];
    const facts = (locale: "en" | "sv"): string =>
      itemsOf(compose(withLists({ updateRecords }), { locale }))[0]?.facts.join(" | ") ?? "";
    expect(facts("en")).toContain("Users see: The device offers a new version");
    expect(facts("en")).toContain("Acknowledged by 1 of 2 in the help desk");
    expect(facts("sv")).toContain("Svar: Låt dem installera den");
  });

  it("begins with the organisation's own maintenance of the week, in its local time, read or not", () => {
    const window = (id: string, start: string, end: string) => ({
      id,
      title: { en: `Work ${id}`, sv: `Arbete ${id}` },
      start,
      end,
      suppresses: null,
    });
    const planned: Plan = {
      ...plan,
      maintenanceWindows: [
        window("d", "2026-11-29T23:00", "2026-11-30T02:00"),
        window("e", "2026-11-30T00:00", "2026-11-30T02:00"),
        window("b", "2026-11-24T18:00", "2026-11-24T20:30"),
        window("c", "2026-11-21T18:00", "2026-11-22T06:00"),
        window("a", "2026-11-21T18:00", "2026-11-22T08:00"),
      ],
    };
    const told = (locale: "en" | "sv", from = of([])) =>
      blocksOf(compose(from, { plan: planned, locale }), "helpdesk-week").slice(0, 2);
    expect(told("en")).toEqual([
      { kind: "paragraph", text: "Maintenance that the organisation has planned for the next seven days:" },
      {
        kind: "list",
        items: [
          { text: "Work a", detail: "21 Nov 2026, 18:00 – 22 Nov 2026, 08:00" },
          { text: "Work b", detail: "24 Nov 2026, 18:00 – 20:30" },
          { text: "Work d", detail: "29 Nov 2026, 23:00 – 30 Nov 2026, 02:00" },
        ],
      },
    ]);
    expect(told("sv")).toMatchObject([
      { text: "Underhåll som organisationen har planerat de närmaste sju dagarna:" },
      { items: [{ text: "Arbete a" }, { detail: "2026-11-24, 18:00 – 20:30" }, { text: "Arbete d" }] },
    ]);
    const unread = compose(without(of([]), "service-messages", null), { plan: planned });
    expect(textOf(unread, "helpdesk-week")).toContain("Work b");
    expect(textOf(compose(of([])), "helpdesk-week")).not.toContain("Maintenance");
  });

  it("is nothing only where every announcement was read", () => {
    expect(textOf(compose(of([])), "helpdesk-week")).toContain("Nothing that users will notice");
    for (const source of ["service-messages", "feed:news"]) {
      expect(textOf(compose(without(of([]), source, null)), "helpdesk-week")).not.toContain(
        "Nothing that users",
      );
    }
  });
});

describe("what is broken", () => {
  const issue = (id: string, patch: Partial<ServiceIssue> = {}): ServiceIssue => ({
    id,
    title: id,
    service: "Microsoft Intune",
    feature: "",
    classification: "incident",
    status: "serviceDegradation",
    impact: "Users cannot install apps.",
    startAt: daysAgo(5),
    firstPostAt: daysAgo(2),
    endAt: null,
    updatedAt: daysAgo(1),
    resolved: false,
    latestPost: "We look into it.",
    ...patch,
  });

  it("is each open incident with what users notice and the workaround that was told, incidents first", () => {
    const serviceIssues = [
      issue("advisory", { classification: "advisory", latestPost: "There is no workaround." }),
      issue("ended", { resolved: true }),
      issue("incident", { latestPost: "As a workaround, users can install it by hand. We go on." }),
      issue("silent", { firstPostAt: daysAgo(3) }),
    ];
    const [block] = newsOf(compose(withLists({ serviceIssues })), "open-incidents");
    expect(block?.items.map(({ title, facts }) => [title, facts.at(-1)])).toEqual([
      ["incident", "Workaround: As a workaround, users can install it by hand."],
      ["silent", "No workaround told"],
      ["advisory", "The provider says that there is no workaround"],
    ]);
    expect(block?.items[0]?.facts.join()).toContain("Users notice: Users cannot install apps.");
  });

  it("is nothing only where the incidents were read", () => {
    expect(textOf(compose(snapshot()), "open-incidents")).toContain("Nothing is open at the provider.");
    const unread = without(snapshot(), "service-issues", "serviceIssues");
    expect(textOf(compose(unread), "open-incidents")).not.toContain("Nothing is open");
  });
});

const failure = (code: string, appName = "App"): AppFailure => ({
  appId: appName,
  appName,
  deviceName: "NORR-1",
  userPrincipalName: "u",
  platform: "Windows",
  code,
  at: daysAgo(1),
});

describe("the most frequent errors", () => {
  const own = article({
    codes: ["0x87D1041C"],
    platforms: ["windows"],
    owner: "emil",
    url: "https://wiki.example/vpn",
    texts: {
      en: { title: "VPN", meaning: "Old files.", action: "Restart.", language: null },
      sv: { title: "VPN", meaning: "Gamla filer.", action: "Starta om.", language: "sv" },
    },
  });
  const of = withLists({
    appFailures: [failure("0x87D1041C"), failure("0x87D1041C"), failure("0x87D30068"), failure("0x12345678")],
    enrollmentFailures: [
      {
        id: "1",
        at: daysAgo(1),
        os: "iOS",
        osVersion: "",
        category: "authorization",
        reason: "",
        enrollmentType: "",
        userId: "",
      },
    ],
  });

  it("have the own article in front, with its owner and place, and the shipped meaning behind it", () => {
    const { rows } = tableOf(compose(of, { knowledge: knowledgeOf([own]) }), "top-app-errors");
    const [code, platform, count, app, meaning, action, shown] = rows[0] ?? [];
    expect([code, platform, count, app]).toMatchObject([{ text: "0x87D1041C" }, "Windows", 2, "App"]);
    expect(meaning).toMatch(/^Old files\. \(Shipped table: The installation ran/);
    expect(action).toBe("Restart.");
    expect(shown).toEqual({ text: "VPN (Emil Åberg)", url: "https://wiki.example/vpn" });
  });

  it("are in the reader's language, and say when an article is in another", () => {
    const english = { ...own, texts: { ...own.texts, sv: { ...own.texts.en, language: "en" as const } } };
    const row = (one: typeof own): readonly unknown[] =>
      tableOf(compose(of, { locale: "sv", knowledge: knowledgeOf([one]) }), "top-app-errors").rows[0] ?? [];
    expect(row(own)[4]).toMatch(/^Gamla filer\. \(Medföljande tabell: Installationen kördes/);
    expect(row(english)[6]).toMatchObject({ text: "VPN (Emil Åberg), på engelska" });
  });

  it("say plainly what is uncertain and what nobody knows", () => {
    const { rows } = tableOf(compose(of), "top-app-errors");
    const byCode = (code: string): readonly unknown[] =>
      rows.find(([cell]) => JSON.stringify(cell).includes(code)) ?? [];
    expect(byCode("0x87D30068")[4]).toContain("Uncertain");
    expect(byCode("0x12345678").slice(4)).toEqual([
      "–",
      expect.stringContaining("Not in the error table"),
      null,
    ]);
  });

  it("of enrollment stand apart, so that one source can lack without the other", () => {
    expect(tableOf(compose(of), "top-enrollment-errors").rows).toHaveLength(1);
    const unread = compose(without(of, "apps", "appFailures"));
    expect(tableOf(unread, "top-enrollment-errors").rows).toHaveLength(1);
    expect(() => tableOf(unread, "top-app-errors")).toThrow();
  });
});

describe("apps that have begun to fail", () => {
  const apps = [
    {
      id: "App",
      name: "App",
      version: "2",
      platform: "windows",
      installed: 9,
      failed: 4,
      pending: 0,
      notInstalled: 0,
      notApplicable: 0,
    },
  ];
  const of = withLists({ apps, appFailures: [failure("0x87D1041C")] });

  it("stand with what to do first, and with what they were compared with", () => {
    const document = compose(of, { earlierApps: { at: daysAgo(8), apps: [] } });
    expect(tableOf(document, "failing-apps").rows).toEqual([
      ["App 2", { tone: "bad", label: "New" }, 4, 0, "0x87D1041C", expect.stringContaining("Ask if the app")],
    ]);
    expect(textOf(document, "failing-apps")).toContain("Compared with the collection of 14 Nov 2026, 07:00");
  });

  it("say that there was nothing to compare with", () => {
    const document = compose(of);
    expect(tableOf(document, "failing-apps").rows[0]?.[3]).toBeNull();
    expect(textOf(document, "failing-apps")).toContain("There is no earlier collection to compare with.");
  });
});

describe("known errors", () => {
  const met = article({ id: "met", owner: "first-line", reviewed: "2026-01-10" });
  const fresh = article({ id: "fresh", codes: ["1603"], owner: "emil", reviewed: "2026-11-20" });
  const other = article({ id: "other", codes: ["1602"], owner: "emil", reviewed: "2026-09-20" });
  const of = withLists({ appFailures: [failure("0x87D1041C"), failure("0x12345678")] });

  it("are articles about what is met now, and those that were reviewed in the period", () => {
    const { rows } = tableOf(compose(of, { knowledge: knowledgeOf([fresh, other, met]) }), "known-errors");
    expect(rows.map((row) => [row[1], row[2], row[4], row[5]])).toEqual([
      ["0x87D1041C", 1, "First line", { tone: "attention", label: "Review overdue, last 10 Jan 2026" }],
      ["1603", 0, "Emil Åberg", { tone: "good", label: "Reviewed 20 Nov 2026" }],
    ]);
  });

  it("say how much has an answer, and which errors have none", () => {
    const document = compose(of, { knowledge: knowledgeOf([]) });
    expect(textOf(document, "known-errors")).toContain("1 of 2 errors with a code in the last 30 days");
    expect(tableOf(document, "error-gaps").rows).toMatchObject([
      [{ text: "0x12345678" }, "Windows", 1, "App"],
    ]);
  });

  it("are never none met when what is met was not read in full", () => {
    const unread = without(of, "enrollment-failures", "enrollmentFailures");
    const { rows } = tableOf(compose(unread, { knowledge: knowledgeOf([fresh]) }), "known-errors");
    expect(rows[0]?.[2]).toBeNull();
    expect(() => tableOf(compose(unread), "error-gaps")).toThrow();
  });

  it("tell of articles that cannot be read, and of none", () => {
    const broken = compose(of, { knowledge: knowledgeOf([], { isReadable: false, broken: ["vpn"] }) });
    expect(textOf(broken, "known-errors")).toContain("The knowledge base could not be read in full");
    expect(textOf(broken, "known-errors")).toContain("Articles that cannot be read: vpn.");
    expect(textOf(compose(of), "known-errors")).toContain("no articles of its own");
  });
});

describe("whom a case is handed to", () => {
  const support = planOf({
    people: [
      person("emil", {
        name: "Emil Åberg",
        absences: [{ from: "2026-11-20", to: "2026-11-22", deputy: null }],
        deputy: "karin",
      }),
      person("karin", {
        name: "Karin Forsgren",
        workingHours: { days: ["MON", "TUE", "THU"], from: "07:00", to: "15:00" },
      }),
    ],
    roles: [
      role("helpdesk-lead", ["karin"], { name: { en: "Lead", sv: "Ledare" } }),
      role("first-line", ["emil"], { name: { en: "First line", sv: "Första linjen" }, deputies: ["karin"] }),
      role("security", ["karin"]),
    ],
    supportContacts: [
      {
        name: "Desk",
        role: { en: "All", sv: "Allt" },
        address: null,
        phone: null,
        hours: null,
        vendor: false,
      },
      {
        name: "Microsoft",
        role: { en: "Faults", sv: "Fel" },
        address: null,
        phone: "112",
        hours: { en: "Always", sv: "Alltid" },
        vendor: true,
      },
    ],
  });

  it("stands step by step with names, hours and who stands in today, the provider last", () => {
    expect(tableOf(compose(snapshot(), { plan: support }), "escalation").rows).toEqual([
      [
        1,
        "First line",
        "Emil Åberg (away to 22 Nov 2026, Karin Forsgren stands in)",
        "Mon–Fri 08:00–17:00",
        "emil@contoso.example",
        "Karin Forsgren",
      ],
      [2, "Lead", "Karin Forsgren", "Mon–Tue, Thu 07:00–15:00", "karin@contoso.example", ""],
      [3, "Provider", "Microsoft: Faults", "Always", "112", null],
    ]);
    const swedish = tableOf(compose(snapshot(), { plan: support, locale: "sv" }), "escalation");
    expect(swedish.rows[0]?.[3]).toBe("mån–fre 08:00–17:00");
  });

  it("says whose hours are whose when they differ", () => {
    const both = { ...support, roles: [role("first-line", ["emil", "karin"])] };
    const [row] = tableOf(compose(snapshot(), { plan: both }), "escalation").rows;
    expect(row?.[3]).toBe("Emil Åberg: Mon–Fri 08:00–17:00; Karin Forsgren: Mon–Tue, Thu 07:00–15:00");
  });

  it("follows the order of the plan where it has one", () => {
    const own = { ...support, escalation: ["helpdesk-lead", "security"] };
    const { rows } = tableOf(compose(snapshot(), { plan: own }), "escalation");
    expect(rows.map(([, name]) => name)).toEqual(["Lead", "security", "Provider"]);
  });
});

describe("the first sentence of the brief", () => {
  const issue = everyIssue();
  const of = (lists: Partial<Lists>): Snapshot => {
    const whole = withLists(lists);
    return { ...whole, coverage: [...whole.coverage, feed] };
  };

  it("says what comes and what is broken", () => {
    const updates = [announced("soon", { actBy: daysAgo(-2) })];
    const document = compose(of({ updates, serviceIssues: [issue] }));
    expect(document.status).toEqual({
      tone: "bad",
      label: "Something is broken",
      sentence: "1 change comes that users will notice this week and 1 matter is open at the provider.",
    });
    expect(compose(of({ updates }), { locale: "sv" }).status).toMatchObject({
      tone: "attention",
      label: "Ändringar är på väg",
    });
  });

  it("does not call broken what only advisories are about, which may touch administrators alone", () => {
    const advisory = { ...issue, classification: "advisory", impact: "Admins may see old figures." };
    const document = compose(of({ serviceIssues: [advisory] }));
    expect(document.status).toMatchObject({ tone: "attention", label: "Good to know" });
    expect(textOf(document, "open-incidents")).toContain("Effect: Admins may see old figures.");
  });

  it("is quiet only when everything was seen", () => {
    expect(compose(of({})).status).toMatchObject({ tone: "good", label: "A quiet week" });
    for (const source of ["service-messages", "service-issues", "apps", "feed:news"]) {
      const { status } = compose(without(of({}), source, null));
      expect(status, source).toMatchObject({ tone: "unknown", label: "Not everything could be seen" });
    }
    const off = of({});
    const coverage = off.coverage.filter(({ source }) => source !== "apps");
    expect(compose({ ...off, coverage }).status.tone).toBe("unknown");
  });

  it("says that more may be broken when not everything was seen", () => {
    const { status } = compose(without(of({ serviceIssues: [issue] }), "apps", "apps"));
    expect(status.tone).toBe("bad");
    expect(status.sentence).toContain("Not every source could be read");
  });

  it("of other readers is that of the estate", () => {
    expect(compose(of({}), { audience: { ...helpdesk, kind: "administrators" } }).status.label).not.toBe(
      "A quiet week",
    );
  });
});

function everyIssue(): ServiceIssue {
  return {
    id: "IT1",
    title: "Apps do not install",
    service: "Microsoft Intune",
    feature: "",
    classification: "incident",
    status: "serviceDegradation",
    impact: "",
    startAt: daysAgo(1),
    firstPostAt: daysAgo(1),
    endAt: null,
    updatedAt: null,
    resolved: false,
    latestPost: "",
  };
}
