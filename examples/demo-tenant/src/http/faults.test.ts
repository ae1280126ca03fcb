import { expect, test } from "vitest";
import { listOf, recordOf, withTenant } from "../../testing/client.ts";

const DEVICES = "/v1.0/deviceManagement/managedDevices";

test("a fault with a count is over after it, and one with `after` lets requests through first", async () => {
  await withTenant({ devices: 3 }, async ({ get, tenant }) => {
    tenant.setFaults([{ path: "/deviceManagement/managedDevices", status: 503, after: 1, times: 2 }]);
    const statuses = [];
    for (let at = 0; at < 5; at++) statuses.push((await get(DEVICES)).status);
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
  });
});

test.for([
  [{ status: 429, retryAfter: 2 }, 429, "TooManyRequests", "2"],
  [{ status: 429 }, 429, "TooManyRequests", null],
  [{ status: 429, retryAfter: "-1" }, 429, "TooManyRequests", "-1"],
  [{ status: 500 }, 500, "InternalServerError", null],
  [{ status: 504 }, 504, "UnknownError", null],
  [{ status: 403, code: "Own" }, 403, "Own", null],
] as const)("%o becomes an error body of the service", async ([fault, status, code, retryAfter]) => {
  await withTenant({ devices: 3, faults: [{ path: "/deviceManagement", ...fault }] }, async ({ get }) => {
    const answer = await get(DEVICES);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code });
    expect(answer.headers.get("retry-after")).toBe(retryAfter);
  });
});

test("throttling that comes as 500 says so", async () => {
  await withTenant({ devices: 3, faults: [{ path: "/deviceManagement", status: 500 }] }, async ({ get }) => {
    expect((await get(DEVICES)).text).toContain(
      "Rate limit reached because of too many requests to query broker",
    );
  });
});

test("a missing permission is told as JSON inside the message", async () => {
  const faults = [{ path: "/deviceManagement", forbidden: "DeviceManagementManagedDevices.Read.All" }];
  await withTenant({ devices: 3, faults }, async ({ get }) => {
    const { status, body } = await get(DEVICES);
    expect(status).toBe(403);
    const inner: unknown = JSON.parse(String(recordOf(body.error).message));
    expect(String(recordOf(inner).Message)).toContain(
      "one of the following scopes: DeviceManagementManagedDevices.Read.All",
    );
  });
});

test("an app without a permission is refused where it needs it, and nowhere else", async () => {
  const permissions = ["DeviceManagementApps.Read.All"];
  await withTenant({ devices: 3, permissions }, async ({ get }) => {
    const devices = await get(DEVICES);
    expect(devices.status).toBe(403);
    expect(devices.text).toContain("DeviceManagementManagedDevices.Read.All");
    const issues = await get("/v1.0/admin/serviceAnnouncement/issues");
    expect(issues.body.error).toMatchObject({ code: "Authorization_RequestDenied" });
    expect((await get("/v1.0/deviceAppManagement/mobileApps")).status).toBe(200);
  });
});

test("pages can lose their value, loop, or lead to a foreign host", async () => {
  await withTenant({ devices: 3 }, async ({ get, tenant }) => {
    tenant.setFaults([{ path: "/deviceManagement", dropValue: true }]);
    expect((await get(DEVICES)).body).not.toHaveProperty("value");
    tenant.setFaults([{ path: "/deviceManagement", repeatNextLink: true }]);
    expect((await get(DEVICES)).body["@odata.nextLink"]).toBe(`${tenant.graphUrl}${DEVICES}`);
    tenant.setFaults([{ path: "/deviceManagement", nextLink: "https://evil.example/" }]);
    expect((await get(DEVICES)).body["@odata.nextLink"]).toBe("https://evil.example/");
  });
});

test("a list can move while it is read, and a report's total can change", async () => {
  await withTenant({ devices: 6, pageSize: 3 }, async ({ rows, post, tenant }) => {
    tenant.setFaults([{ path: "/deviceManagement/managedDevices", addRow: { id: "again" } }]);
    const listed = (await rows(DEVICES)).rows.map(({ id }) => id);
    expect(listed.filter((id) => id === "again")).toHaveLength(2);
    tenant.setFaults([{ path: "/deviceManagement/reports", total: 2 }]);
    const report = await post("/beta/deviceManagement/reports/getAppsInstallSummaryReport", {});
    expect(report.body.TotalRowCount).toBe(2);
  });
});

test("a login page and an empty body come with status 200", async () => {
  await withTenant({ devices: 3 }, async ({ get, tenant }) => {
    tenant.setFaults([{ path: "/deviceManagement", html: true }]);
    const page = await get(DEVICES);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.text).toContain("<form");
    tenant.setFaults([{ path: "/deviceManagement", emptyBody: true }]);
    expect(await get(DEVICES)).toMatchObject({ status: 200, text: "" });
  });
});

test("a body can be cut, a connection reset", async () => {
  await withTenant({ devices: 3 }, async ({ get, tenant }) => {
    tenant.setFaults([{ path: "/deviceManagement", cut: true }]);
    await expect(get(DEVICES)).rejects.toThrow();
    tenant.setFaults([{ path: "/deviceManagement", reset: true }]);
    await expect(get(DEVICES)).rejects.toThrow();
  });
});

test("a request that hangs ends when the tenant closes", async () => {
  let pending: Promise<unknown> = Promise.resolve();
  await withTenant(
    { devices: 3, faults: [{ path: "/deviceManagement", hang: true }] },
    async ({ get, tenant }) => {
      pending = get(DEVICES).catch((error: unknown) => error);
      while (tenant.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    },
  );
  expect(await pending).toBeInstanceOf(Error);
});

test("the token address can be struck too", async () => {
  await withTenant(
    { devices: 3, faults: [{ path: "/oauth2/v2.0/token", status: 503 }] },
    async ({ post, tenant }) => {
      expect((await post(`/${tenant.tenantId}/oauth2/v2.0/token`, {})).status).toBe(503);
    },
  );
});

test("the control addresses change day and faults, and are never struck themselves", async () => {
  await withTenant({ devices: 3 }, async ({ get, post, tenant }) => {
    const set = await post("/_demo/faults", { faults: [{ path: "/", status: 503 }] });
    expect(set.status).toBe(200);
    expect((await get(DEVICES)).status).toBe(503);
    expect((await post("/_demo/day", { day: 6 })).body.now).toBe("2026-11-08T06:00:00.000Z");
    expect((await post("/_demo/faults", [])).body.faults).toEqual([]);
    expect((await get(DEVICES)).status).toBe(200);
    expect(tenant.now().toISOString()).toBe("2026-11-08T06:00:00.000Z");
    expect((await get("/_demo/state", { authorization: "" })).body).toMatchObject({ day: 6, devices: 3 });
  });
});

test.for([
  ["/_demo/faults", [{ path: "managedDevices" }]],
  ["/_demo/faults", [{ path: "/x", sttatus: 500 }]],
  ["/_demo/faults", [{ path: "/x", status: "500" }]],
  ["/_demo/faults", [{ path: "/x", status: 99 }]],
  ["/_demo/faults", "text"],
  ["/_demo/day", { day: -1 }],
  ["/_demo/day", { day: "2" }],
  ["/_demo/day", { day: 1.5 }],
] as const)("%s refuses %o and changes nothing", async ([path, body]) => {
  await withTenant({ devices: 3, day: 2 }, async ({ post, get }) => {
    expect((await post(path, body)).status).toBe(400);
    expect((await get("/_demo/state")).body).toMatchObject({ day: 2, faults: [] });
    expect(listOf((await get(DEVICES)).body.value)).toHaveLength(3);
  });
});
