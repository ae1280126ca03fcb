import { describe, expect, it } from "vitest";
import { person, role } from "../../../test-support/plans.ts";
import { blocksOf, compose, tableOf, tables } from "../../../test-support/reports.ts";
import { deviceOf, estate, user } from "../../../test-support/directory.ts";
import { daysAgo, plan, stakeholders, without } from "../../../test-support/snapshots.ts";
import { DEFAULT_NEWCOMERS, type OnboardingStep } from "../../config/plan/plan.ts";
import type { Newcomer } from "../../newcomers/newcomer.ts";
import { NO_LOG } from "../../practice/practice-log.ts";

const snapshot = estate({ devices: [deviceOf("eva", "1")], users: [user("eva", { name: "Eva Ek" })] });
const step: OnboardingStep = {
  id: "console",
  title: { en: "Learn the console", sv: "Lär känna konsolen" },
  roles: ["om-owner"],
  withinDays: 5,
  module: null,
  url: null,
};
const welcoming = plan({
  newcomers: {
    ...DEFAULT_NEWCOMERS,
    on: true,
    strategy: { en: "We manage devices.\n\nYours too.", sv: "Vi hanterar enheter.\n\nDin också." },
    guides: [
      { platform: "ios", title: { en: "Your iPhone", sv: "Din iPhone" }, url: "https://intra.example/ios" },
      { platform: null, title: { en: "Any device", sv: "Alla enheter" }, url: "https://intra.example/all" },
    ],
  },
  people: [person("asa", { name: "Åsa Lind", startedOn: "2026-11-16" }), person("john")],
  roles: [role("om-owner", ["asa"])],
  onboarding: [step],
});

function newcomer(name: string, came: number, welcomed: number | null = null): Newcomer {
  const firstDeviceAt = daysAgo(came);
  const welcomedAt = welcomed === null ? null : daysAgo(welcomed);
  return {
    key: `${name}@contoso.example`,
    firstDeviceAt,
    seenAt: firstDeviceAt,
    platforms: ["ios"],
    welcomedAt,
    notice: null,
  };
}

const log = {
  ...NO_LOG,
  newcomers: { since: daysAgo(50), people: [newcomer("eva", 3), newcomer("ola", 12), newcomer("kim", 5, 4)] },
};

describe("the section on newcomers", () => {
  it("names those who work with them, those whose time is up soonest first", () => {
    const { rows } = tableOf(compose(snapshot, { plan: welcoming, log }), "newcomers");
    expect(rows.map(([name, account, platforms, , , , state]) => [name, account, platforms, state])).toEqual([
      ["", "ola@contoso.example", "iOS", { tone: "bad", label: "Overdue" }],
      ["Eva Ek", "eva@contoso.example", "iOS", { tone: "attention", label: "Still to be welcomed" }],
      ["", "kim@contoso.example", "iOS", { tone: "good", label: "Welcomed in time" }],
    ]);
  });

  it("gives other readers counts alone, and none that tells who it is", () => {
    const document = compose(snapshot, { plan: welcoming, log, audience: stakeholders });
    expect(tableOf(document, "newcomer-counts").rows.map(([, count]) => count)).toEqual([
      "<5",
      "<5",
      "<5",
      "<5",
    ]);
    const text = JSON.stringify(blocksOf(document, "newcomers"));
    expect(text).not.toContain("contoso.example");
    expect(text).not.toContain("Åsa Lind");
    expect(text).toContain("0 of 1 done");
  });

  it("gives users the strategy and the guides for what they have", () => {
    const audience = { ...stakeholders, kind: "newcomers", platforms: ["windows"] } as const;
    expect(
      blocksOf(compose(snapshot, { plan: welcoming, log, audience, locale: "sv" }), "newcomers"),
    ).toEqual([
      { kind: "paragraph", text: "Vi hanterar enheter." },
      { kind: "paragraph", text: "Din också." },
      { kind: "list", items: [{ text: "Alla enheter", url: "https://intra.example/all" }] },
    ]);
  });

  it("says that nobody was counted yet, and that the plan welcomes nobody, instead of an empty table", () => {
    const text = (of: Parameters<typeof compose>[1]): string =>
      JSON.stringify(blocksOf(compose(snapshot, of), "newcomers"));
    expect(text({ plan: welcoming })).toContain("next complete reading");
    expect(text({ log })).toContain("does not ask for a welcome");
  });

  it("keeps those it knows when the devices cannot be read, and never says that nobody is new", () => {
    const unread = without(snapshot, "devices", "devices");
    expect(tableOf(compose(unread, { plan: welcoming, log }), "newcomers").rows).toHaveLength(3);
    const nobody = { ...log, newcomers: { since: daysAgo(50), people: [] } };
    const empty = compose(unread, { plan: welcoming, log: nobody });
    expect(tables(empty).map(({ id }) => id)).not.toContain("newcomers");
    expect(tableOf(compose(snapshot, { plan: welcoming, log: nobody }), "newcomers").emptyText).toContain(
      "Nobody",
    );
  });

  it("lists what new colleagues have done and still have to do", () => {
    const entry = { kind: "onboarded", person: "asa", step: "console", at: daysAgo(2), by: "john" } as const;
    const states = [[], [entry]].map((journal) => {
      const { rows } = tableOf(
        compose(snapshot, { plan: welcoming, log: { ...log, journal } }),
        "onboarding",
      );
      return rows.map(([name, , title, , , state]) => [name, title, state]);
    });
    expect(states).toEqual([
      [["Åsa Lind", "Learn the console", { tone: "bad", label: "Overdue" }]],
      [["Åsa Lind", "Learn the console", { tone: "good", label: "Done" }]],
    ]);
  });
});
