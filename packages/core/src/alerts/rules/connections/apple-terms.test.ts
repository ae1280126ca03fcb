import { describe, expect, it } from "vitest";
import { connectorOf, fireConnectors } from "../../../../test-support/connections.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { appleTerms } from "./apple-terms.ts";

const waiting = connectorOf("apple-enrollment", { state: "termsNotAccepted" });

describe("apple-terms", () => {
  it.each([
    ["termsNotAccepted", 1],
    ["TERMSNOTACCEPTED", 1],
    ["enabled", 0],
    ["syncFailed", 0],
    ["unknown", 0],
    ["somethingNew", 0],
    ["", 0],
  ])("in the state %j are %i alerts", (state, alerts) => {
    expect(fireConnectors(appleTerms, [{ ...waiting, state }])).toHaveLength(alerts);
  });

  it.each([null, daysAgo(30), new Date("0001-01-01T00:00:00Z")])(
    "wait whenever it was heard from (%s)",
    (lastHeartbeatAt) => {
      expect(fireConnectors(appleTerms, [{ ...waiting, lastHeartbeatAt }])[0]).toMatchObject({
        severity: "high",
        value: null,
        detail: "termsNotAccepted",
        entity: { kind: "connector", platform: "iOS" },
      });
    },
  );

  it("are about each token, by its id and not by its name", () => {
    const found = fireConnectors(appleTerms, [
      waiting,
      { ...waiting, id: "c2" },
      { ...waiting, name: "Another" },
    ]);
    expect(found.map(({ entity }) => entity.id)).toEqual(["c1", "c2", "c1"]);
  });

  it("are no matter of another connector", () => {
    expect(fireConnectors(appleTerms, [connectorOf("exchange", { state: "termsNotAccepted" })])).toEqual([]);
  });
});
