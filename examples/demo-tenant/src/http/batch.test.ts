import { expect, test } from "vitest";
import { APPS } from "../scenario/app-catalogue.ts";
import { listOf, recordOf, withTenant } from "../../testing/client.ts";

const part = (id: string, url = "/organization?$select=displayName"): object => ({ id, method: "GET", url });

test("twenty parts are answered, each once and in another order", async () => {
  await withTenant({ devices: 3 }, async ({ post }) => {
    const ids = Array.from({ length: 20 }, (_, at) => String(at + 1));
    const { status, body } = await post("/v1.0/$batch", { requests: ids.map((id) => part(id)) });
    const answered = listOf(body.responses).map(({ id }) => String(id));
    expect(status).toBe(200);
    expect(answered).not.toEqual(ids);
    expect(answered.toSorted()).toEqual(ids.toSorted());
  });
});

test.for([
  ["twenty-one parts", { requests: Array.from({ length: 21 }, (_, at) => part(String(at))) }],
  ["two parts whose ids differ in case alone", { requests: [part("a"), part("A")] }],
  ["an absolute url", { requests: [part("1", "https://graph.microsoft.com/v1.0/organization")] }],
  ["a url without a scheme but with a host", { requests: [part("1", "//evil.example/v1.0")] }],
  ["a part without an id", { requests: [{ method: "GET", url: "/organization" }] }],
  ["no parts", { requests: [] }],
  ["no object", "text"],
] as const)("a batch with %s is refused as a whole", async ([, body]) => {
  await withTenant({ devices: 3 }, async ({ post }) => {
    expect((await post("/v1.0/$batch", body)).status).toBe(400);
  });
});

test("parts fail alone, and what depends on a failed one is not tried", async () => {
  await withTenant({ devices: 3 }, async ({ post, tenant }) => {
    tenant.setFaults([{ path: "/subscribedSkus", status: 429, retryAfter: 7 }]);
    const { body } = await post("/beta/$batch", {
      requests: [
        part("good", "organization"),
        part("bad", "/deviceManagement/nothing"),
        part("throttled", "/subscribedSkus"),
        { ...part("after"), dependsOn: ["bad"] },
        part("nested", "/$batch"),
      ],
    });
    const responses = new Map(listOf(body.responses).map((one) => [one.id, one]));
    expect(Object.fromEntries([...responses].map(([id, one]) => [id, one.status]))).toEqual({
      good: 200,
      bad: 400,
      throttled: 429,
      after: 424,
      nested: 400,
    });
    expect(recordOf(responses.get("throttled")?.headers)["Retry-After"]).toBe("7");
    expect(tenant.requests.filter((one) => one.part).map(({ path }) => path)).toContain(
      "/beta/subscribedSkus",
    );
  });
});

test("a report inside a batch travels as base64", async () => {
  await withTenant({ devices: 3 }, async ({ post }) => {
    const request = {
      id: "1",
      method: "POST",
      url: "/deviceManagement/reports/getAppsInstallSummaryReport",
      body: { top: 1 },
    };
    const { body } = await post("/beta/$batch", { requests: [request] });
    const report: unknown = JSON.parse(
      Buffer.from(String(listOf(body.responses)[0]?.body), "base64").toString(),
    );
    expect(recordOf(report).TotalRowCount).toBe(APPS.length);
  });
});
