import { constants, createHash, verify, X509Certificate } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CLIENT_CERTIFICATE, CLIENT_KEY, LOOPBACK_AUTHORITY } from "../support/certificates.ts";
import { type ChildResult, intuneOmProcess } from "../support/child-command.ts";
import { intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { type FrontRequest, type Intercept, startTlsFront, type TlsFront } from "../support/tls-front.ts";

/*
 * Nothing is stubbed here: the real command runs as a process of its own and signs in through Microsoft's identity
 * library, over TLS, at an authority that is only the demo tenant on loopback.
 */

let tenant: DemoTenant;
let organisation: OrganisationCopy;
let front: TlsFront;
/** How the front answers instead of the tenant behind it. */
let intercept: Intercept;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 12 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  intercept = () => null;
  front = await startTlsFront(tenant.graphUrl, (request) => intercept(request));
  await organisation.set(["tenants", 0, "cloud"], { graph: front.url, login: front.url });
  await writeFile(join(organisation.folder, "authority.pem"), LOOPBACK_AUTHORITY);
});

afterEach(async () => {
  await front[Symbol.asyncDispose]();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const application = (): { readonly tenantId: string; readonly clientId: string } => ({
  tenantId: tenant.tenantId,
  clientId: tenant.clientId,
});

const setAuth = (auth: object): Promise<void> => organisation.set(["tenants", 0, "auth"], auth);

/** Signs in with the client secret that the environment holds. */
const useSecret = (): Promise<void> =>
  setAuth({ type: "client-secret", ...application(), secret: "env:OM_SECRET" });

const om = (words: readonly string[], secret: string = tenant.clientSecret): Promise<ChildResult> =>
  intuneOmProcess(["--config", organisation.config, ...words], {
    cwd: organisation.folder,
    env: { OM_SECRET: secret, NODE_EXTRA_CA_CERTS: join(organisation.folder, "authority.pem") },
  });

const isTokenRequest = ({ method, path }: FrontRequest): boolean =>
  method === "POST" && path.split("?")[0] === `/${tenant.tenantId}/oauth2/v2.0/token`;

const isGraph = ({ path }: FrontRequest): boolean => /^\/(?:v1\.0|beta)\//.test(path);

/** The forms of the token requests, in order. */
const tokenForms = (): readonly Record<string, string>[] =>
  front.requests.filter(isTokenRequest).map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

/** The tokens that Graph was called with, each once. */
const tokensSent = (): readonly string[] => [
  ...new Set(front.requests.filter(isGraph).map(({ authorization }) => authorization ?? "none")),
];

/** Everything that the command left behind: what it printed, and every byte beside the store. */
function traces(result: ChildResult): string {
  const state = join(organisation.folder, "state");
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain("intune-om.db");
  const bytes = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1"));
  return [result.stdout, result.stderr, ...bytes].join("\n");
}

describe("sign-in with a client secret", () => {
  it("asks the authority for one token, whatever the number of sources, and calls Graph with it", async () => {
    await useSecret();
    const result = await om(["collect", "--json"]);
    const { coverage } = JSON.parse(result.stdout) as {
      coverage: readonly { readonly source: string; readonly status: string; readonly count: number }[];
    };
    expect(coverage.find(({ source }) => source === "devices")).toMatchObject({
      status: "complete",
      count: 12,
    });
    expect(front.requests.filter(isGraph).length).toBeGreaterThan(10);
    expect(tokenForms()).toEqual([
      expect.objectContaining({
        grant_type: "client_credentials",
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        scope: `${front.url}/.default`,
      }),
    ]);
    expect(tokensSent()).toEqual([expect.stringMatching(/^Bearer demo\./)]);
  });

  it("leaves neither secret nor token in what is printed, logged and kept", async () => {
    await useSecret();
    const result = await om(["collect", "--verbose"]);
    const left = traces(result);
    expect(result.stderr).toContain("source read");
    expect(left).not.toContain(tenant.clientSecret);
    for (const token of tokensSent()) expect(left).not.toContain(token.replace("Bearer ", ""));
  });
});

describe("sign-in with a client certificate", () => {
  beforeEach(async () => {
    await writeFile(join(organisation.folder, "om.pem"), `${CLIENT_CERTIFICATE}${CLIENT_KEY}`);
    await setAuth({ type: "client-certificate", ...application(), certificate: "file:./om.pem" });
  });

  it("proves itself by an assertion that the certificate signed for this authority", async () => {
    await om(["collect"]);
    const [form, ...more] = tokenForms();
    expect(more).toEqual([]);
    expect(form).toMatchObject({
      grant_type: "client_credentials",
      client_id: tenant.clientId,
      scope: `${front.url}/.default`,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });
    expect(form).not.toHaveProperty("client_secret");
    const [header = "", claims = "", signature = ""] = (form?.["client_assertion"] ?? "").split(".");
    const certificate = new X509Certificate(CLIENT_CERTIFICATE);
    expect(parsed(header)).toMatchObject({
      alg: "PS256",
      "x5t#S256": createHash("sha256").update(certificate.raw).digest("base64url"),
    });
    expect(parsed(claims)).toMatchObject({
      aud: `${front.url}/${tenant.tenantId}/oauth2/v2.0/token`,
      iss: tenant.clientId,
      sub: tenant.clientId,
    });
    const isSigned = verify(
      "sha256",
      Buffer.from(`${header}.${claims}`),
      {
        key: certificate.publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      },
      Buffer.from(signature, "base64url"),
    );
    expect(isSigned).toBe(true);
    expect(tokensSent()).toEqual([expect.stringMatching(/^Bearer demo\./)]);
  });

  it("leaves neither key nor assertion nor token in what is printed, logged and kept", async () => {
    const left = traces(await om(["collect", "--verbose"]));
    const assertion = tokenForms()[0]?.["client_assertion"] ?? "none";
    const secrets = [...assertion.split("."), ...CLIENT_KEY.split("\n").slice(1, -2)];
    expect(secrets.length).toBeGreaterThan(10);
    for (const piece of secrets) expect(left).not.toContain(piece);
    for (const token of tokensSent()) expect(left).not.toContain(token.replace("Bearer ", ""));
  });
});

describe("sign-in with a workload identity", () => {
  it("reads its token file again when Graph refuses the token", async () => {
    const file = join(organisation.folder, "federated-token");
    const [first, second] = [federatedToken("first"), federatedToken("second")];
    writeFileSync(file, first);
    await setAuth({ type: "workload-identity", ...application(), tokenFile: "./federated-token" });
    let refused = 0;
    intercept = (request) => {
      // The cluster renews the file while the command is at work.
      if (isTokenRequest(request)) writeFileSync(file, second);
      if (!isGraph(request) || refused > 0) return null;
      refused += 1;
      return { status: 401, body: { error: { code: "InvalidAuthenticationToken", message: "Expired." } } };
    };
    const result = await om(["collect", "--json"]);
    expect(tokenForms().map((form) => form["client_assertion"])).toEqual([first, second]);
    expect(tokensSent()).toHaveLength(2);
    expect(traces(result)).not.toContain(first);
    expect(result.stdout).toContain('"devices.total":12');
  });
});

describe("sign-in with a device code", () => {
  const code = {
    device_code: "device-code-of-the-test",
    user_code: "ABC123",
    verification_uri: "https://login.example/device",
    expires_in: 900,
    interval: 0,
    message: "To sign in, open https://login.example/device and enter ABC123.",
  };

  function answering(token: () => { readonly status: number; readonly body: object }): Intercept {
    return (request) => {
      if (request.path.includes("/oauth2/v2.0/devicecode")) return { status: 200, body: code };
      return isTokenRequest(request) ? token() : null;
    };
  }

  beforeEach(() => setAuth({ type: "device-code", ...application() }));

  it("shows a person what to enter, waits for them, and asks once for all sources", async () => {
    let polls = 0;
    intercept = answering(() => {
      polls += 1;
      return polls === 1
        ? { status: 400, body: { error: "authorization_pending", error_description: "AADSTS70016: Wait." } }
        : { status: 200, body: personsTokens() };
    });
    const result = await om(["collect", "--json"]);
    expect(result.stderr.match(/enter ABC123/g)).toHaveLength(1);
    expect(tokenForms().map(({ device_code }) => device_code)).toEqual([code.device_code, code.device_code]);
    expect(tokensSent()).toEqual([`Bearer ${tenant.token}`]);
    expect(traces(result)).not.toMatch(/demo-tenant-token|refresh-token-of-the-test/);
  });

  it("that nobody entered in time says so", async () => {
    intercept = answering(() => ({
      status: 400,
      body: { error: "expired_token", error_description: "AADSTS70020: The code has expired." },
    }));
    const { exitCode, stderr } = await om(["collect"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Sign-in failed: the code was not entered in time (expired_token).");
  });
});

const CAUSES = [
  ["an expired secret", 7000222, "the client secret has expired", "auth.secret"],
  ["a wrong cloud", 900382, "the tenant is in another cloud", "Set cloud of the tenant"],
  ["missing consent", 7000229, "has never been given consent", "Grant admin consent"],
] as const;

describe("a sign-in that is refused, through the identity library", () => {
  it.each(CAUSES)("for %s says why in one line, and what to do", async (_what, number, cause, fix) => {
    await useSecret();
    intercept = (request) => (isTokenRequest(request) ? refusal(number) : null);
    const { exitCode, stdout, stderr } = await om(["collect", "--verbose"], "secret-that-is-refused");
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^Error: Sign-in failed: .*${cause}.*\\(AADSTS${number}\\)\\.$`, "m"));
    expect(stderr).toContain(fix);
    expect(stderr).not.toContain("secret-that-is-refused");
    // Once, and no more: a wrong secret that is tried again and again locks an account.
    expect(tokenForms()).toHaveLength(1);
  });

  it("for an unknown tenant, which the library itself does not tell from a broken network", async () => {
    await setAuth({
      type: "client-secret",
      tenantId: "nowhere.example",
      clientId: tenant.clientId,
      secret: "env:OM_SECRET",
    });
    const { exitCode, stderr } = await om(["collect"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Sign-in failed: there is no such tenant in this cloud (AADSTS90002).");
    expect(stderr).toContain("auth.tenantId");
  });

  it("for an authority whose certificate nobody trusts", async () => {
    await useSecret();
    const { stderr } = await intuneOmProcess(["--config", organisation.config, "collect"], {
      env: { OM_SECRET: tenant.clientSecret },
    });
    expect(stderr).toContain("shows a certificate that this machine does not trust");
    expect(stderr).toContain("NODE_EXTRA_CA_CERTS");
    expect(tokenForms()).toEqual([]);
  });
});

describe("a sign-in that is refused", () => {
  beforeEach(async () => {
    // Over plain HTTP on loopback, where no process of its own is needed.
    await organisation.set(["tenants", 0, "cloud"], { graph: tenant.graphUrl, login: tenant.loginUrl });
    await useSecret();
  });

  const inProcess = (...words: readonly string[]) =>
    intuneOm(["--config", organisation.config, ...words, "--json"], {
      cwd: organisation.folder,
      env: { OM_SECRET: tenant.clientSecret },
    });

  it.each([...CAUSES, ["an unknown tenant", 90002, "no such tenant", "auth.tenantId"] as const])(
    "for %s is told alike by collect, run and doctor",
    async (_what, number, cause, fix) => {
      const message = `AADSTS${number}: Words of the service.`;
      tenant.setFaults([{ path: "/oauth2/v2.0/token", status: 400, code: "invalid_client", message }]);
      for (const words of [["collect"], ["run", "stakeholder-weekly", "--dry-run"]]) {
        const result = await inProcess(...words);
        expect(result.exitCode).toBe(1);
        expect(result.json()).toMatchObject({
          error: {
            code: "graph.sign-in",
            message: expect.stringMatching(
              new RegExp(`^Sign-in failed: .*${cause}.*\\(AADSTS${number}\\)\\.$`),
            ),
            hint: expect.stringContaining(fix),
          },
        });
      }
      const { findings } = (await inProcess("doctor")).json<{
        findings: readonly { check: string; detail: string; fix: string }[];
      }>();
      expect(findings.filter(({ detail }) => detail.includes(`AADSTS${number}`))).toEqual([
        {
          check: "norrviken/sign-in",
          ok: false,
          detail: expect.stringContaining(cause),
          fix: expect.stringContaining(fix),
        },
      ]);
    },
  );

  it("for want of any permission is told by collect and run as missing consent", async () => {
    tenant.setFaults([
      { path: "/v1.0", status: 403 },
      { path: "/beta", status: 403 },
    ]);
    for (const words of [["collect"], ["run", "stakeholder-weekly", "--dry-run"]]) {
      const result = await inProcess(...words);
      expect(result.exitCode).toBe(1);
      expect(result.json()).toMatchObject({
        error: {
          message: expect.stringContaining("no permission has been granted"),
          hint: expect.stringContaining("intune-om permissions"),
        },
      });
    }
  });
});

/** What the token endpoint answers to a person: tokens, and who it was. */
function personsTokens(): object {
  const { tenantId, clientId } = application();
  const person = { oid: "ada", sub: "ada", tid: tenantId, preferred_username: "ada@norrviken.example" };
  return {
    token_type: "Bearer",
    scope: `${front.url}/.default openid profile offline_access`,
    expires_in: 3599,
    access_token: tenant.token,
    refresh_token: "refresh-token-of-the-test",
    id_token: `${encoded({ alg: "none" })}.${encoded({ aud: clientId, exp: 4_102_444_800, ...person })}.`,
    client_info: encoded({ uid: "ada", utid: tenantId }),
  };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function parsed(part: string): unknown {
  return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
}

function refusal(number: number): { readonly status: number; readonly body: object } {
  const text = `AADSTS${number}: Words of the service. Trace ID: 1 Correlation ID: 2 Timestamp: 3`;
  return { status: 401, body: { error: "invalid_client", error_description: text, error_codes: [number] } };
}

/** A token as a cluster's issuer would write it; the demo tenant looks at issuer and end alone. */
function federatedToken(name: string): string {
  const claims = { iss: tenant.clientId, exp: 4_102_444_800, jti: name };
  return `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}.${encoded({ signature: name })}`;
}
