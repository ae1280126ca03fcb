import type { CustomRule } from "@intune-om/core";
import { expect, it } from "vitest";
import { customRuleText } from "./custom-rule-text.ts";

const NO_LIMITS = { above: null, below: null };
const list = { kind: "list", list: "apps", ...NO_LIMITS } as const;
const metric = { kind: "metric", metric: "devices.total", ...NO_LIMITS, changeOver: null } as const;

it.each<[CustomRule["over"], string]>([
  [{ ...metric, above: 9, below: 2 }, "the figure devices.total is above 9 or is below 2"],
  [
    { ...metric, changeOver: { by: -10, unit: "percent", days: 7 } },
    "the figure devices.total falls by more than 10% in 7 days",
  ],
  [{ ...list, per: "each", where: [] }, "each of apps"],
  [
    {
      ...list,
      per: "count",
      above: 3,
      where: [
        { field: "platform", is: "equals", value: "iOS" },
        { field: "name", is: "missing", value: null },
        { field: "at", is: "olderThanDays", value: 1 },
      ],
    },
    "the number of apps where platform is iOS and name is missing and at is older than 1 day is above 3",
  ],
])("a rule of the plan's own over %j is told in words", (over, text) => {
  expect(customRuleText({ over })).toBe(text);
});
