import { describe, expect, it } from "vitest";
import { type AlertRulePlugin, alertRulesSchema } from "./alert-rules-schema.ts";

function read(plugin: object): readonly AlertRulePlugin[] | readonly string[] {
  const parsed = alertRulesSchema("/srv/om").safeParse([plugin]);
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
}

describe("plug-ins with alert rules", () => {
  it.each([
    ["./rules.js", "file:///srv/om/rules.js"],
    ["../shared/rules.mjs", "file:///srv/shared/rules.mjs"],
    ["/opt/rules.js", "file:///opt/rules.js"],
    ["file:./rules.js", "file:///srv/om/rules.js"],
    ["./with space #1.js", "file:///srv/om/with%20space%20%231.js"],
    ["intune-rules", "intune-rules"],
    ["@contoso/intune-rules", "@contoso/intune-rules"],
    ["@contoso/intune-rules/naming.js", "@contoso/intune-rules/naming.js"],
  ])("are named by a path from the file's folder, or as a package: %s", (module, expected) => {
    expect(read({ id: "own", module })).toEqual([
      { id: "own", module: expected, folder: "/srv/om", options: {}, timeoutSeconds: 10 },
    ]);
  });

  it.each([
    "",
    "https://x.example/rules.js",
    "data:text/javascript,1",
    "node:fs",
    "rules js",
    "./a\0b",
    "-x y",
  ])("are not loaded from %j", (module) =>
    expect(read({ id: "own", module })).toEqual([expect.stringMatching(/^0\.module /)]),
  );

  it("are given their options as they stand", () => {
    const options = { list: [1, "a", { b: true }], none: null };
    expect(read({ id: "own", module: "./x.js", options })).toMatchObject([{ options }]);
  });

  it.each([0, 61, 1.5, "10"])("have from 1 to 60 whole seconds, not %j", (timeoutSeconds) => {
    expect(read({ id: "own", module: "./x.js", timeoutSeconds })).toEqual([
      expect.stringMatching(/^0\.timeoutSeconds /),
    ]);
  });
});
