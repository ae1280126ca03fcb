/** Microsoft Graph itself, as an application: the same id in every tenant and cloud. */
export const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

/**
 * Ids of Graph's application permissions (app roles), the same in every tenant:
 * https://learn.microsoft.com/graph/permissions-reference
 */
const APP_ROLE_IDS: ReadonlyMap<string, string> = new Map([
  ["Application.Read.All", "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30"],
  ["DeviceManagementApps.Read.All", "7a6ee1e7-141e-4cec-ae74-d9db155731ff"],
  ["DeviceManagementConfiguration.Read.All", "dc377aa6-52d8-4e23-b271-2a7ae04cedf3"],
  ["DeviceManagementManagedDevices.Read.All", "2f51be20-0bb4-4fed-bf7b-db946066c75e"],
  ["DeviceManagementManagedDevices.ReadWrite.All", "243333ab-4d21-40cb-a475-36241daa0842"],
  ["DeviceManagementRBAC.Read.All", "58ca0d9a-1575-47e1-a3cb-007ef2e4583b"],
  ["DeviceManagementServiceConfig.Read.All", "06a5fe6d-c49d-46a7-b082-56b1b14103c7"],
  ["GroupMember.Read.All", "98830695-27a2-44f7-8c18-0c3ebc9698f6"],
  ["LicenseAssignment.Read.All", "e2f98668-2877-4f38-a2f4-8202e0717aa1"],
  ["Mail.ReadWrite", "e2a3a72e-5f79-4c64-b1b1-878b674786c9"],
  ["Mail.Send", "b633e1c5-b582-4048-a93e-9f11b44c7e96"],
  ["SecurityAlert.Read.All", "472e4a4d-bb4a-4026-98d1-0b0d74cb74a5"],
  ["ServiceHealth.Read.All", "79c261e0-fe76-4144-aad5-bdc68fbe4037"],
  ["ServiceMessage.Read.All", "1b620472-6534-4fe6-9df2-4680e8aa28ec"],
  ["User.Read.All", "df021288-bdef-4463-88db-98f22de89214"],
]);

/** The id of an application permission by its name, `null` for one that is not known here. */
export function appRoleId(permission: string): string | null {
  return APP_ROLE_IDS.get(permission) ?? null;
}
