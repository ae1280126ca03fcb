import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Client, withTenant } from "../testing/client.ts";

const JOBS = "/v1.0/deviceManagement/reports/exportJobs";
const ORDER = { reportName: "Devices", format: "csv", select: ["DeviceId", "DeviceName", "CompliantState"] };

interface Download {
  readonly status: number;
  readonly bytes: Buffer;
}

async function download(link: string, headers: Readonly<Record<string, string>> = {}): Promise<Download> {
  const response = await fetch(link, { headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The address of a file, after as many questions as it takes. */
async function linkOf(client: Client, order: object): Promise<string> {
  const { body } = await client.post(JOBS, order);
  for (let asked = 0; asked < 5; asked++) {
    const { url } = (await client.get(`${JOBS}('${String(body.id)}')`)).body;
    if (typeof url === "string") return url;
  }
  throw new Error("the job never had a file");
}

/** The only file of an archive, by its first header alone. */
function textIn(archive: Buffer): string {
  const start = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28);
  return inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(18))).toString("utf8");
}

test("a job goes from not started to completed, and has its file a moment later", async () => {
  await withTenant({ devices: 20 }, async (client) => {
    const { status, body } = await client.post(JOBS, ORDER);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      reportName: "Devices",
      status: "notStarted",
      url: null,
      expirationDateTime: "0001-01-01T00:00:00Z",
    });
    const states = [];
    for (let asked = 0; asked < 3; asked++) {
      const job = (await client.get(`${JOBS}('${String(body.id)}')`)).body;
      states.push([job.status, typeof job.url]);
    }
    expect(states).toEqual([
      ["inProgress", "object"],
      ["completed", "object"],
      ["completed", "string"],
    ]);
    expect((await client.get(`${JOBS}('Devices_nobody')`)).status).toBe(404);
  });
});

test("reports, columns and formats that do not exist are refused", async () => {
  await withTenant({ devices: 5 }, async ({ post }) => {
    for (const order of [
      { reportName: "Fridges" },
      { reportName: "Devices", select: ["Colour"] },
      { ...ORDER, format: "pdf" },
      undefined,
    ])
      expect((await post(JOBS, order)).status, JSON.stringify(order)).toBe(400);
  });
});

test("the file is at another address, for its signature alone", async () => {
  await withTenant({ devices: 5 }, async (client) => {
    const link = await linkOf(client, ORDER);
    expect(link.startsWith(client.tenant.filesUrl)).toBe(true);
    expect(client.tenant.filesUrl).not.toBe(client.tenant.graphUrl);
    expect((await download(link)).status).toBe(200);
    expect((await download(link.replace(/sig=[^&]+/, "sig=guessed"))).status).toBe(403);
    const withToken = await download(link, { authorization: `Bearer ${client.tenant.token}` });
    expect(withToken.status).toBe(400);
    expect(withToken.bytes.toString()).toContain("InvalidAuthenticationInfo");
    expect(client.tenant.requests.filter(({ path }) => path.startsWith("/exports/"))).toHaveLength(3);
  });
});

test("the file begins with a mark, holds a row for each device, and leaves quotes bare", async () => {
  await withTenant({ devices: 40, hostileNames: true }, async (client) => {
    const text = textIn((await download(await linkOf(client, ORDER))).bytes);
    expect(text.startsWith("\uFEFFDeviceId,DeviceName,CompliantState\r\n")).toBe(true);
    const { rows } = await client.rows("/v1.0/deviceManagement/managedDevices?$select=id");
    for (const { id } of rows) expect(text).toContain(`\n${String(id)},`);
    expect(text).toMatch(/[^",\r\n]"[^,\r\n]*,(?:Compliant|Noncompliant)/);
  });
});

test("the report of agents has every agent, codes as numbers and their texts beside them", async () => {
  await withTenant({ devices: 200 }, async (client) => {
    const order = { reportName: "DefenderAgents", select: ["DeviceId", "DeviceState", "ProductStatus"] };
    // The mark at the beginning counts as a blank.
    const text = textIn((await download(await linkOf(client, order))).bytes).trim();
    const [header, ...lines] = text.split("\r\n");
    expect(header).toBe("DeviceId,DeviceState,DeviceState_loc,ProductStatus");
    expect(lines.length).toBeGreaterThan(80);
    for (const line of lines) expect(line).toMatch(/^[\w-]{36},\d+,[\w,"]+,\d+$/);
  });
});

test("jobs and files go wrong on demand", async () => {
  await withTenant({ devices: 50 }, async (client) => {
    client.tenant.setFaults([{ path: "/deviceManagement/reports/exportJobs(", jobStatus: "failed" }]);
    const { body } = await client.post(JOBS, ORDER);
    const job = (await client.get(`${JOBS}('${String(body.id)}')`)).body;
    expect(job).toMatchObject({ status: "failed", url: null });
    client.tenant.setFaults([]);
    const link = await linkOf(client, ORDER);
    const whole = (await download(link)).bytes;
    const struck = async (archive: string): Promise<Buffer> => {
      client.tenant.setFaults([{ path: "/exports/", archive }]);
      return (await download(link)).bytes;
    };
    expect(await struck("half")).toHaveLength(Math.floor(whole.length / 2));
    expect(await struck("damaged")).toHaveLength(whole.length);
    expect((await struck("damaged")).equals(whole)).toBe(false);
    expect((await struck("two")).readUInt16LE((await struck("two")).length - 12)).toBe(2);
    const bomb = await struck("bomb");
    expect(textIn(bomb).length).toBeGreaterThan(bomb.length * 500);
  });
});
