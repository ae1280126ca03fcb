import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import { alert as anAlert } from "../../test-support/alerts.ts";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import { type InhibitRule, NO_MATCH } from "../config/plan/alerts.ts";
import type { Alert } from "./alert.ts";
import { hiddenBy } from "./inhibition.ts";
import { DAY_MS } from "./inhibition/began-at.ts";

function alert(key: string, patch: Partial<Alert> = {}, platform: string | null = null): Alert {
  const [rule = "", id = ""] = key.split(":");
  return anAlert({ key, rule, ...patch, entity: { kind: "row", id, name: id, platform } });
}

const hidden = (alerts: readonly Alert[], inhibit: readonly InhibitRule[] = []): object =>
  Object.fromEntries(hiddenBy(alerts, inhibit));

const byRule = (cause: string, symptom: string, equal: InhibitRule["equal"] = []): InhibitRule => ({
  cause: { ...NO_MATCH, rule: [cause] },
  symptoms: { ...NO_MATCH, rule: [symptom] },
  equal,
});

describe("what the product knows of causes", () => {
  const endedAt = (at: Date): Partial<Alert> => ({
    unit: "days",
    value: Math.trunc((at.getTime() - NOW.getTime()) / DAY_MS) + 0,
    evidence: [{ name: "It", detail: "", value: null, at }],
    openedAt: daysAgo(90),
    lastSeen: NOW,
  });
  const ended = endedAt(daysAgo(1));
  const now = { openedAt: NOW };

  it.each([
    ["service-incident:1", {}, "enrollment-failures:x", null],
    ["service-incident:1", {}, "ade-token-sync:x", null],
    ["service-incident:1", {}, "source-unreadable:apps", null],
    ["apple-push-certificate:c", ended, "stale-devices:d", "iOS"],
    ["apple-push-certificate:c", ended, "grace-period:d", "macOS"],
    ["apple-terms:t", {}, "ade-token-sync:t", "iOS"],
    ["ade-token:t", ended, "ade-token-sync:t", "iOS"],
    ["vpp-token:t", ended, "vpp-token-sync:t", "iOS"],
    ["android-binding:b", {}, "app-newly-failing:a", "AndroidEnterprise"],
    ["compliance-falling:t", {}, "compliance-rate:t", null],
    ["app-newly-failing:a", {}, "app-install-failures:a", null],
    ["protection-off:d", {}, "definitions-old:d", "Windows"],
    ["stale-devices:d", {}, "os-minimum:d", "Windows"],
    ["stale-devices:d", {}, "definitions-old:d", "Windows"],
  ] as const)("%s hides %s", (cause, patch, symptom, platform) => {
    expect(hidden([alert(cause, patch), alert(symptom, now, platform)])).toEqual({ [symptom]: cause });
  });

  it.each([
    [
      "a certificate that has not ended",
      "apple-push-certificate:c",
      endedAt(daysAgo(-1)),
      "stale-devices:d",
      "iOS",
    ],
    ["Windows devices", "apple-push-certificate:c", ended, "stale-devices:d", "Windows"],
    ["another token", "ade-token:t", ended, "ade-token-sync:u", "iOS"],
    ["another device", "protection-off:d", {}, "definitions-old:e", "Windows"],
    ["the version of another device", "stale-devices:d", {}, "os-minimum:e", "Windows"],
    ["protection of a silent device", "stale-devices:d", {}, "protection-off:d", "Windows"],
    ["malware", "service-incident:1", {}, "malware-active:d", "Windows"],
    ["what Defender found", "service-incident:1", {}, "defender-alert:d", null],
    ["who changed a policy", "service-incident:1", {}, "policy-changed:p", null],
    ["a token that ends", "service-incident:1", {}, "vpp-token:t", "iOS"],
  ] as const)("nothing is hidden of %s", (_what, cause, patch, symptom, platform) => {
    expect(hidden([alert(cause, patch), alert(symptom, now, platform)])).toEqual({});
  });

  it("what was wrong more than a day before an incident has a cause of its own", () => {
    const incident = alert("service-incident:1", { openedAt: daysAgo(1) });
    expect(hidden([incident, alert("autopilot-failures:a", { openedAt: daysAgo(2) })])).not.toEqual({});
    expect(hidden([incident, alert("autopilot-failures:a", { openedAt: daysAgo(2.01) })])).toEqual({});
  });

  it("a silent device has what was wrong with it before, and shows it when it is heard from again", () => {
    const silent = alert("stale-devices:d", { openedAt: daysAgo(1) });
    const old = alert("os-minimum:d", { openedAt: daysAgo(90), lastSeen: NOW });
    expect(hidden([silent, old])).toEqual({ "os-minimum:d": "stale-devices:d" });
    const heard = { ...silent, state: "resolved", resolvedAt: daysAgo(0.5), resolution: "clear" } as const;
    expect(hidden([heard, old])).toEqual({});
  });

  it("a certificate has symptoms from its end on, however long it was told before", () => {
    const certificate = alert("apple-push-certificate:c", endedAt(daysAgo(10)));
    expect(hidden([certificate, alert("stale-devices:d", { openedAt: daysAgo(9) }, "iOS")])).not.toEqual({});
    expect(hidden([certificate, alert("stale-devices:d", { openedAt: daysAgo(11) }, "iOS")])).toEqual({});
  });

  it("a certificate hides what began after its end in each snapshot of its first days, and nothing before", () => {
    const symptom = (openedAt: Date) => alert("stale-devices:d", { openedAt }, "iOS");
    for (const hours of [0.5, 6, 12, 23, 25, 40]) {
      const certificate = alert("apple-push-certificate:c", endedAt(daysAgo(hours / 24)));
      expect(hidden([certificate, symptom(daysAgo((hours - 0.25) / 24))]), `${hours} hours`).not.toEqual({});
      expect(hidden([certificate, symptom(daysAgo((hours + 0.25) / 24))]), `${hours} hours`).toEqual({});
    }
    const today = alert("apple-push-certificate:c", endedAt(daysAgo(-0.5)));
    expect(hidden([today, symptom(NOW)]), "it still works").toEqual({});
  });
});

describe("an incident that lasts", () => {
  const HOUR_MS = 3_600_000;
  const DAYS = 7;
  const began = daysAgo(DAYS);
  const incident = (patch: Partial<Alert> = {}): Alert =>
    alert("service-incident:1", { openedAt: began, firstSeen: began, ...patch });
  const after = (hours: number): Date => new Date(began.getTime() + hours * HOUR_MS);
  const BOUNDED = [
    "vpp-token-sync",
    "ade-token-sync",
    "certificate-connector",
    "ndes-connector",
    "domain-join-connector",
    "mtd-connector",
    "exchange-connector",
    "source-unreadable",
  ] as const;
  const LASTING = ["enrollment-failures", "stale-devices", "compliance-rate", "policy-errors"] as const;
  const failed = (rule: string, hours: number): Alert =>
    alert(`${rule}:x`, {
      labels: { fault: "failed" },
      unit: "hours",
      value: 1,
      firstSeen: after(hours),
      openedAt: after(hours),
    });
  /** Last heard from so many hours after the incident began, and told when it had been silent for three days. */
  const silent = (rule: string, hours: number): Alert =>
    alert(`${rule}:x`, {
      labels: { fault: "silent" },
      unit: "hours",
      value: DAYS * 24 - hours,
      firstSeen: after(hours + 72),
      openedAt: after(hours + 72),
    });

  it.each(BOUNDED)("hides %s for what fails with it, not for what fails days later", (rule) => {
    for (const hours of [-24, 0, 24, 36])
      expect(hidden([incident(), failed(rule, hours)])).toEqual({ [`${rule}:x`]: "service-incident:1" });
    for (const hours of [-24.1, 36.1, 96]) expect(hidden([incident(), failed(rule, hours)])).toEqual({});
  });

  it("counts for what fell silent from when it was last heard from", () => {
    expect(hidden([incident(), silent("ndes-connector", 1)])).not.toEqual({});
    expect(hidden([incident(), silent("vpp-token-sync", -20)])).not.toEqual({});
    expect(hidden([incident(), silent("vpp-token-sync", 40)])).toEqual({});
    // Silent for days already, and told a few hours after the incident began.
    expect(hidden([incident(), silent("ndes-connector", -70)])).toEqual({});
    const never = { ...silent("mtd-connector", 0), value: null };
    expect(hidden([incident(), { ...never, firstSeen: after(10) }])).not.toEqual({});
    expect(hidden([incident(), { ...never, firstSeen: after(40) }])).toEqual({});
  });

  it.each(LASTING)("hides %s however late it opens: the figure grows while it lasts", (rule) => {
    expect(hidden([incident(), failed(rule, 100)])).toEqual({ [`${rule}:x`]: "service-incident:1" });
  });

  it("leaves a late symptom to an incident that began around it", () => {
    const second = alert("service-incident:2", { openedAt: after(90) });
    expect(hidden([incident({ severity: "critical" }), second, failed("ndes-connector", 96)])).toEqual({
      "ndes-connector:x": "service-incident:2",
    });
  });

  it("hides of a failure what any other would, never more and never for having lasted longer", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BOUNDED),
        fc.integer({ min: -200, max: 400 }),
        fc.boolean(),
        fc.nat({ max: 500 }),
        (rule, hours, fell, lasted) => {
          const symptom = fell ? silent(rule, hours) : failed(rule, hours);
          const later = new Date(NOW.getTime() + lasted * HOUR_MS);
          const value = fell && symptom.value !== null ? symptom.value + lasted : symptom.value;
          const now = hidden([incident(), symptom]);
          expect(now).toEqual(hours >= -24 && hours <= 36 ? { [symptom.key]: "service-incident:1" } : {});
          expect(hidden([incident({ lastSeen: later }), { ...symptom, value, lastSeen: later }])).toEqual(
            now,
          );
        },
      ),
    );
  });

  it.each([
    ["Reporting", "ndes-connector", false],
    ["Reports", "ade-token-sync", false],
    ["Reporting", "source-unreadable", true],
    ["Enrollment", "exchange-connector", false],
    ["Device enrolment", "vpp-token-sync", false],
    ["Windows Autopilot", "domain-join-connector", true],
    ["Enrollment", "ade-token-sync", true],
    ["App management", "certificate-connector", false],
    ["Application deployment", "vpp-token-sync", true],
    ["Device compliance", "mtd-connector", true],
    ["Device compliance", "ade-token-sync", false],
    ["Device Management", "ndes-connector", true],
    ["Administration", "ndes-connector", true],
    ["Something new", "vpp-token-sync", true],
    ["Enrollment and app deployment", "ndes-connector", true],
    ["", "ndes-connector", true],
  ])("of %j hides %s: %s", (feature, rule, hides) => {
    const labels: Alert["labels"] = feature === "" ? {} : { feature };
    const expected = hides ? { [`${rule}:x`]: "service-incident:1" } : {};
    expect(hidden([incident({ labels }), failed(rule, 1)])).toEqual(expected);
  });
});

describe("what the plan says of causes", () => {
  it("asks for what both have in common", () => {
    const rule = byRule("ndes-connector", "policy-errors", ["platform", "label:site"]);
    const connector = alert("ndes-connector:c", { labels: { site: "north" } }, "Windows");
    const errors = (labels: Alert["labels"], platform: string): Alert =>
      alert("policy-errors:p", { labels }, platform);
    expect(hidden([connector, errors({ site: "north" }, "windows")], [rule])).toEqual({
      "policy-errors:p": "ndes-connector:c",
    });
    expect(hidden([connector, errors({ site: "south" }, "Windows")], [rule])).toEqual({});
    expect(hidden([connector, errors({ site: "north" }, "iOS")], [rule])).toEqual({});
    expect(hidden([connector, errors({}, "Windows")], [rule])).toEqual({});
  });

  it("is no reason for an alert to hide itself", () => {
    expect(
      hidden(
        [alert("licences:a"), alert("licences:b", { severity: "high" })],
        [byRule("licences", "licences")],
      ),
    ).toEqual({
      "licences:a": "licences:b",
    });
  });
});

describe("a cause", () => {
  const rules = [byRule("a", "b"), byRule("b", "c"), byRule("c", "a")];

  it("hides what its symptoms would hide, under its own name", () => {
    expect(hidden([alert("a:1"), alert("b:1"), alert("c:1")], rules.slice(0, 2))).toEqual({
      "b:1": "a:1",
      "c:1": "a:1",
    });
  });

  it("is told of several that hide each other in a circle: the worst", () => {
    const circle = [alert("a:1"), alert("b:1"), alert("c:1", { severity: "critical" })];
    expect(hidden(circle, rules)).toEqual({ "a:1": "c:1", "b:1": "c:1" });
    expect(hidden(circle.toReversed(), rules)).toEqual({ "a:1": "c:1", "b:1": "c:1" });
  });

  it("goes on hiding when somebody has taken it", () => {
    const taken = alert("a:1", { state: "acknowledged", acknowledged: { by: "asa", at: NOW, note: null } });
    expect(hidden([taken, alert("b:1")], rules)).toEqual({ "b:1": "a:1" });
  });

  it("hides nothing while nobody knows of it", () => {
    expect(hidden([alert("a:1", { unknownSince: NOW }), alert("b:1")], rules)).toEqual({});
  });

  it("that is resolved hides what has not been seen since", () => {
    const over = alert("a:1", { state: "resolved", resolvedAt: NOW, resolution: "clear" });
    expect(hidden([over, alert("b:1", { lastSeen: NOW })], rules)).toEqual({ "b:1": "a:1" });
    expect(hidden([over, alert("b:1", { lastSeen: daysAgo(-1) })], rules)).toEqual({});
    const incident = { ...over, key: "service-incident:1", rule: "service-incident" };
    expect(hidden([incident, alert("autopilot-failures:a", { lastSeen: NOW })])).not.toEqual({});
    expect(hidden([incident, alert("autopilot-failures:a", { lastSeen: daysAgo(-1) })])).toEqual({});
  });

  it("is found quickly among very many", async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => [
      alert(`protection-off:d${index}`),
      alert(`definitions-old:d${index}`),
    ]).flat();
    const seconds = await processorSeconds(() => expect(hiddenBy(many, []).size).toBe(20_000));
    expect(seconds).toBeLessThan(5);
  });
});
