import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { ApprovalRequest } from "../rows/tenant.ts";

/** Without `$filter`: no property of the list is documented as one to filter by. */
const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/operationApprovalRequests",
  entity: "operationApprovalRequest",
  select: ["id", "status", "requestDateTime", "expirationDateTime", "requestor", "requestJustification"],
  permission: "DeviceManagementRBAC.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-rbac-operationapprovalrequest-list",
  shape: "list",
};

/** States in which nobody waits for an approver any more. A state that is not known yet counts as waiting. */
const DECIDED: ReadonlySet<string> = new Set(["approved", "rejected", "cancelled", "completed", "expired"]);

const Identity = z.object({ id: field.text, displayName: field.text }).nullish();

const Row = z.object({
  id: field.id,
  status: field.text,
  requestDateTime: field.date,
  expirationDateTime: field.date,
  requestor: z.object({ user: Identity, application: Identity }).nullish(),
  requestJustification: field.text,
});

/** Changes that wait for a second administrator's approval. Beta alone has them; none waiting is an answer too. */
export function createApprovalRequestsCollector(): Collector {
  return createListCollector({
    source: "approval-requests",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row, now) => (isWaiting(row, now) ? toRequest(row) : null),
    lists: (approvalRequests) => ({ approvalRequests }),
    metrics: (requests) => ({ "approvals.waiting": requests.length }),
  });
}

/** A request past its end can no longer be approved, whatever its state says. */
function isWaiting({ status, expirationDateTime: end }: z.infer<typeof Row>, now: Date): boolean {
  return !DECIDED.has(status.toLowerCase()) && (end === null || end.getTime() > now.getTime());
}

function toRequest(row: z.infer<typeof Row>): ApprovalRequest {
  const { user, application } = row.requestor ?? {};
  return {
    id: row.id,
    status: row.status,
    requestedAt: row.requestDateTime,
    expiresAt: row.expirationDateTime,
    requestor: user?.displayName || application?.displayName || user?.id || application?.id || "",
    justification: row.requestJustification,
  };
}
