import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { branch, routedAlert } from "../../../test-support/alert-routes.ts";
import { type AlertRoute, DEFAULT_ROUTE } from "../../config/plan/plan.ts";
import { ALERT_SEVERITIES } from "../severity.ts";
import { matches } from "./alert-match.ts";
import { ROUTE_DEFAULTS } from "./resolved-route.ts";
import { routeOf, wayOf } from "./route-of.ts";

const root = (routes: readonly AlertRoute[], patch: Partial<AlertRoute> = {}): AlertRoute => ({
  ...DEFAULT_ROUTE,
  ...patch,
  routes,
});

describe("what an alert must be", () => {
  const alert = routedAlert({ platform: "iOS", labels: { reason: "expired", kind: "token" } });
  test.each([
    ["anything", {}, true],
    ["one of several severities", { severity: ["high", "critical"] }, true],
    ["another severity", { severity: ["low"] }, false],
    ["its rule", { rule: ["vpp-token"] }, true],
    ["another rule", { rule: ["vpp-token-sync"] }, false],
    ["its tenant", { tenant: ["contoso"] }, true],
    ["another tenant", { tenant: ["fabrikam"] }, false],
    ["its platform, in other letters", { platform: ["macos", "ios"] }, true],
    ["another platform", { platform: ["Android"] }, false],
    ["one of its labels", { labels: { reason: "expired" } }, true],
    ["a label with another value", { labels: { reason: "stale" } }, false],
    ["a label that it does not have", { labels: { colour: "red" } }, false],
    ["a label of every object", { labels: { constructor: "x" } }, false],
    ["all of it but one", { severity: ["high"], rule: ["ade-token"] }, false],
  ] as const)("%s", (_, when, expected) => {
    expect(matches(alert, branch("x", when).when)).toBe(expected);
  });

  test("an alert of no platform is on none of those that are named", () => {
    expect(matches(routedAlert(), branch("x", { platform: ["iOS"] }).when)).toBe(false);
  });
});

describe("the branch that takes an alert", () => {
  test("is the first one that fits, at every place of the tree", () => {
    const tree = root([
      branch("low", { severity: ["low"] }),
      branch("apple", { platform: ["iOS"] }, { routes: [branch("tokens", { rule: ["vpp-token"] })] }),
      branch("later", { rule: ["vpp-token"] }),
    ]);
    expect(routeOf(routedAlert({ platform: "iOS" }), tree).path).toEqual(["root", "apple", "tokens"]);
    expect(routeOf(routedAlert({ platform: "iOS", rule: "apple-terms" }), tree).path).toEqual([
      "root",
      "apple",
    ]);
    expect(routeOf(routedAlert(), tree).path).toEqual(["root", "later"]);
    expect(routeOf(routedAlert({ rule: "licences" }), tree).path).toEqual(["root"]);
  });

  test("has what it does not say from the branch around it, and an empty list is said", () => {
    const tree = root(
      [
        branch(
          "inner",
          {},
          { channels: [], repeatHours: 0, routes: [branch("leaf", {}, { urgency: "digest" })] },
        ),
      ],
      { channels: ["ops"], to: [{ kind: "role", role: "noc" }], repeatHours: 12 },
    );
    const route = routeOf(routedAlert({ severity: "critical" }), tree);
    expect(route).toMatchObject({ channels: [], repeatHours: 0, urgency: "digest", hours: "always" });
    expect(route.to).toEqual([{ kind: "role", role: "noc" }]);
  });

  test.each(ALERT_SEVERITIES)("has what %s asks for where nobody says otherwise", (severity) => {
    const { path, to, channels, ...rest } = routeOf(routedAlert({ severity }), DEFAULT_ROUTE);
    expect({ path, to, channels }).toEqual({ path: ["root"], to: [{ kind: "owner" }], channels: [] });
    expect(rest).toEqual(ROUTE_DEFAULTS[severity]);
  });

  test("is exactly one, which fits with all around it, and no branch in front of it fits", () => {
    const when = fc.record({
      severity: fc.option(fc.subarray([...ALERT_SEVERITIES], { minLength: 1 })),
      rule: fc.option(fc.subarray(["a", "b"], { minLength: 1 })),
      tenant: fc.constant(null),
      platform: fc.option(fc.subarray(["iOS", "Windows"], { minLength: 1 })),
      labels: fc.constantFrom({}, { reason: "x" }),
    });
    const treeOf = (depth: number): fc.Arbitrary<AlertRoute> =>
      fc
        .tuple(when, depth === 0 ? fc.constant([]) : fc.array(treeOf(depth - 1), { maxLength: 3 }))
        .map(([asked, routes]) => branch("x", asked, { routes }));
    const alert = fc
      .record({
        severity: fc.constantFrom(...ALERT_SEVERITIES),
        rule: fc.constantFrom("a", "b", "c"),
        platform: fc.constantFrom("iOS", "Windows", null),
        labels: fc.constantFrom({}, { reason: "x" }),
      })
      .map(routedAlert);
    fc.assert(
      fc.property(fc.array(treeOf(2), { maxLength: 4 }), alert, (routes, one) => {
        const way = wayOf(one, root(routes));
        way.slice(1).forEach((taken, index) => {
          expect(matches(one, taken.when)).toBe(true);
          const siblings = way[index]?.routes ?? [];
          const before = siblings.slice(0, siblings.indexOf(taken));
          expect(before.some((earlier) => matches(one, earlier.when))).toBe(false);
        });
        expect(way.at(-1)?.routes.some((inner) => matches(one, inner.when))).toBe(false);
      }),
    );
  });
});
