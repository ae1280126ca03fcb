import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createManagementPartnersCollector } from "./management-partners.ts";

const PATH = "/deviceManagement/deviceManagementPartners";
const NEVER = "0001-01-01T00:00:00Z";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[]): Promise<Collected> {
  return await createManagementPartnersCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows } }),
    clock,
  });
}

const jamf = {
  "@odata.type": "#microsoft.graph.deviceManagementPartner",
  id: "p1",
  lastHeartbeatDateTime: "2026-11-22T03:59:37.9174975Z",
  partnerState: "unresponsive",
  partnerAppType: "singleTenantApp",
  singleTenantAppId: "0f8c1d60-0000-4000-8000-000000000001",
  displayName: "Jamf",
  isConfigured: true,
  whenPartnerDevicesWillBeRemovedDateTime: "2026-12-01T00:00:00Z",
  whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime: null,
  groupsRequiringPartnerEnrollment: [],
};

describe("device management partners", () => {
  it("carry their state, and when their devices will lose management", async () => {
    const { coverage, lists } = await collect([jamf]);
    expect(coverage).toEqual({ source: "management-partners", status: "complete", count: 1 });
    expect(lists.managementPartners).toEqual([
      {
        id: "p1",
        name: "Jamf",
        state: "unresponsive",
        type: "singleTenantApp",
        configured: true,
        lastHeartbeatAt: new Date("2026-11-22T03:59:37.917Z"),
        removalAt: new Date("2026-12-01T00:00:00Z"),
      },
    ]);
  });

  it("that were never set up are none, and a tenant with only such ones has no partner", async () => {
    const never = { id: "p2", partnerState: "unknown", isConfigured: false, lastHeartbeatDateTime: NEVER };
    expect((await collect([never])).coverage).toMatchObject({ status: "notConfigured" });
    expect((await collect([never, jamf])).lists.managementPartners?.map(({ id }) => id)).toEqual(["p1"]);
  });

  it("that were just set up are partners before they are first heard from", async () => {
    const { lists } = await collect([{ ...jamf, partnerState: "enabled", lastHeartbeatDateTime: NEVER }]);
    expect(lists.managementPartners).toMatchObject([{ configured: true, lastHeartbeatAt: null }]);
  });

  it("that were taken out again stay, because somebody once relied on them", async () => {
    const { lists } = await collect([{ ...jamf, isConfigured: false, partnerState: "terminated" }]);
    expect(lists.managementPartners).toMatchObject([{ state: "terminated", configured: false }]);
  });
});
