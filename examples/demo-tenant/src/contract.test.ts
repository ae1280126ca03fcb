import { expect, test } from "vitest";
import { problemsOf } from "../testing/conforms.ts";
import { deriveContract } from "../scripts/contract.ts";
import { hasMetadata } from "../scripts/sources.ts";
import { type Contract, inVersion, propertiesOf, writtenContract } from "./contract/contract.ts";
import { ROUTES } from "./routes/index.ts";
import { DEMO_GROUPS } from "./scenario/groups.ts";
import { POLICIES } from "./scenario/policies.ts";
import { PROFILES } from "./scenario/profiles.ts";
import { TROJAN } from "./scenario/malware.ts";
import { APPS } from "./scenario/app-catalogue.ts";
import { type Client, listOf, recordOf, withTenant } from "../testing/client.ts";

const contract: Contract = hasMetadata() ? deriveContract() : writtenContract();

test.runIf(hasMetadata())("the written contract is what the metadata says today", () => {
  expect(writtenContract()).toEqual(deriveContract());
});

test("the contract holds names and types, no prose", () => {
  const texts: string[] = [];
  JSON.stringify(writtenContract(), (key, value: unknown) => {
    texts.push(key, ...(typeof value === "string" ? [value] : []));
    return value;
  });
  expect(texts.filter((text) => !/^[\w.$/{}()!*]*$/.test(text))).toEqual([]);
});

test("the permissions that open a route are among those that are known to do", () => {
  for (const { path, type, permissions } of ROUTES) {
    const known = (type === null ? undefined : contract.paths[`/${path}`])?.permissions;
    const reading = permissions.filter((name) => !name.includes(".ReadWrite."));
    if (known !== undefined) expect(known, path).toEqual(expect.arrayContaining(reading));
  }
});

test("every route leads to the type that the metadata finds at its path", () => {
  for (const route of ROUTES) {
    if (route.type !== null) expect(contract.paths[`/${route.path}`]?.type, route.path).toBe(route.type);
  }
});

test.for([0, 4, 15])("every property and every value on day %i is in the metadata", async (day) => {
  await withTenant({ devices: 600, day, hostileNames: true, pageSize: 200 }, async (client) => {
    for (const { path, options, type, version } of await pathsToWalk(client)) {
      const { rows } = await walk(client, `${path}${options}`);
      const declared = inVersion(contract, version);
      expect(rows.length, path).toBeGreaterThan(0);
      expect(rows.flatMap((row) => problemsOf(declared, type, row)).slice(0, 5), path).toEqual([]);
    }
  });
});

test("a selection returns what was selected and the id, and nothing else", async () => {
  await withTenant({ devices: 60, day: 4 }, async (client) => {
    for (const { path, options, type } of await pathsToWalk(client)) {
      // The service answers any selection of Autopilot's devices with an error, and so does the tenant.
      if (options !== "" || path.endsWith("/windowsAutopilotDeviceIdentities")) continue;
      const names = [...propertiesOf(contract, type).keys()];
      const [name = "id"] = (await selectable(client, path, names)).slice(-1);
      const { rows } = await walk(client, `${path}?$select=${name}`);
      for (const row of rows) {
        const given = Object.keys(row).filter((key) => !key.startsWith("@odata.") && key !== "id");
        expect(given, path).toEqual(name === "id" ? [] : [name]);
      }
      expect(
        rows.flatMap((row) => problemsOf(contract, type, row)),
        path,
      ).toEqual([]);
    }
  });
});

test("the columns of every report are the documented ones, each coded column followed by its text", async () => {
  await withTenant({ devices: 60, day: 4 }, async (client) => {
    for (const [action, { versions, columns }] of Object.entries(contract.reports)) {
      const filter = action.includes("InstallationStatus")
        ? { filter: `(ApplicationId eq '${APPS[0]?.id}')` }
        : {};
      const { status, headers, body } = await client.post(
        `/${versions.at(-1)}/deviceManagement/reports/${action}`,
        filter,
      );
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("application/octet-stream");
      const names = listOf(body.Schema).map((column) => String(column.Column));
      expect(names.filter((name) => !name.endsWith("_loc")).toSorted()).toEqual(columns.toSorted());
      for (const [at, name] of names.entries()) {
        if (name.endsWith("_loc")) expect(name).toBe(`${names[at - 1]}_loc`);
      }
      expect(
        Array.isArray(body.Values) &&
          body.Values.every((row) => Array.isArray(row) && row.length === names.length),
      );
    }
  });
});

test("every GET route is walked here, but those that answer with a refusal", async () => {
  await withTenant({ devices: 60, day: 4 }, async (client) => {
    const walked = (await pathsToWalk(client)).map(({ route }) => route);
    const missing = ROUTES.filter((route) => route.method === "GET" && !walked.includes(route.path));
    expect(missing.map(({ path }) => path)).toEqual(["deviceManagement/managedDevices/$count", ...REFUSED]);
    for (const path of REFUSED) expect((await client.get(`/v1.0/${path}`)).status, path).toBe(501);
  });
});

interface Walk {
  readonly route: string;
  readonly version: string;
  readonly path: string;
  /** What some need to show all they have. */
  readonly options: string;
  readonly type: string;
}

/** Every GET route with keys that exist on the day, and again those that need options to show all they have. */
async function pathsToWalk(client: Client): Promise<readonly Walk[]> {
  const { rows } = await client.rows("/v1.0/deviceManagement/managedDevices?$select=id,operatingSystem");
  const windows = rows.find((row) => row.operatingSystem === "Windows");
  const infected = listOf(
    (await client.get(`/v1.0/deviceManagement/windowsMalwareInformation/311084/deviceMalwareStates`)).body
      .value,
  )[0];
  const { rows: issues } = await client.rows("/v1.0/admin/serviceAnnouncement/issues?$select=id");
  const { rows: posts } = await client.rows("/v1.0/admin/serviceAnnouncement/messages?$select=id");
  const { body: job } = await client.post("/v1.0/deviceManagement/reports/exportJobs", {
    reportName: "Devices",
  });
  const keys: Readonly<Record<string, string>> = {
    "groups/{}/transitiveMembers": DEMO_GROUPS.everybody,
    "deviceManagement/reports/exportJobs/{}": String(job.id),
    "deviceManagement/managedDevices/{}": String(windows?.id),
    "deviceManagement/managedDevices/{}/windowsProtectionState": String(infected?.id),
    "deviceManagement/managedDevices/{}/windowsProtectionState/detectedMalwareState": String(infected?.id),
    "deviceManagement/windowsMalwareInformation/{}/deviceMalwareStates":
      client.tenant.now().getUTCDate() > 4 ? TROJAN.id : "311084",
    "deviceManagement/deviceCompliancePolicies/{}": POLICIES[1]?.id ?? "",
    "deviceManagement/deviceCompliancePolicies/{}/deviceStatusOverview": POLICIES[1]?.id ?? "",
    "deviceManagement/deviceConfigurations/{}/deviceStatusOverview": PROFILES[0]?.id ?? "",
    "admin/serviceAnnouncement/issues/{}": String(issues[0]?.id),
    "admin/serviceAnnouncement/messages/{}": String(posts[0]?.id),
  };
  return ROUTES.flatMap(({ method, path: route, type, versions }) => {
    if (method !== "GET" || type === null || REFUSED.includes(route)) return [];
    const version = versions[0] ?? "";
    const path = `/${version}/${route.replace("{}", encodeURIComponent(keys[route] ?? ""))}`;
    const plain = { route, version, path, options: "", type };
    const options = OPTIONS[route];
    return options === undefined ? [plain] : [plain, { ...plain, options }];
  });
}

/** What the company has never had. */
const REFUSED: readonly string[] = ["deviceManagement/exchangeConnectors"];

const OPTIONS: Readonly<Record<string, string>> = {
  deviceManagement: "?$select=deviceProtectionOverview,windowsMalwareOverview,subscriptionState",
  "admin/serviceAnnouncement/healthOverviews": "?$expand=issues",
  "deviceAppManagement/mobileApps": "?$expand=assignments",
};

async function walk(
  client: Client,
  path: string,
): Promise<{ readonly rows: readonly Record<string, unknown>[] }> {
  const first = await client.get(path);
  expect(first.status, `${path} ${first.text}`).toBe(200);
  if (Array.isArray(first.body.value)) return client.rows(path);
  expect(String(first.body["@odata.context"]), path).toMatch(/\/\$entity$/);
  return { rows: [recordOf(first.body)] };
}

/** Those names that the service lets one select; of polymorphic lists only the base type's. */
async function selectable(
  client: Client,
  path: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const { body } = await client.get(path);
  const row = Array.isArray(body.value) ? recordOf(body.value[0]) : body;
  return names.filter((name) => name in row && name !== "id");
}
