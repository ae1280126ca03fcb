import { execFileSync } from "node:child_process";
import type { AuthConfig, Cloud, TenantConfig } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { grantCommand } from "./grant-command.ts";

const GRAPH_APP = "00000003-0000-0000-c000-000000000000";
const [DEVICES, HEALTH] = ["DeviceManagementManagedDevices.Read.All", "ServiceHealth.Read.All"];
const [DEVICES_ID, HEALTH_ID] = [
  "2f51be20-0bb4-4fed-bf7b-db946066c75e",
  "79c261e0-fe76-4144-aad5-bdc68fbe4037",
];
const GOVERNMENT: Cloud = {
  name: "gcc-high",
  graph: "https://graph.microsoft.us",
  login: "https://login.microsoftonline.us",
};
const secret = { kind: "env", name: "S" } as const;

function tenantOf(auth: AuthConfig): TenantConfig {
  return { id: "t", name: "T", cloud: GOVERNMENT, auth, collectors: {}, beta: true, exportJobs: false };
}

describe("the command that grants permissions", () => {
  it("adds the roles to the application that signs in, and gives consent", () => {
    const auth: AuthConfig = { type: "client-secret", tenantId: "t", clientId: "app-1", secret };
    expect(grantCommand(tenantOf(auth), [DEVICES, HEALTH])).toBe(
      `az ad app permission add --id app-1 --api ${GRAPH_APP} --api-permissions ${DEVICES_ID}=Role ${HEALTH_ID}=Role && az ad app permission admin-consent --id app-1`,
    );
  });

  it("leaves a place for what the configuration does not tell", () => {
    const command = grantCommand(tenantOf({ type: "token", token: secret }), ["Someones.Own"]);
    expect(command).toContain("--id CLIENT_ID ");
    expect(command).toContain("ROLE_ID_OF_Someones.Own=Role");
    expect(grantCommand(tenantOf({ type: "managed-identity" }), [HEALTH])).toContain(
      "/servicePrincipals/OBJECT_ID_OF_THE_IDENTITY/appRoleAssignments",
    );
  });

  it("names a person's permissions, which are delegated", () => {
    const auth: AuthConfig = { type: "device-code", tenantId: "t", clientId: "app-1" };
    expect(grantCommand(tenantOf(auth), [DEVICES, HEALTH])).toBe(
      `az ad app permission grant --id app-1 --api ${GRAPH_APP} --scope "${DEVICES} ${HEALTH}"`,
    );
  });

  it.skipIf(process.platform === "win32")(
    "assigns each role to a managed identity, in a form that a shell takes",
    () => {
      const auth: AuthConfig = { type: "managed-identity", clientId: "identity-1" };
      const command = grantCommand(tenantOf(auth), [DEVICES, HEALTH]);
      // Stands in for the Azure CLI: answers with an object id, and shows the words of a request one to a line.
      const az = `az() { if [ "$1" = ad ]; then echo "object-of-$5"; else printf '%s\\n' "$@"; fi; }`;
      const words = execFileSync("/bin/sh", ["-c", `${az}\n${command}`], { encoding: "utf8" }).split("\n");
      const requests = [words.slice(0, 7), words.slice(7, 14)];
      expect(requests.map((request) => request[4])).toEqual(
        Array(2).fill(
          "https://graph.microsoft.us/v1.0/servicePrincipals/object-of-identity-1/appRoleAssignments",
        ),
      );
      expect(requests.map((request) => JSON.parse(request[6] ?? "") as unknown)).toEqual(
        [DEVICES_ID, HEALTH_ID].map((appRoleId) => ({
          principalId: "object-of-identity-1",
          resourceId: `object-of-${GRAPH_APP}`,
          appRoleId,
        })),
      );
    },
  );
});
