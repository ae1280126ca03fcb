import { describe, expect, it } from "vitest";
import { zipOf } from "../../test-support/zip-file.ts";
import { createGraphReader } from "./create-graph-reader.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";
import { createFakeFetch } from "../../test-support/fake-fetch.ts";
import type { Setup } from "../../test-support/fake-reader.ts";
import { allOf, failure, setUp } from "../../test-support/fake-reader.ts";
import type { GraphExportBatch, GraphExportRequest } from "./graph-reader.ts";
import type { GraphLimits } from "./limits.ts";

const JOBS = "https://graph.microsoft.com/v1.0/deviceManagement/reports/exportJobs";
const LINK = "https://storage1.blob.core.windows.net/tenant/Devices_1.zip?sv=2019-02-02&sig=hush";
const NEVER = "0001-01-01T00:00:00Z";

const REQUEST: GraphExportRequest = {
  version: "v1.0",
  path: "/deviceManagement/reports/exportJobs",
  report: "Devices",
  select: ["DeviceId", "DeviceName"],
  filter: "(OwnerType eq '1')",
};

const made: FakeAnswer = job("notStarted", null, { status: 201 });
const file: FakeAnswer = { body: zipOf({ content: "\uFEFFDeviceId,DeviceName\r\na,PC-1\r\nb,PC-2\r\n" }) };

describe("an export job", () => {
  it("is created once, asked for at growing intervals, and its file read row by row", async () => {
    const { setup, rows } = read([made, job("inProgress"), job("inProgress"), job("completed", LINK), file]);
    expect(await rows).toEqual([
      { DeviceId: "a", DeviceName: "PC-1" },
      { DeviceId: "b", DeviceName: "PC-2" },
    ]);
    expect(setup.wire.calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${JOBS}`,
      `GET ${JOBS}('Devices_1-2')`,
      `GET ${JOBS}('Devices_1-2')`,
      `GET ${JOBS}('Devices_1-2')`,
      `GET ${LINK}`,
    ]);
    expect(setup.wire.calls[0]?.body).toEqual({
      reportName: "Devices",
      select: ["DeviceId", "DeviceName"],
      filter: "(OwnerType eq '1')",
      format: "csv",
      localizationType: "localizedValuesAsAdditionalColumn",
    });
    expect(setup.waits).toEqual([1_000, 2_000, 4_000]);
  });

  it("that is completed and names no file yet is asked for again", async () => {
    const { rows } = read([made, job("completed", null), job("Completed", ""), job("completed", LINK), file]);
    expect(await rows).toHaveLength(2);
  });

  it("that failed is an error", async () => {
    const error = await failure(read([made, job("failed", LINK)]).rows);
    expect(error).toMatchObject({ kind: "unavailable", detail: "the export job failed" });
  });

  it("that never ends is given up in the end, in the state as it came", async () => {
    const endless = Array.from({ length: 8 }, () => job("waitingForGodot"));
    const { setup, rows } = read([made, ...endless], { exportTimeoutMs: 60_000 });
    const error = await failure(rows);
    expect(error).toMatchObject({
      kind: "timeout",
      detail: expect.stringMatching(/^the export job was still waitingForGodot after 55 seconds$/),
    });
    expect(setup.waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000]);
    setup.wire.assertUsed();
  });

  it("is not created again when the service may have created it", async () => {
    for (const answer of [{ status: 503 }, { body: "<html>" }, { body: new TypeError("fetch failed") }]) {
      const { setup, rows } = read([answer]);
      await failure(rows);
      expect(setup.wire.calls).toHaveLength(1);
    }
  });

  it("is created again when the service was too busy to begin", async () => {
    const { setup, rows } = read([
      { status: 429, headers: { "retry-after": "7" } },
      made,
      job("completed", LINK),
      file,
    ]);
    expect(await rows).toHaveLength(2);
    expect(setup.waits).toContain(7_000);
  });

  it("whose answer is none of a job is an error", async () => {
    for (const body of [
      {},
      { id: "../x", status: "notStarted" },
      { id: "a'b", status: "x" },
      { id: "Devices_1" },
    ])
      expect(await failure(read([{ status: 201, body }]).rows)).toMatchObject({ kind: "badAnswer" });
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const { setup } = read([]);
    stop.abort(new Error("enough"));
    await expect(rowsOf(setup.graph.export({ ...REQUEST, signal: stop.signal }))).rejects.toThrow("enough");
    expect(setup.wire.calls).toEqual([]);
  });
});

describe("the download of an exported file", () => {
  it("takes no token and no cookie along, and follows no redirect", async () => {
    const { setup } = read([]);
    const wire = createFakeFetch([made, job("completed", LINK), file]);
    const sent: RequestInit[] = [];
    const fetch: typeof wire.fetch = async (url, init = {}) => {
      sent.push(init);
      return await wire.fetch(url, init);
    };
    await rowsOf(createGraphReader({ ...setup.options, fetch }).export(REQUEST));
    expect(sent.at(-1)).toMatchObject({ redirect: "manual", credentials: "omit" });
    expect([...new Headers(sent.at(-1)?.headers).keys()]).toEqual(["accept-encoding"]);
    const away = { status: 302, headers: { location: "https://evil.example/" } };
    const error = await failure(read([made, job("completed", LINK), away]).rows);
    expect(error.detail).toBe("the storage sent the download elsewhere, status 302");
  });

  it("does not begin when the link leads away from the storage of the cloud", async () => {
    const { setup, rows } = read([made, job("completed", "https://evil.example/Devices.zip?sig=hush")]);
    const error = await failure(rows);
    expect(error).toMatchObject({ kind: "badAnswer", detail: expect.stringContaining("leads away") });
    expect(shown(error)).not.toMatch(/evil|hush/);
    expect(setup.wire.calls).toHaveLength(2);
  });

  it("shows the address of the file in no error", async () => {
    const broken = Object.assign(new TypeError(`cannot reach ${LINK}`), { cause: new Error(LINK) });
    for (const answer of [
      { status: 403, body: `<Error>${LINK}</Error>` },
      { status: 404 },
      { body: broken },
    ]) {
      const error = await failure(read([made, job("completed", LINK), answer], { faultRetries: 0 }).rows);
      expect(shown(error)).not.toMatch(/storage1|hush/);
      expect(error.url).toBe(JOBS);
    }
  });

  it("is asked for again when it breaks off, and not when it is refused", async () => {
    const broken = Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }),
    });
    const again = read([made, job("completed", LINK), { body: broken }, { status: 503 }, file]);
    expect(await again.rows).toHaveLength(2);
    const gone = read([made, job("completed", LINK), ...Array.from({ length: 3 }, () => ({ body: broken }))]);
    expect(await failure(gone.rows)).toMatchObject({
      kind: "network",
      detail: "the download failed (ECONNRESET)",
    });
    const refused = read([made, job("completed", LINK), { status: 403 }]);
    expect(await failure(refused.rows)).toMatchObject({ kind: "badAnswer" });
  });

  it("ends at the cap on compressed bytes", async () => {
    const error = await failure(read([made, job("completed", LINK), file], { maxDownloadBytes: 100 }).rows);
    expect(error.detail).toContain("larger than 100 bytes");
  });

  it("has a deadline of its own", async () => {
    const { setup } = read([]);
    const graph = createGraphReader({
      ...setup.options,
      limits: { downloadTimeoutMs: 5, faultRetries: 0 },
      fetch: async (url, init) => {
        if (url === LINK) return await neverUntil(init?.signal);
        return Response.json({ id: "Devices_1", status: "completed", url: LINK }, { status: 201 });
      },
    });
    expect(await failure(rowsOf(graph.export(REQUEST)))).toMatchObject({ kind: "timeout" });
  });
});

describe("an exported file", () => {
  it.each([
    ["a login page", Buffer.from("<!doctype html><title>Sign in</title>"), "could not be read"],
    ["nothing", Buffer.alloc(0), "could not be read"],
    [
      "half an archive",
      zipOf({ content: "x".repeat(500), stored: true }).subarray(0, 300),
      "could not be read",
    ],
    ["an archive of nothing", zipOf(), "0 files"],
    ["an archive of two", zipOf({ content: "a" }, { content: "b" }), "2 files"],
    ["an encrypted one", zipOf({ content: "DeviceId,DeviceName\n", flags: 1 }), "encrypted"],
    ["one of the large kind", zipOf({ content: "x", extra: Buffer.from([1, 0, 0, 0]) }), "zip64"],
    ["one in an unknown packing", zipOf({ content: "x", method: 14 }), "not known (14)"],
    ["one that unpacks to too much", zipOf({ content: Buffer.alloc(20_000) }), "larger than 10000 bytes"],
    ["one that hides it", zipOf({ content: Buffer.alloc(20_000), size: 50 }), "more than it says"],
    ["one that ends early", zipOf({ content: "DeviceId,DeviceName\n", size: 5_000 }), "damaged"],
    ["one with a wrong sum", zipOf({ content: "DeviceId,DeviceName\n", crc: 1 }), "damaged"],
    ["an empty file", zipOf({ content: "" }), "the file is empty"],
    ["a file without a column", zipOf({ content: "DeviceId,Name\na,b\n" }), "no column DeviceName"],
    [
      "a file with a column twice",
      zipOf({ content: "DeviceId,deviceid,DeviceName\n" }),
      "column DeviceId twice",
    ],
    [
      "a file cut inside a quote",
      zipOf({ content: 'DeviceId,DeviceName\na,"b\nc,d\n' }),
      "CSV_QUOTE_NOT_CLOSED",
    ],
  ])("that is %s is an error", async (_what, body, why) => {
    const error = await failure(
      read([made, job("completed", LINK), { body }], { maxInflatedBytes: 10_000 }).rows,
    );
    expect(error).toMatchObject({ kind: "badAnswer", detail: expect.stringContaining(why), url: JOBS });
  });

  it("may have any name, be stored as it is, and hold columns that nobody asked for", async () => {
    const content = "DeviceName,CompliantState,CompliantState_loc,deviceid\nPC-1,1,Compliant,a\n";
    expect(await rowsIn(zipOf({ name: "../../etc/passwd", content, stored: true }))).toEqual([
      { DeviceId: "a", DeviceName: "PC-1" },
    ]);
  });

  it("is read with its loose quotes, line ends and blank lines", async () => {
    const content = '\uFEFF"DeviceId","DeviceName"\na,Bob"s "big" PC\r\n\nb,"a, ""b""\r\nc"\nc,\nd,åäö 設備';
    expect((await rowsIn(zipOf({ content }))).map((row) => row["DeviceName"])).toEqual([
      'Bob"s "big" PC',
      'a, "b"\r\nc',
      "",
      "åäö 設備",
    ]);
  });

  it("counts rows with too few or too many values", async () => {
    const content = "DeviceId,DeviceName\na\nb,PC, of Bob\nc,PC-3\n";
    const { setup } = read([made, job("completed", LINK), { body: zipOf({ content }) }]);
    const batches = await allOf(setup.graph.export(REQUEST));
    expect(batches).toEqual([{ rows: [{ DeviceId: "c", DeviceName: "PC-3" }], badRows: 2 }]);
  });

  it("comes in batches, never as a whole", async () => {
    const lines = Array.from({ length: 2_500 }, (_, index) => `${index},PC`);
    const body = zipOf({ content: ["DeviceId,DeviceName", ...lines].join("\n") });
    const { setup } = read([made, job("completed", LINK), { body }]);
    const batches = await allOf(setup.graph.export(REQUEST));
    expect(batches.map(({ rows }) => rows.length)).toEqual([1_000, 1_000, 500]);
  });
});

function job(status: string, url: string | null = null, more: Partial<FakeAnswer> = {}): FakeAnswer {
  const id = "Devices_1-2";
  return { ...more, body: { id, reportName: "Devices", status, url, expirationDateTime: NEVER } };
}

function read(
  answers: readonly FakeAnswer[],
  limits: Partial<GraphLimits> = {},
): { readonly setup: Setup; readonly rows: Promise<GraphExportBatch["rows"]> } {
  const setup = setUp(answers);
  const graph = createGraphReader({ ...setup.options, limits });
  const rows = answers.length === 0 ? Promise.resolve([]) : rowsOf(graph.export(REQUEST));
  // Some tests read it themselves.
  rows.catch(() => undefined);
  return { setup: { ...setup, graph }, rows };
}

async function rowsOf(batches: AsyncIterable<GraphExportBatch>): Promise<GraphExportBatch["rows"]> {
  return (await allOf(batches)).flatMap(({ rows }) => rows);
}

async function rowsIn(body: Buffer): Promise<GraphExportBatch["rows"]> {
  return await read([made, job("completed", LINK), { body }]).rows;
}

/** Everything that a log could write of an error. */
function shown(error: Error): string {
  return [error.stack, JSON.stringify(error), JSON.stringify(error.cause), String(error.cause)].join("\n");
}

function neverUntil(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("late", "AbortError")));
  });
}
