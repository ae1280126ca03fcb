import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DemoTenant, startDemoTenant } from "../demo-tenant.ts";

let tenant: DemoTenant;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 30, pageSize: 20 });
});

afterEach(() => tenant.close());

async function ask(path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${tenant.graphUrl}/beta/${path}`, {
    headers: { authorization: `Bearer ${tenant.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

interface DevicePage {
  readonly value: readonly { readonly id: string; readonly complianceState: string }[];
  readonly "@odata.nextLink"?: string;
}

describe("amendments", () => {
  it("change, add and take away rows of a list, the added ones once over all of its pages", async () => {
    tenant.setAmendments([
      {
        path: "deviceManagement/managedDevices",
        row: (row) => (row["operatingSystem"] === "Linux" ? null : { ...row, complianceState: "conflict" }),
        more: () => [{ id: "added", complianceState: "compliant", deviceName: "not asked for" }],
      },
    ]);
    const rows: DevicePage["value"][number][] = [];
    const select = "id,complianceState,operatingSystem";
    let next: string | undefined = `deviceManagement/managedDevices?$select=${select}`;
    while (next !== undefined) {
      const page: DevicePage = (await ask(next)) as unknown as DevicePage;
      rows.push(...page.value);
      next = page["@odata.nextLink"]?.split("/beta/")[1];
    }
    expect(rows.filter(({ id }) => id === "added")).toEqual([{ id: "added", complianceState: "compliant" }]);
    expect(new Set(rows.filter(({ id }) => id !== "added").map((row) => row.complianceState))).toEqual(
      new Set(["conflict"]),
    );
    expect(rows.length).toBeGreaterThan(20);
  });

  it("change an entity, or let there be none", async () => {
    const path = "deviceManagement/applePushNotificationCertificate";
    tenant.setAmendments([{ path, row: (row, now) => ({ ...row, expirationDateTime: now.toISOString() }) }]);
    expect(await ask(path)).toMatchObject({ expirationDateTime: tenant.now().toISOString() });
    tenant.setAmendments([{ path, row: () => null }]);
    expect(await ask(path)).toMatchObject({ error: { code: "ResourceNotFound" } });
  });

  it("change the rows of a report by the names of its columns", async () => {
    const path = "deviceManagement/reports/getAppsInstallSummaryReport";
    tenant.setAmendments([{ path, row: (row) => ({ ...row, FailedDeviceCount: 7 }) }]);
    const { Schema, Values } = (await ask(path, { top: 5 })) as unknown as {
      readonly Schema: readonly { readonly Column: string }[];
      readonly Values: readonly (readonly unknown[])[];
    };
    const at = Schema.findIndex(({ Column }) => Column === "FailedDeviceCount");
    expect(new Set(Values.map((row) => row[at]))).toEqual(new Set([7]));
  });

  it("end when others, or none, take their place", async () => {
    const path = "deviceManagement/applePushNotificationCertificate";
    tenant.setAmendments([{ path, row: () => null }]);
    tenant.setAmendments([]);
    expect(await ask(path)).toHaveProperty("expirationDateTime");
  });
});
