import { describe, expect, it } from "vitest";
import { everyFigure, everyList } from "../../test-support/every-list.ts";
import { blocksOf, compose, tables } from "../../test-support/reports.ts";
import { administrators, device, snapshot, stakeholders, without } from "../../test-support/snapshots.ts";
import type { ListName } from "../collect/lists.ts";
import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import { type BuiltInSource, SOURCES } from "../collect/source.ts";
import { catalogues } from "../locales/index.ts";
import { SECTION_IDS } from "./section.ts";
import { sectionComposers } from "./sections/index.ts";

const empty = snapshot({
  lists: { ...snapshot().lists, devices: [device()] },
  metrics: { "apps.installed": 1, "apps.failed": 0 },
});
const whole = {
  ...empty,
  metrics: {
    ...empty.metrics,
    "protection.protected": 1,
    "protection.reporting": 1,
    "protection.signaturesFresh": 1,
    "protection.activeThreatDevices": 0,
  },
};

function inPart(of: Snapshot, source: string): Snapshot {
  const cut: Coverage = { source, status: "incomplete", count: 0, reason: "cut", cause: { kind: "cut" } };
  return { ...of, coverage: of.coverage.map((entry) => (entry.source === source ? cut : entry)) };
}

function switchedOff(of: Snapshot, source: string): Snapshot {
  return { ...of, coverage: of.coverage.filter((entry) => entry.source !== source) };
}

describe("the decisions", () => {
  it("are none, in green, only when everything was seen", () => {
    expect(blocksOf(compose(whole), "state")).toEqual([
      { kind: "callout", tone: "good", title: "Nothing needs a decision now." },
    ]);
  });

  it.each([
    ["a source was refused", without(whole, "malware", "malware")],
    ["a source was read in part", inPart(whole, "malware")],
    ["the devices were refused", without(whole, "devices", "devices")],
    ["the devices are switched off", switchedOff(whole, "devices")],
  ])("are none that is known when %s", (_why, of) => {
    expect(blocksOf(compose(of), "state")).toEqual([
      {
        kind: "callout",
        tone: "unknown",
        title: "Nothing is known to need a decision, but not everything could be seen.",
      },
    ]);
  });
});

/** A source, the list that it brings, and the tables that are written from it; those it shares come under `any`. */
const WRITTEN: Readonly<
  Record<
    BuiltInSource,
    { readonly list?: ListName; readonly tables?: readonly string[]; readonly any?: readonly string[] } | null
  >
> = {
  devices: { list: "devices", tables: ["devices", "inventory"] },
  "device-overview": null,
  "grace-period": { list: "graceDevices", tables: ["grace-devices"] },
  "compliance-policies": { list: "compliancePolicies", tables: ["compliance-policies"] },
  "compliance-states": null,
  "compliance-settings": { list: "settingStates", tables: ["compliance-settings"] },
  "configuration-policies": {
    list: "configurationPolicies",
    tables: ["configuration-profiles", "configuration-states"],
  },
  "software-updates": { tables: ["software-updates"] },
  "feature-updates": { list: "featureUpdatePolicies", tables: ["feature-updates"] },
  "protection-overview": null,
  malware: { list: "malware", tables: ["malware"] },
  "malware-categories": { tables: ["malware-categories"] },
  "unhealthy-devices": { list: "unhealthyDevices", tables: ["unhealthy-devices"] },
  "defender-alerts": { list: "securityAlerts", tables: ["defender-alerts"] },
  "endpoint-analytics": { list: "deviceScores", tables: ["device-scores"] },
  apps: {
    list: "apps",
    tables: ["apps", "app-failures", "top-app-errors", "failing-apps", "error-gaps"],
    any: ["errors"],
  },
  "app-assignments": { list: "appAssignments", tables: ["app-assignments"] },
  "app-licences": { list: "appLicences", tables: ["app-licences"] },
  "enrollment-failures": {
    list: "enrollmentFailures",
    tables: ["enrollment-failures", "top-enrollment-errors", "error-gaps"],
    any: ["errors"],
  },
  "autopilot-devices": { list: "autopilotDevices", tables: ["autopilot", "autopilot-devices"] },
  "autopilot-events": { list: "autopilotEvents", tables: ["autopilot-failures"] },
  "apple-push-certificate": { any: ["expiries"] },
  "vpp-tokens": { any: ["expiries"] },
  "ade-tokens": { any: ["expiries"] },
  "apple-terms": { any: ["connectors"] },
  "android-managed-store": { any: ["connectors"] },
  "mtd-connectors": { any: ["connectors"] },
  "certificate-connectors": { any: ["connectors"] },
  "ndes-connectors": { any: ["connectors"] },
  "domain-join-connectors": { any: ["connectors"] },
  "exchange-connectors": { any: ["connectors"] },
  "management-partners": { list: "managementPartners", tables: ["management-partners"] },
  "service-health": { list: "serviceHealth", tables: ["services"] },
  "service-issues": {
    list: "serviceIssues",
    tables: ["incidents"],
    any: ["changes-new", "changes-revised", "deadlines"],
  },
  "service-messages": { any: ["changes", "changes-new", "changes-revised", "deadlines"] },
  licences: { list: "licences", tables: ["licences"] },
  "app-credentials": { tables: ["app-credentials"], any: ["expiries"] },
  "audit-events": { list: "auditEvents", tables: ["audit-events"] },
  "approval-requests": { list: "approvalRequests", tables: ["approval-requests"] },
  "role-assignments": { list: "roleAssignments", tables: ["role-assignments"] },
  "directory-users": { list: "users", tables: ["unreached-owners"] },
  "directory-groups": { list: "directoryGroups", tables: ["audience-groups"] },
};

const full = snapshot({ lists: everyList, metrics: everyFigure });
const tableIds = (of: Snapshot): readonly string[] => tables(compose(of)).map(({ id }) => id);
/** Tables that have no row, though their sources were all read: what says that there is nothing. */
const emptyTables = (of: Snapshot): readonly string[] =>
  tables(compose(of)).flatMap(({ id, rows }) => (rows.length === 0 ? [id] : []));

describe.each(SOURCES.map((source) => [source, WRITTEN[source]] as const))(
  "what is written from %s",
  (source, written) => {
    const own = written?.tables ?? [];
    const shared = written?.any ?? [];

    it("stands in a section, or nowhere but among the sources", () => {
      const sections = SECTION_IDS.filter((id) =>
        sectionComposers[id].parts.some((part) => part.sources.includes(source)),
      );
      expect(sections.length > 0).toBe(written !== null);
      for (const table of [...own, ...shared]) expect(tableIds(full)).toContain(table);
    });

    it("is left out, and said to be missing, when it was refused or is switched off", () => {
      for (const unseen of [without(full, source, written?.list ?? null), switchedOff(full, source)]) {
        for (const table of own) expect(tableIds(unseen), table).not.toContain(table);
        for (const id of SECTION_IDS) {
          if (!sectionComposers[id].parts.some((part) => part.sources.includes(source))) continue;
          const [first] = blocksOf(compose(unseen), id);
          expect(first, id).toMatchObject({ kind: "callout" });
          expect(JSON.stringify(first), id).toContain(catalogues.en.sources[source]);
        }
      }
    });

    it("never is an empty table when it was not read in full", () => {
      const feed: Coverage = { source: "feed:news", status: "complete", count: 0 };
      const withFeed = { ...whole, coverage: [...whole.coverage, feed] };
      for (const unseen of [without, inPart, switchedOff]) {
        const rowless = emptyTables(unseen(withFeed, source, null));
        for (const table of [...own, ...shared]) expect(rowless, table).not.toContain(table);
      }
    });
  },
);

describe("that nothing new was announced", () => {
  const feed: Coverage = { source: "feed:news", status: "complete", count: 0 };
  const withFeed = { ...whole, coverage: [...whole.coverage, feed] };
  const says = (of: Snapshot): readonly string[] =>
    [administrators, stakeholders, { ...stakeholders, kind: "users" as const }].flatMap((audience) => {
      const text = JSON.stringify(compose(of, { audience }));
      return ["Nothing new has been announced", "been edited.", "No deadline lies"].filter((claim) =>
        text.includes(claim),
      );
    });

  it("is said only when the message center, the incidents and every feed were read in full", () => {
    expect(says(withFeed)).toHaveLength(9);
    for (const source of ["service-messages", "service-issues", "feed:news"]) {
      expect(says(without(withFeed, source, null)), source).toEqual([]);
      expect(says(inPart(withFeed, source)), source).toEqual([]);
    }
    for (const source of ["service-messages", "service-issues"]) {
      expect(says(switchedOff(withFeed, source)), source).toEqual([]);
    }
  });
});

describe("a figure that was not read", () => {
  /** What the sections write of themselves: measures and their cards are tested elsewhere. */
  const sections = SECTION_IDS.filter((id) => id !== "kpis" && id !== "state" && id !== "data-quality");
  const written = (metrics: Snapshot["metrics"]): string =>
    [administrators, stakeholders]
      .map((audience) => compose({ ...full, metrics }, { audience }))
      .map((document) => JSON.stringify(sections.map((id) => blocksOf(document, id))))
      .join();
  /** Those that a measure needs, and the parts of a breakdown, which is left out without its whole. */
  const isWrittenElsewhere = (name: string): boolean =>
    /^(apps\.(installed|failed)|protection)|\.(category|activeCategory|severity|state|operation)\./.test(
      name,
    );

  it.each(Object.keys(everyFigure).filter((name) => !isWrittenElsewhere(name)))(
    "is said to be missing, never 0: %s",
    (name) => {
      const left = Object.fromEntries(Object.entries(everyFigure).filter(([figure]) => figure !== name));
      expect(written(everyFigure)).not.toContain("missing");
      expect(written(left)).toContain("missing");
    },
  );

  it("never makes an empty breakdown say that there is nothing", () => {
    const { "malware.overview.category.trojan": _devices, ...rest } = everyFigure;
    const { "malware.overview.activeCategory.trojan": _active, ...metrics } = rest;
    const blocks = blocksOf(compose({ ...full, metrics }), "protection");
    expect(JSON.stringify(blocks)).toContain("Devices with malware in the last 30 days: 2.");
    expect(tableIds({ ...full, metrics })).not.toContain("malware-categories");
  });
});

describe("a source that is not set up", () => {
  const notSetUp = (...sources: readonly string[]): Snapshot => ({
    ...whole,
    coverage: whole.coverage.map((entry) =>
      sources.includes(entry.source)
        ? { source: entry.source, status: "notConfigured", reason: "There is none." }
        : entry,
    ),
  });

  it.each(["defender-alerts", "endpoint-analytics", "autopilot-devices", "autopilot-events"])(
    "leaves nothing behind where it is %s",
    (source) => {
      const text = (of: Snapshot): number =>
        SECTION_IDS.reduce((sum, id) => sum + blocksOf(compose(of), id).length, 0);
      expect(text(notSetUp(source))).toBeLessThan(text(whole));
      for (const table of WRITTEN[source as BuiltInSource]?.tables ?? []) {
        expect(tableIds(notSetUp(source))).not.toContain(table);
      }
    },
  );

  it("is said in the table where the reader would look for it", () => {
    const of = notSetUp("feature-updates", "app-licences", "exchange-connectors");
    expect(emptyTables(of)).toEqual(
      expect.arrayContaining(["feature-updates", "app-licences", "connectors"]),
    );
  });
});

describe("a part that needs any of its sources", () => {
  it("keeps the rows it has when a source of it was not read", () => {
    const expiry = {
      id: "e",
      kind: "vpp-token",
      name: "Norr",
      expiresAt: null,
      lastSyncAt: null,
      state: "",
    } as const;
    const of = { ...whole, lists: { ...whole.lists, expiries: [expiry] } };
    const document = compose(without(of, "apple-push-certificate", null));
    expect(tables(document).find(({ id }) => id === "expiries")?.rows).toHaveLength(1);
  });
});

describe("what users will call about", () => {
  const says = (of: Snapshot): boolean =>
    JSON.stringify(blocksOf(compose(of), "error-guide")).includes("out of the ordinary");

  it("is nothing only when incidents, apps and announcements were all read", () => {
    expect(says(whole)).toBe(true);
    for (const source of ["service-issues", "apps", "service-messages"]) {
      expect(says(without(whole, source, null)), source).toBe(false);
      expect(says(switchedOff(whole, source)), source).toBe(false);
    }
    const feed: Coverage = { source: "feed:news", status: "unreadable", reason: "404", fix: "" };
    expect(says({ ...whole, coverage: [...whole.coverage, feed] })).toBe(false);
  });
});
