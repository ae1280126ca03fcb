import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listOf, withTenant } from "../testing/client.ts";
import { startDemoTenant } from "./demo-tenant.ts";
import { ROUTES } from "./routes/index.ts";

const DEVICES = "/v1.0/deviceManagement/managedDevices";

/** What the tenant says on a day, without the port that differs from start to start. */
async function everything(options: Parameters<typeof startDemoTenant>[0]): Promise<string> {
  return withTenant({ devices: 120, pageSize: 50, ...options }, async (client) => {
    const paths = ROUTES.filter(({ method, path }) => method === "GET" && !path.includes("{}"));
    const texts = [];
    for (const { path } of paths) texts.push((await client.get(`/v1.0/${path}`)).text);
    texts.push((await client.get("/feeds/whats-new.md")).text);
    return texts.join("\n").replaceAll(client.tenant.graphUrl, "");
  });
}

test("the same seed and day say the same, byte for byte", async () => {
  expect(await everything({ seed: 7, day: 3 })).toBe(await everything({ seed: 7, day: 3 }));
});

test("another seed has other devices, another day has news", async () => {
  const base = await everything({ seed: 7, day: 3 });
  expect(await everything({ seed: 8, day: 3 })).not.toBe(base);
  expect(await everything({ seed: 7, day: 4 })).not.toBe(base);
});

test("a tenant set to a day says the same as one started on it", async () => {
  await withTenant({ devices: 40 }, async ({ tenant, get }) => {
    tenant.setDay(5);
    expect(tenant.now().toISOString()).toBe("2026-11-07T06:00:00.000Z");
    const { text } = await get(DEVICES);
    await withTenant({ devices: 40, day: 5 }, async (other) => {
      const fresh = (await other.get(DEVICES)).text.replaceAll(other.tenant.graphUrl, tenant.graphUrl);
      expect(fresh).toBe(text);
    });
  });
});

test("no date in the data comes from the machine's clock", async () => {
  const text = await everything({ startDate: "2031-03-03", day: 2 });
  const inTheFuture = [...text.matchAll(/"(?:lastSync|lastModified|event|created)DateTime":"([^"]+)"/g)]
    .map(([, date]) => date ?? "")
    .filter((date) => Date.parse(date) > Date.parse("2031-03-05T06:00:00Z"));
  expect(inTheFuture).toEqual([]);
  expect(text).toContain("2031-03-0");
});

test("following the next links meets each device exactly once", async () => {
  await withTenant({ devices: 2345, pageSize: 1000 }, async (client) => {
    const { rows, pages } = await client.rows(DEVICES);
    expect(pages).toBe(3);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2345);
    expect(rows).toHaveLength(2345);
  });
});

test("the count beside a page is the page's own and not the total", async () => {
  await withTenant({ devices: 30 }, async ({ get }) => {
    const { body } = await get(`${DEVICES}?$top=1`);
    expect(body["@odata.count"]).toBe(1);
    expect(String(body["@odata.nextLink"])).toMatch(/\$skiptoken=LastDeviceName/);
  });
});

test.for([
  ["/v1.0/deviceManagement/detectedApps", {}, 3],
  ["/v1.0/deviceManagement/detectedApps?$top=17", {}, 8],
  ["/v1.0/deviceManagement/troubleshootingEvents?$top=5", {}, 6],
  ["/v1.0/admin/serviceAnnouncement/messages", { prefer: "odata.maxpagesize=2" }, 3],
] as const)("%s pages by $skip and meets each row once", async ([path, headers, leastPages]) => {
  await withTenant({ devices: 300, day: 8 }, async ({ get }) => {
    const ids: unknown[] = [];
    let pages = 0;
    for (let next: unknown = path; typeof next === "string"; pages++) {
      const { body } = await get(next, headers);
      ids.push(...listOf(body.value).map(({ id }) => id));
      next = body["@odata.nextLink"];
      if (next !== undefined) expect(next).toMatch(/[?&]\$skip=\d+/);
    }
    const whole = listOf((await get(`${path.split("?")[0]}?$top=1000`)).body.value).map(({ id }) => id);
    expect(pages).toBeGreaterThanOrEqual(leastPages);
    expect(ids).toEqual(whole);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("a report is paged by skip and top, and its total is that of the filter", async () => {
  await withTenant({ devices: 400, day: 5 }, async ({ post }) => {
    const filter = "(ApplicationId eq '7d9b54c1-3e0f-4a52-8c6d-51a2e0d90001') and (AppInstallState eq '2')";
    const ask = async (skip: number, top: number): Promise<Record<string, unknown>> =>
      (
        await post("/v1.0/deviceManagement/reports/retrieveDeviceAppInstallationStatusReport", {
          filter,
          skip,
          top,
          select: ["DeviceId"],
        })
      ).body;
    const { TotalRowCount: total, Values: all } = await ask(0, 1000);
    expect(total).toBeGreaterThan(10);
    const pages = [];
    for (let skip = 0; skip < Number(total); skip += 7) pages.push((await ask(skip, 7)).Values);
    expect(pages.flat()).toEqual(all);
    expect(all).toHaveLength(Number(total));
  });
});

test("any combination of $top and $select gives well-formed pages that add up to the estate", async () => {
  const names = ["deviceName", "complianceState", "imei", "lastSyncDateTime", "userPrincipalName", "notes"];
  await withTenant({ devices: 70, hostileNames: true }, async (client) => {
    const options = fc.record({
      top: fc.integer({ min: 7, max: 1200 }),
      select: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(options, async ({ top, select }) => {
        const { rows, pages } = await client.rows(`${DEVICES}?$top=${top}&$select=${select.join(",")}`);
        expect(pages).toBe(Math.ceil(70 / top));
        expect(new Set(rows.map(({ id }) => id)).size).toBe(70);
        for (const row of rows) expect(Object.keys(row).toSorted()).toEqual(["id", ...select].toSorted());
      }),
      { numRuns: 25 },
    );
  });
});

test.for([
  ["operatingSystem eq 'macOS'", (row: Row) => row.operatingSystem === "macOS"],
  [
    "complianceState eq 'noncompliant' or complianceState eq 'inGracePeriod'",
    (row: Row) => ["noncompliant", "inGracePeriod"].includes(String(row.complianceState)),
  ],
  ["contains(deviceName,'iphone')", (row: Row) => String(row.deviceName).includes("iPhone")],
  [
    "lastSyncDateTime lt 2026-10-10T00:00:00Z",
    (row: Row) => Date.parse(String(row.lastSyncDateTime)) < Date.parse("2026-10-10T00:00:00Z"),
  ],
  ["skuFamily eq 'nothing that can be filtered'", () => true],
  ["userPrincipalName eq ''", () => true],
] as const satisfies readonly (readonly [string, (row: Row) => boolean])[])(
  "$filter=%s, over pages",
  async ([filter, fits]) => {
    await withTenant({ devices: 400, pageSize: 15, day: 4 }, async (client) => {
      const { rows: all } = await client.rows(DEVICES);
      const { rows } = await client.rows(`${DEVICES}?$filter=${encodeURIComponent(filter)}`);
      const wanted = all.filter((row) => fits(row)).map(({ id }) => id);
      expect(wanted.length).toBeGreaterThan(0);
      expect(rows.map(({ id }) => id)).toEqual(wanted);
    });
  },
);

type Row = Record<string, unknown>;

test("one device is found by its id, and another id is not", async () => {
  await withTenant({ devices: 25 }, async ({ get }) => {
    const { body } = await get(`${DEVICES}?$top=3`);
    const device = listOf(body.value)[2];
    expect((await get(`${DEVICES}/${String(device?.id)}`)).body.deviceName).toBe(device?.deviceName);
    expect((await get(`${DEVICES}('${String(device?.id)}')`)).body.deviceName).toBe(device?.deviceName);
    expect((await get(`${DEVICES}/00000000-0000-4000-a000-000000000000`)).status).toBe(404);
  });
});

test("lists leave out what one device read with $select shows", async () => {
  await withTenant({ devices: 25 }, async ({ get }) => {
    const device = listOf((await get(DEVICES)).body.value)[0];
    expect(device?.physicalMemoryInBytes).toBe(0);
    const one = await get(`${DEVICES}/${String(device?.id)}?$select=physicalMemoryInBytes`);
    expect(Number(one.body.physicalMemoryInBytes)).toBeGreaterThan(0);
  });
});

test("a device that never reported has no protection state", async () => {
  await withTenant({ devices: 60 }, async ({ get, rows }) => {
    const phone = (await rows(`${DEVICES}?$filter=operatingSystem eq 'iOS'`)).rows[0];
    expect((await get(`${DEVICES}/${String(phone?.id)}/windowsProtectionState`)).status).toBe(404);
  });
});

test("wrong requests are refused in the service's words", async () => {
  await withTenant({ devices: 5 }, async ({ get, post }) => {
    const message = async (path: string): Promise<string> => {
      const { status, body } = await get(path);
      return `${status} ${JSON.stringify(body.error)}`;
    };
    expect(await message("/v1.0/deviceManagement/nothingHere")).toContain(
      "Resource not found for the segment 'nothingHere'.",
    );
    expect(await message(`${DEVICES}/$count`)).toMatch(/^400 .*No OData route exists/);
    expect(await message(`${DEVICES}?$select=nothingHere`)).toMatch(
      /^400 .*Could not find a property named 'nothingHere'/,
    );
    expect(await message(`${DEVICES}?$filter=complianceState eq`)).toMatch(/^400 /);
    expect(await message(`${DEVICES}?$top=0`)).toMatch(/^400 /);
    expect(await message(`${DEVICES}?$skiptoken=made-up`)).toMatch(/^400 /);
    expect(
      await message(
        "/v1.0/deviceManagement/troubleshootingEvents?$filter=eventDateTime gt 2026-01-01T00:00:00Z",
      ),
    ).toMatch(/^400 /);
    expect((await post(DEVICES, {})).status).toBe(405);
    expect((await post("/v1.0/deviceManagement/reports/getAppsInstallSummaryReport", {})).status).toBe(400);
  });
});

test("any path and any query is answered with a status, never with a failure of the server", async () => {
  await withTenant({ devices: 5 }, async ({ get }) => {
    const path = fc.array(
      fc.oneof(
        fc.webSegment(),
        fc.constantFrom("v1.0", "beta", "deviceManagement", "managedDevices", "$batch", "%", "%zz"),
      ),
    );
    const query = fc.tuple(
      fc.constantFrom("$filter", "$select", "$top", "$skip", "$skiptoken", "$expand"),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(path, query, async (segments, [name, value]) => {
        const { status } = await get(`/${segments.join("/")}?${name}=${encodeURIComponent(value)}`);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });
});

test("options out of range are refused by name", async () => {
  await expect(startDemoTenant({ devices: 0 })).rejects.toThrow(/devices .* 1 to 100000, not 0/);
  await expect(startDemoTenant({ devices: 100_001 })).rejects.toThrow(RangeError);
  await expect(startDemoTenant({ startDate: "soon" })).rejects.toThrow(/startDate/);
});

test("a tenant without a push certificate answers 404 for it", async () => {
  await withTenant({ pushCertificate: false }, async ({ get }) => {
    expect((await get("/v1.0/deviceManagement/applePushNotificationCertificate")).status).toBe(404);
  });
});

test("requests are logged with their paths and without tokens", async () => {
  await withTenant({ devices: 5 }, async ({ get, tenant }) => {
    await get(`${DEVICES}?$top=2`);
    await get("/v1.0/nothing");
    expect(tenant.requests).toEqual([
      { method: "GET", path: DEVICES, query: "?$top=2", status: 200, part: false },
      { method: "GET", path: "/v1.0/nothing", query: "", status: 400, part: false },
    ]);
    expect(JSON.stringify(tenant.requests)).not.toContain(tenant.token);
  });
});

test("a hundred thousand devices are paged through, each met once", async () => {
  await withTenant({ devices: 100_000 }, async ({ get, tenant }) => {
    const met = new Set<string>();
    let next: string | undefined = `${tenant.graphUrl}${DEVICES}?$select=deviceName`;
    while (next !== undefined) {
      const { text } = await get(next);
      for (const [, id] of text.matchAll(/"id":"([^"]+)"/g)) met.add(id ?? "");
      next = /"@odata\.nextLink":"([^"]+)"/.exec(text.slice(0, 2000))?.[1];
    }
    expect(met.size).toBe(100_000);
  });
});
