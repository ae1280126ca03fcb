import { expect, test } from "vitest";
import { branch, routedAlert } from "../../../test-support/alert-routes.ts";
import { DEFAULT_ROUTE } from "../../config/plan/plan.ts";
import { explainRoute } from "./explain-route.ts";

const tree = {
  ...DEFAULT_ROUTE,
  routes: [
    branch("critical", { severity: ["critical"] }),
    branch("others", { tenant: ["fabrikam"] }),
    branch(
      "apple",
      { platform: ["iOS"] },
      {
        routes: [branch("terms", { rule: ["apple-terms"] }), branch("late", { labels: { reason: "late" } })],
      },
    ),
    branch("behind", {}),
  ],
};

test("every branch that was asked on the way says what it asks for in vain, and none behind the way does", () => {
  expect(explainRoute(routedAlert({ platform: "iOS" }), tree)).toMatchObject({
    route: { path: ["root", "apple"] },
    passed: [
      { id: "critical", missed: "severity" },
      { id: "others", missed: "tenant" },
      { id: "terms", missed: "rule" },
      { id: "late", missed: "labels" },
    ],
  });
});

test("an alert that the first branch takes passed none", () => {
  expect(explainRoute(routedAlert({ severity: "critical" }), tree)).toMatchObject({
    route: { path: ["root", "critical"] },
    passed: [],
  });
});
