import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createVppTokensCollector } from "./vpp-tokens.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("a volume-purchase token", () => {
  it("is named by its organisation or its Apple id", async () => {
    const graph = createFakeGraph({
      pages: {
        "/deviceAppManagement/vppTokens": [
          {
            id: "1",
            organizationName: "",
            appleId: "a@b.c",
            expirationDateTime: "2027-01-01T00:00:00Z",
            state: "valid",
          },
        ],
      },
    });
    const { lists, metrics } = await createVppTokensCollector().collect({ graph, clock });
    expect(metrics).toEqual({ "vppTokens.total": 1 });
    expect(lists.expiries).toEqual([
      {
        id: "1",
        kind: "vpp-token",
        name: "a@b.c",
        expiresAt: new Date("2027-01-01T00:00:00Z"),
        lastSyncAt: null,
        state: "valid",
      },
    ]);
  });
});
