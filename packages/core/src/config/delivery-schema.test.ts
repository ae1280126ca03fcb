import { describe, expect, it } from "vitest";
import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import { parseConfig } from "./parse-config.ts";
import { formatProblem } from "./problem.ts";

const FILE = "/srv/om/intune-om.yaml";

/** A file whose `delivery` begins in line 12. */
function read(delivery: string) {
  return parseConfig(
    `version: 1
plan: ./plan.yaml
store: ./state/om.db
timezone: Europe/Stockholm
tenants:
  - id: contoso
    name: Contoso
    cloud: global
    auth: { type: azure-cli }
mail: { transport: directory, path: ./mail, from: { address: om@contoso.com } }
${delivery}`,
    FILE,
  );
}

function policyOf(delivery: string) {
  const result = read(delivery);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.value.delivery;
}

function problemOf(delivery: string): string {
  const result = read(delivery);
  return result.ok ? "none" : result.problems.map(formatProblem).join("\n");
}

describe("what is done about messages that did not arrive", () => {
  it("is the default where the file says nothing, and stays so for what it leaves out", () => {
    expect(policyOf("")).toEqual(DEFAULT_DELIVERY_POLICY);
    expect(policyOf("delivery:\n  unknown: { report: resend }")).toEqual({
      ...DEFAULT_DELIVERY_POLICY,
      unknown: { alert: "resend", report: "resend" },
    });
  });

  it("is read in seconds and hours", () => {
    const rule = "{ firstSeconds: 5, longestSeconds: 600, budgetHours: 0.5 }";
    expect(policyOf(`delivery:\n  retry: { network: ${rule} }`).retry.network).toEqual({
      firstMs: 5_000,
      longestMs: 600_000,
      budgetMs: 1_800_000,
    });
  });

  it("has one end of the wait follow when only the other is written beyond it", () => {
    expect(policyOf("delivery:\n  retry: { network: { firstSeconds: 7200 } }").retry.network).toMatchObject({
      firstMs: 7_200_000,
      longestMs: 7_200_000,
    });
    expect(policyOf("delivery:\n  retry: { network: { longestSeconds: 10 } }").retry.network).toMatchObject({
      firstMs: 10_000,
      longestMs: 10_000,
    });
  });

  it.each([
    ["unknown: { alert: retry }", "delivery.unknown.alert", "resend"],
    ["unknown: { drill: wait }", "delivery.unknown", "alert"],
    ["retry: { network: { firstSeconds: 0 } }", "delivery.retry.network.firstSeconds", "1"],
    ["retry: { network: { firstSeconds: 1.5 } }", "delivery.retry.network.firstSeconds", "whole number"],
    ["retry: { network: { firstSeconds: 60, longestSeconds: 30 } }", "is shorter than the first wait", "60"],
    ["retry: { temporary: { budgetHours: 0.001 } }", "is over before the second attempt", "more hours"],
    ["retry: { temporary: { budgetHours: 0 } }", "delivery.retry.temporary.budgetHours", ""],
    ["retry: { netwrok: { budgetHours: 1 } }", "netwrok", "network"],
  ])("refuses %s, with its line and what to write", (text, problem, fix) => {
    const told = problemOf(`delivery:\n  ${text}`);
    expect(told).toMatch(/:12:\d+/);
    expect(told).toContain(problem);
    expect(told).toContain(fix);
  });
});
