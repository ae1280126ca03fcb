import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createApprovalRequestsCollector } from "./approval-requests.ts";

const PATH = "/deviceManagement/operationApprovalRequests";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[], beta = true): Promise<Collected> {
  return await createApprovalRequestsCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows } }),
    clock,
    beta,
  });
}

const identity = (displayName: string | null): object => ({
  "@odata.type": "microsoft.graph.identity",
  id: `id of ${displayName}`,
  displayName,
});
const waiting = {
  "@odata.type": "#microsoft.graph.operationApprovalRequest",
  id: "a1",
  requestDateTime: "2026-11-20T09:03:07.1589002Z",
  expirationDateTime: "2026-12-20T09:03:07Z",
  lastModifiedDateTime: "2026-11-20T09:03:07Z",
  requestor: {
    "@odata.type": "microsoft.graph.identitySet",
    application: null,
    device: null,
    user: identity("Karin Ek"),
  },
  approver: null,
  status: "needsApproval",
  requestJustification: "New version of the VPN client",
  approvalJustification: null,
  requiredOperationApprovalPolicyTypes: ["app"],
};

describe("approval requests", () => {
  it("that wait carry who asks, why, and until when", async () => {
    const { coverage, metrics, lists } = await collect([waiting]);
    expect(coverage).toEqual({ source: "approval-requests", status: "complete", count: 1 });
    expect(metrics).toEqual({ "approvals.waiting": 1 });
    expect(lists.approvalRequests).toEqual([
      {
        id: "a1",
        status: "needsApproval",
        requestedAt: new Date("2026-11-20T09:03:07.158Z"),
        expiresAt: new Date("2026-12-20T09:03:07Z"),
        requestor: "Karin Ek",
        justification: "New version of the VPN client",
      },
    ]);
  });

  it("that are decided or past their end wait for nobody; a state not known yet does", async () => {
    const { lists } = await collect([
      ...["approved", "Rejected", "cancelled", "completed", "expired"].map((status) => ({
        ...waiting,
        id: status,
        status,
      })),
      { ...waiting, id: "late", expirationDateTime: "2026-11-22T06:00:00Z" },
      { ...waiting, id: "later", status: "needsSecondApproval" },
      { ...waiting, id: "endless", expirationDateTime: "9999-12-31T23:59:59.9999999Z" },
    ]);
    expect(lists.approvalRequests?.map(({ id }) => id)).toEqual(["later", "endless"]);
  });

  it("of an application are called by it, and without a name by its id", async () => {
    const { lists } = await collect([
      { ...waiting, requestor: { user: identity(""), application: identity("Pipeline") } },
      { ...waiting, id: "a2", requestor: { user: { id: "user-7", displayName: null } } },
      { ...waiting, id: "a3", requestor: null },
    ]);
    expect(lists.approvalRequests?.map(({ requestor }) => requestor)).toEqual(["Pipeline", "user-7", ""]);
  });

  it("that are none are a figure, and without beta no figure at all", async () => {
    expect((await collect([])).metrics).toEqual({ "approvals.waiting": 0 });
    expect(await collect([], false)).toMatchObject({
      coverage: { status: "unreadable", cause: { kind: "switchedOff" } },
      metrics: {},
    });
  });
});
