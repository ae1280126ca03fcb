import { personAt } from "../estate/people.ts";
import type { Row } from "../odata/collection.ts";
import { guid, hash } from "../random.ts";
import { type Approval, approvals } from "../scenario/approvals.ts";
import { auditTrail, type Change } from "../scenario/audit-trail.ts";
import { graphDate } from "../scenario/calendar.ts";
import { listRoute } from "./list-route.ts";
import { APPS_READ, BOTH, CONFIGURATION_READ, type Route } from "./route.ts";

const RBAC_READ: readonly string[] = [
  "DeviceManagementRBAC.Read.All",
  "DeviceManagementRBAC.ReadWrite.All",
  ...CONFIGURATION_READ,
];

const ROLES: readonly (readonly [name: string, description: string | null, groups: number])[] = [
  ["Servicedesk – enheter", "Läser enheter, synkroniserar och startar om dem.", 2],
  ["Appansvariga", "", 1],
  ["Revision – endast läsning", null, 1],
];

/** Who may change what in Intune, and who did. */
export const administrationRoutes: readonly Route[] = [
  listRoute({
    versions: BOTH,
    path: "deviceManagement/auditEvents",
    type: "auditEvent",
    permissions: APPS_READ,
    filterable: ["activityDateTime"],
    rows: ({ world }) =>
      auditTrail(world.estate, world.day).map((change) => eventRow(change, world.estate.seed)),
  }),
  listRoute({
    versions: ["beta"],
    path: "deviceManagement/operationApprovalRequests",
    type: "operationApprovalRequest",
    permissions: RBAC_READ,
    rows: ({ world }) =>
      approvals(world.estate.calendar, world.day).map((approval) => approvalRow(approval, world.estate.seed)),
  }),
  listRoute({
    versions: BOTH,
    path: "deviceManagement/roleAssignments",
    type: "deviceAndAppManagementRoleAssignment",
    permissions: RBAC_READ,
    rows: ({ world }) =>
      ROLES.map(([displayName, description, groups], nth) => ({
        id: guid(world.estate.seed, nth, 231),
        displayName,
        description,
        resourceScopes: [guid(world.estate.seed, nth, 232)],
        members: Array.from({ length: groups }, (_, at) => guid(world.estate.seed, nth * 10 + at, 233)),
      })),
  }),
];

/** The activity and the address are not filled in, and what has no name is called `<null>`. */
function eventRow(change: Change, seed: number): Row {
  const subject = change.type.split(" ").at(-1) ?? "";
  return {
    id: change.id,
    displayName: change.type,
    componentName: change.category === "Device" ? "DeviceManagement" : "DeviceConfiguration",
    activity: null,
    activityDateTime: graphDate(change.time, hash(seed, change.time / 1000, 234)),
    activityType: change.type,
    activityOperationType: change.operation,
    activityResult: change.succeeded ? "Success" : "Failure",
    correlationId: change.correlationId,
    category: change.category,
    actor: {
      auditActorType: change.by === null ? "Application" : "ItPro",
      userPermissions: ["*"],
      applicationId: guid(seed, 0, 235),
      applicationDisplayName:
        change.by === null ? "Enhetsförrådets flöde" : "Microsoft Intune portal extension",
      userPrincipalName: change.by === null ? null : personAt(seed, change.by).upn,
      servicePrincipalName: null,
      ipAddress: null,
      userId: change.by === null ? null : guid(seed, change.by, 99),
    },
    resources: [
      {
        displayName: change.resource ?? "<null>",
        auditResourceType: subject,
        resourceId: guid(seed, change.time / 1000, 237),
        modifiedProperties: [],
      },
    ],
  };
}

function approvalRow(approval: Approval, seed: number): Row {
  return {
    id: approval.id,
    requestDateTime: graphDate(approval.requested, 55),
    expirationDateTime: graphDate(approval.expires, 55),
    lastModifiedDateTime: graphDate(approval.modified, 39),
    requestor: identityOf(approval.by, seed),
    approver: approval.approver === null ? null : identityOf(approval.approver, seed),
    status: approval.status,
    requestJustification: approval.justification,
    approvalJustification: approval.approver === null ? null : "",
    requiredOperationApprovalPolicyTypes: [approval.policy],
  };
}

function identityOf(number: number, seed: number): Row {
  const user = { id: guid(seed, number, 99), displayName: personAt(seed, number).name };
  return { application: null, device: null, user };
}
