import { describe, expect, it } from "vitest";
import { alert as anAlert } from "../../test-support/alerts.ts";
import { daysAgo, NOW } from "../../test-support/snapshots.ts";
import { type InhibitRule, NO_MATCH } from "../config/plan/alerts.ts";
import type { Alert } from "./alert.ts";
import { hiddenBy } from "./inhibition.ts";

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
  const ended = { value: -1, unit: "days", openedAt: daysAgo(90), lastSeen: NOW } as const;
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
      { ...ended, value: 1 },
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
    const certificate = alert("apple-push-certificate:c", { ...ended, value: -10 });
    expect(hidden([certificate, alert("stale-devices:d", { openedAt: daysAgo(9) }, "iOS")])).not.toEqual({});
    expect(hidden([certificate, alert("stale-devices:d", { openedAt: daysAgo(11) }, "iOS")])).toEqual({});
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

  it("is found quickly among very many", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => [
      alert(`protection-off:d${index}`),
      alert(`definitions-old:d${index}`),
    ]).flat();
    const at = performance.now();
    expect(hiddenBy(many, []).size).toBe(20_000);
    expect(performance.now() - at).toBeLessThan(5_000);
  });
});
