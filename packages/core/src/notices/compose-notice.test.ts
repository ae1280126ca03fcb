import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noticePlan } from "../../test-support/notices.ts";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import { NOTICE_KINDS, type NoticeKind, type Plan } from "../config/plan/plan.ts";
import { LOCALE_IDS } from "../locales/index.ts";
import { composeNotice } from "./compose-notice.ts";
import { fillTemplate } from "./fill-template.ts";
import { facts, type MatterFacts, type ToldDevice } from "./matter.ts";
import { NOTICE_PLACEHOLDERS } from "./placeholders.ts";

const DEVICE: ToldDevice = {
  id: "d1",
  name: "NORR-001",
  platform: "ios",
  osVersion: "17.5.1",
  endsAt: daysAgo(-3),
  reason: "encryption",
  lastSeenAt: null,
};

const FACTS: MatterFacts = facts({
  titles: [
    { language: "en", title: "(Updated) Plan for Change: iOS 18", url: "https://learn.microsoft.com/en" },
    { language: "sv", title: "Planerad ändring: iOS 18", url: "https://learn.microsoft.com/sv" },
  ],
  platforms: ["ios", "windows"],
  versions: [{ platform: "ios", version: "17", range: "upTo" }],
  dateAt: daysAgo(-30),
  sinceAt: daysAgo(1),
  endedAt: NOW,
});

const words = (plan: Plan) => ({ plan, timeZone: "Europe/Stockholm", now: NOW });

const compose = (kind: NoticeKind, language: "en" | "sv" = "en", plan: Plan = noticePlan()) =>
  composeNotice({ kind, facts: FACTS }, { name: "Anna", language, devices: [DEVICE] }, words(plan));

describe("a notice to one person", () => {
  it.each(NOTICE_KINDS.flatMap((kind) => LOCALE_IDS.map((language) => [kind, language] as const)))(
    "says what, why, what to do and where to get help, and leaves no place empty: %s in %s",
    (kind, language) => {
      const letter = compose(kind, language);
      expect(letter.locale).toBe(language);
      const texts = [letter.subject, letter.title, letter.why, ...letter.paragraphs, ...letter.steps];
      for (const text of [
        ...texts,
        letter.lead?.text ?? "x",
        ...letter.facts.flatMap(({ label, value }) => [label, value]),
      ]) {
        expect(text.trim()).not.toBe("");
        expect(text).not.toMatch(/[{}]/);
      }
      expect(letter.steps.length).toBeGreaterThan(0);
      expect(letter.help.length).toBeGreaterThan(0);
    },
  );

  it("quotes Microsoft in the reader's language where it can, without its own marks of an edit", () => {
    expect(compose("change").paragraphs.join(" ")).toContain("“Plan for Change: iOS 18”");
    expect(compose("change", "sv").paragraphs.join(" ")).toContain("”Planerad ändring: iOS 18”");
  });

  it("speaks of the reader's own platforms, not of all that it touches", () => {
    expect(compose("change").subject).toBe("A change that you will notice on iPhone");
  });

  it("names device, reason, day and remedy of a grace period", () => {
    const { subject, paragraphs, steps, lead } = compose("grace-period");
    expect(subject).toBe("NORR-001: something must be put right before 25 Nov 2026");
    expect(paragraphs).toContain("The storage of NORR-001 is not encrypted.");
    expect(steps[0]).toMatch(/^Turn on encryption/);
    expect(lead?.text).toContain("25 Nov 2026");
  });

  it("names the day of each silent device, where they fell silent on different ones", () => {
    const silent = [
      { ...DEVICE, endsAt: null, lastSeenAt: daysAgo(90) },
      { ...DEVICE, id: "d2", name: "NORR-002", endsAt: null, lastSeenAt: daysAgo(40) },
    ];
    const {
      lead,
      paragraphs,
      facts: told,
    } = composeNotice(
      { kind: "stale-device", facts: FACTS },
      { name: "Anna", language: "en", devices: silent },
      words(noticePlan()),
    );
    const text = [lead?.text ?? "", ...paragraphs, ...told.map(({ value }) => value)].join(" ");
    expect(text).toContain("24 Aug 2026");
    expect(text).toContain("13 Oct 2026");
  });

  it("says that the reason is not known where it is not", () => {
    const devices = [{ ...DEVICE, reason: null }];
    const letter = composeNotice(
      { kind: "grace-period", facts: FACTS },
      { name: "Anna", language: "en", devices },
      words(noticePlan()),
    );
    expect(letter.paragraphs.join(" ")).toContain("We cannot see from here which requirement");
  });

  it("sends users to no page of an admin center", () => {
    const titles = [
      { language: "en", title: "x", url: "https://admin.microsoft.com/Adminportal/Home#/MessageCenter" },
    ] as const;
    const letter = composeNotice(
      { kind: "change", facts: { ...FACTS, titles } },
      { name: "Anna", language: "en", devices: [DEVICE] },
      words(noticePlan()),
    );
    expect(letter.links).toEqual([]);
  });

  it("brings newcomers the strategy, and the guides for their platforms alone", () => {
    const newcomers = {
      ...noticePlan().newcomers,
      on: true,
      strategy: { en: "We trust you.\n\nKeep it safe.", sv: "Vi litar på dig." },
      guides: (["ios", "windows", null] as const).map((platform) => ({
        platform,
        title: { en: `Guide ${platform ?? "all"}`, sv: "x" },
        url: `https://intranet.example/${platform ?? "all"}`,
      })),
    };
    const letter = composeNotice(
      { kind: "welcome", facts: facts({}) },
      { name: "Anna", language: "en", devices: [DEVICE] },
      words(noticePlan({}, { newcomers })),
    );
    expect(letter.paragraphs).toEqual(expect.arrayContaining(["We trust you.", "Keep it safe."]));
    expect(letter.links.map(({ text }) => text)).toEqual(["Guide ios", "Guide all"]);
  });
});

describe("a text of the plan's own", () => {
  it.each(NOTICE_KINDS)("may say every place that is allowed for its kind: %s", (kind) => {
    const body = NOTICE_PLACEHOLDERS[kind].allowed.map((name) => `{${name}}`).join(" and ");
    const text = { en: body, sv: body };
    const plan = noticePlan({ templates: [{ kind, subject: text, body: text }] });
    const { subject, paragraphs } = compose(kind, "en", plan);
    expect(`${subject} ${paragraphs.join(" ")}`).not.toMatch(/[{}]/);
  });

  it("stands in place of the product's, in paragraphs, with places filled once", () => {
    const body = { en: "Hello {name}!\n\nLook at {device},\nplease. {unknown}", sv: "x" };
    const plan = noticePlan({
      templates: [{ kind: "stale-device", subject: { en: "{device}", sv: "x" }, body }],
    });
    const letter = composeNotice(
      { kind: "stale-device", facts: FACTS },
      { name: "{device}{{x}}", language: "en", devices: [DEVICE] },
      words(plan),
    );
    expect(letter.subject).toBe("NORR-001");
    expect(letter.paragraphs).toEqual(["Hello {device}{{x}}!", "Look at NORR-001, please. {unknown}"]);
    expect(letter.steps).toEqual([]);
  });

  it("never takes a value for a place, and keeps no control and no direction mark of one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (value, rest) => {
        const filled = fillTemplate("<{a}|{b}>", { a: value, b: "B" });
        expect(filled.endsWith("|B>")).toBe(true);
        expect(filled).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
        expect(fillTemplate(rest, {})).toBe(rest);
      }),
    );
  });
});

describe("the subject of a notice", () => {
  it("is one short clean line, whatever the device is called", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.constantFrom(...NOTICE_KINDS),
        (name, kind) => {
          const devices = [{ ...DEVICE, name }];
          const letter = composeNotice(
            { kind, facts: FACTS },
            { name, language: "en", devices },
            words(noticePlan()),
          );
          expect(letter.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
          expect(Array.from(letter.subject).length).toBeLessThanOrEqual(150);
        },
      ),
    );
  });
});
