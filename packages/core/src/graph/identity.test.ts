import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type CloudInput, resolveCloud } from "../config/clouds.ts";
import type { AuthConfig, Cloud } from "../config/config.ts";
import { createTokenSource } from "./credentials.ts";

/** How a cloud is named, where the library goes to sign in, and whose token it asks for. */
const CLOUDS: readonly (readonly [CloudInput, string, string])[] = [
  ["global", "login.microsoftonline.com", "https://graph.microsoft.com"],
  ["gcc-high", "login.microsoftonline.us", "https://graph.microsoft.us"],
  ["dod", "login.microsoftonline.us", "https://dod-graph.microsoft.us"],
  // The library knows login.chinacloudapi.cn by its newer name.
  ["china", "login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn"],
  [
    { graph: "https://graph.cloud.example", login: "https://login.cloud.example" },
    "login.cloud.example",
    "https://graph.cloud.example",
  ],
];
const TENANT = "8f1d5c2a-4b7e-4c39-9a60-0d3e7b21c001";
const SECRET = { kind: "env", name: "OM_SECRET" } as const;

const asked: string[] = [];
let server: Server;
let port: number;

/**
 * A service on loopback that notes what it is asked, also as a proxy. One for all tests: the library finds the
 * endpoint of a managed identity once in the life of a process.
 */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ access_token: "from-identity", expires_on: "4102444800", resource: "x" }));
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = address !== null && typeof address === "object" ? address.port : 0;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  asked.length = 0;
});

afterEach(() => vi.unstubAllEnvs());

const tokens = (auth: AuthConfig, cloud: Cloud) =>
  createTokenSource(auth, cloud, {
    readSecret: async () => "hunter2",
    fetch: () => Promise.reject(new TypeError("fetch failed")),
  });

describe("the cloud of a tenant", () => {
  it.each(CLOUDS)("%j is signed in to at its own login host", async (input, login) => {
    // The library goes through the machine's proxy, which here only notes where it wanted to go.
    vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${port}`);
    vi.stubEnv("NO_PROXY", "");
    for (const auth of [
      { type: "client-secret", tenantId: TENANT, clientId: "app", secret: SECRET },
      { type: "device-code", tenantId: TENANT, clientId: "app" },
    ] as const) {
      asked.length = 0;
      await expect(tokens(auth, resolveCloud(input)).getToken()).rejects.toMatchObject({
        code: "graph.sign-in",
      });
      expect([...new Set(asked)]).toEqual([`${login}:443`]);
    }
  });

  it.each(CLOUDS)("%j is what a managed identity asks its token for", async (input, _login, graph) => {
    vi.stubEnv("IDENTITY_ENDPOINT", `http://127.0.0.1:${port}/msi/token`);
    vi.stubEnv("IDENTITY_HEADER", "machine");
    const source = tokens({ type: "managed-identity", clientId: TENANT }, resolveCloud(input));
    expect(await source.getToken()).toBe("from-identity");
    const query = new URL(asked[0] ?? "", "http://127.0.0.1").searchParams;
    expect([query.get("resource"), query.get("client_id")]).toEqual([graph, TENANT]);
  });
});

describe.skipIf(process.platform === "win32")("a sign-in through the Azure CLI", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "intune-om-az-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** An `az` that notes its words and answers with a token. */
  async function installCli(): Promise<void> {
    const answer = JSON.stringify({ accessToken: "from-cli", expires_on: 4_102_444_800 });
    await writeFile(
      join(folder, "az"),
      `#!/bin/sh\nprintf '%s\\n' "$*" >> '${folder}/words'\nprintf '%s' '${answer}'\n`,
    );
    await chmod(join(folder, "az"), 0o755);
  }

  it.each(CLOUDS)("asks for Graph of the cloud %j, in the tenant", async (input, _login, graph) => {
    await installCli();
    vi.stubEnv("PATH", `${folder}:/usr/bin:/bin`);
    const source = tokens({ type: "azure-cli", tenantId: TENANT }, resolveCloud(input));
    expect(await source.getToken()).toBe("from-cli");
    const words = await readFile(join(folder, "words"), "utf8");
    expect(words).toContain(`--resource ${graph}`);
    expect(words).toContain(`--tenant ${TENANT}`);
  });

  it("tries nothing else when it fails, whatever the machine offers", async () => {
    vi.stubEnv("PATH", folder);
    vi.stubEnv("IDENTITY_ENDPOINT", `http://127.0.0.1:${port}/msi/token`);
    vi.stubEnv("IDENTITY_HEADER", "machine");
    vi.stubEnv("AZURE_TENANT_ID", TENANT);
    vi.stubEnv("AZURE_CLIENT_ID", "app");
    vi.stubEnv("AZURE_CLIENT_SECRET", "hunter2");
    vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${port}`);
    await expect(tokens({ type: "azure-cli" }, resolveCloud("global")).getToken()).rejects.toMatchObject({
      code: "graph.sign-in",
      hint: expect.stringContaining("az login"),
    });
    expect(asked).toEqual([]);
  });
});
