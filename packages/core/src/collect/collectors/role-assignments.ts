import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { RoleAssignment } from "../rows/tenant.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/roleAssignments",
  entity: "deviceAndAppManagementRoleAssignment",
  select: ["id", "displayName", "description", "members", "resourceScopes"],
  permission: "DeviceManagementRBAC.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-rbac-deviceandappmanagementroleassignment-list",
  shape: "list",
};

const Ids = z.array(z.string().min(1).max(300)).nullish();

const Row = z.object({
  id: field.id,
  displayName: field.text,
  description: field.text,
  members: Ids,
  resourceScopes: Ids,
});

/** Who has a role in Intune, by the groups that the roles are given to. Roles of Entra ID are not among them. */
export function createRoleAssignmentsCollector(): Collector {
  return createListCollector({
    source: "role-assignments",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): RoleAssignment => ({
      id: row.id,
      name: row.displayName || row.id,
      description: row.description,
      members: row.members ?? [],
      resourceScopes: row.resourceScopes ?? [],
    }),
    lists: (roleAssignments) => ({ roleAssignments }),
    metrics: (assignments) => ({ "roles.assignments": assignments.length }),
  });
}
