import { describe, expect, it } from "vitest";
import { blocksOf, compose } from "../../../test-support/reports.ts";
import { daysAgo, device, plan, snapshot } from "../../../test-support/snapshots.ts";
import { catalogues } from "../../locales/index.ts";

const whole = snapshot();
const failing = {
  ...whole,
  lists: { ...whole.lists, devices: [device(), device({ id: "d2", complianceState: "noncompliant" })] },
};

describe("what needs a decision", () => {
  it("names who answers for a missed target, when the plan says who", () => {
    const targets = [{ kpi: "compliance_rate", value: 95, owner: "asa", approvedOn: null }];
    const texts = (withTargets: typeof targets): readonly (string | undefined)[] =>
      blocksOf(compose(failing, { plan: plan({ targets: withTargets }) }), "state").flatMap((block) =>
        block.kind === "callout" && block.title === catalogues.en.kpi.compliance_rate.name
          ? [block.text]
          : [],
      );
    expect(texts(targets)).toEqual(["50.0% against a target of 95.0%. Owner: Åsa Lind."]);
    expect(texts([])).toEqual(["50.0% against a target of 95.0%."]);
  });

  it("puts what has ended before what will end, and says so", () => {
    const expiry = { kind: "vpp-token", lastSyncAt: null, state: "" } as const;
    const expiries = [
      { ...expiry, id: "1", name: "Later", expiresAt: daysAgo(-5) },
      { ...expiry, id: "2", name: "Gone", expiresAt: daysAgo(1) },
    ];
    const of = { ...whole, lists: { ...whole.lists, devices: [device()], expiries } };
    const callouts = blocksOf(compose(of), "state").flatMap((block) =>
      block.kind === "callout" ? [block] : [],
    );
    expect(callouts.slice(0, 2).map(({ title, text }) => [title, text?.slice(0, 5)])).toEqual([
      ["Volume purchase token (Gone)", "Ended"],
      ["Volume purchase token (Later)", "Ends "],
    ]);
  });
});
