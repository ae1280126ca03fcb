import { appRoleId, GRAPH_APP_ID, type TenantConfig } from "@intune-om/core";

/**
 * The Azure CLI command by which an administrator grants permissions of Graph to the application that a tenant is
 * signed in to with, consent included. What the configuration does not tell stands in capital letters.
 * https://learn.microsoft.com/cli/azure/ad/app/permission
 */
export function grantCommand({ auth, cloud }: TenantConfig, permissions: readonly string[]): string {
  const clientId = "clientId" in auth ? auth.clientId : undefined;
  if (auth.type === "managed-identity") {
    const identity = clientId === undefined ? "OBJECT_ID_OF_THE_IDENTITY" : objectIdOf(clientId);
    return permissions.map((one) => assignCommand(cloud.graph, identity, one)).join(" && ");
  }
  const id = clientId ?? "CLIENT_ID";
  // A person's sign-in is given by name what an application is given by the id of a role.
  if (auth.type === "device-code")
    return `az ad app permission grant --id ${id} --api ${GRAPH_APP_ID} --scope "${permissions.join(" ")}"`;
  const roles = permissions.map((permission) => `${roleOf(permission)}=Role`).join(" ");
  return [
    `az ad app permission add --id ${id} --api ${GRAPH_APP_ID} --api-permissions ${roles}`,
    `az ad app permission admin-consent --id ${id}`,
  ].join(" && ");
}

/** A managed identity has no app registration: each role is assigned to its service principal. */
function assignCommand(graph: string, identity: string, permission: string): string {
  const body = `{\\"principalId\\":\\"${identity}\\",\\"resourceId\\":\\"${objectIdOf(GRAPH_APP_ID)}\\",\\"appRoleId\\":\\"${roleOf(permission)}\\"}`;
  return `az rest --method POST --url "${graph}/v1.0/servicePrincipals/${identity}/appRoleAssignments" --body "${body}"`;
}

/** Asked of the directory when the command runs. */
function objectIdOf(appId: string): string {
  return `$(az ad sp show --id ${appId} --query id --output tsv)`;
}

function roleOf(permission: string): string {
  return appRoleId(permission) ?? `ROLE_ID_OF_${permission}`;
}
