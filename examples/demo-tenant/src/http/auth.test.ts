import { expect, test } from "vitest";
import { withTenant } from "../../testing/client.ts";
import type { DemoTenant } from "../demo-tenant.ts";

const DEVICES = "/v1.0/deviceManagement/managedDevices?$top=1";

type Form = Readonly<Record<string, string>>;

async function ask(
  tenant: DemoTenant,
  change: Form = {},
  tenantId: string = tenant.tenantId,
): Promise<Record<string, unknown>> {
  const form = {
    grant_type: "client_credentials",
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    scope: "https://graph.microsoft.com/.default",
    ...change,
  };
  const filled = Object.entries(form).filter(([, value]) => value !== "");
  const response = await fetch(`${tenant.loginUrl}/${tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams(Object.fromEntries(filled)),
  });
  return { status: response.status, ...Object(await response.json()) };
}

test("a token that was issued opens the Graph addresses until it ends", async () => {
  let now = 1_000_000;
  await withTenant({ devices: 3, tokenSeconds: 60, clock: () => now }, async ({ tenant, get }) => {
    const { access_token: token, expires_in: seconds } = await ask(tenant);
    expect(seconds).toBe(60);
    const authorization = `Bearer ${String(token)}`;
    expect((await get(DEVICES, { authorization })).status).toBe(200);
    now += 60_000;
    const { status, body } = await get(DEVICES, { authorization });
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ code: "InvalidAuthenticationToken", message: /expired/ });
  });
});

test("nothing of Graph is told without a valid token", async () => {
  await withTenant({ devices: 3 }, async ({ get, tenant }) => {
    for (const authorization of ["", "Bearer ", "Bearer made-up", `Basic ${tenant.token}`]) {
      const { status, body } = await get(DEVICES, { authorization });
      expect(status).toBe(401);
      expect(body.error).toMatchObject({ code: "InvalidAuthenticationToken" });
    }
    const response = await fetch(`${tenant.graphUrl}/v1.0/$batch`, { method: "POST", body: "{}" });
    expect(response.status).toBe(401);
  });
});

test.for([
  [{ client_secret: "wrong" }, 401, "invalid_client", "AADSTS7000215"],
  [{ client_id: "wrong" }, 400, "unauthorized_client", "AADSTS700016"],
  [{ grant_type: "password" }, 400, "unsupported_grant_type", "AADSTS70003"],
  [{ grant_type: "" }, 400, "invalid_request", "AADSTS900144"],
  [{ scope: "" }, 400, "invalid_request", "AADSTS900144"],
  [{ scope: "User.Read" }, 400, "invalid_scope", "AADSTS1002012"],
  [{ client_assertion: "not.a.token", client_secret: "" }, 401, "invalid_client", "AADSTS7000215"],
] as const)("a token request with %o is refused with %i", async ([change, status, error, code]) => {
  await withTenant({ devices: 1 }, async ({ tenant }) => {
    const answer = await ask(tenant, change);
    expect(answer).toMatchObject({ status, error });
    expect(answer.error_description).toMatch(new RegExp(`^${code}: `));
    expect(answer).not.toHaveProperty("access_token");
  });
});

test("another tenant's sign-in is not here", async () => {
  await withTenant({ devices: 1 }, async ({ tenant }) => {
    const answer = await ask(tenant, {}, "other.example");
    expect(answer).toMatchObject({ status: 400, error: "invalid_request" });
  });
});

const assertion = (claims: object): string =>
  `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;

test("a client assertion counts while it lasts and names the client", async () => {
  await withTenant({ devices: 1, clock: () => 5_000_000 }, async ({ tenant }) => {
    const good = { client_secret: "", client_assertion: assertion({ iss: tenant.clientId, exp: 5001 }) };
    expect(await ask(tenant, good)).toHaveProperty("access_token");
    const late = { client_secret: "", client_assertion: assertion({ iss: tenant.clientId, exp: 5000 }) };
    expect(await ask(tenant, late)).toMatchObject({ status: 401 });
  });
});

test("the discovery documents lead to the token address", async () => {
  await withTenant({ devices: 1 }, async ({ tenant, get }) => {
    const configuration = await get(`/${tenant.tenantId}/v2.0/.well-known/openid-configuration`, {
      authorization: "",
    });
    expect(configuration.body.token_endpoint).toBe(`${tenant.loginUrl}/${tenant.tenantId}/oauth2/v2.0/token`);
    const instance = await get("/common/discovery/instance?api-version=1.1", { authorization: "" });
    expect(String(instance.body.tenant_discovery_endpoint)).toContain(tenant.tenantId);
  });
});
