import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type DemoTenant, startDemoTenant } from "../demo-tenant.ts";
import type { DemoTenantOptions } from "../options.ts";

const RAW = [
  "From: Driften <om@norrviken.example>",
  "To: =?utf-8?Q?=C3=85sa?= <asa@norrviken.example>",
  "Message-ID: <1@norrviken.example>",
  "MIME-Version: 1.0",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Hej.",
  "",
].join("\r\n");
const BASE = "/v1.0/users/om%40norrviken.example";

let tenant: DemoTenant;
afterEach(() => tenant.close());

async function start(options: DemoTenantOptions = {}): Promise<void> {
  tenant = await startDemoTenant({ devices: 5, ...options });
}

function post(path: string, body: string, contentType = "text/plain"): Promise<Response> {
  return fetch(`${tenant.graphUrl}${BASE}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${tenant.token}`, "content-type": contentType },
    body,
  });
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

async function draft(): Promise<string> {
  const { id } = (await (await post("/messages", base64(RAW))).json()) as { id: string };
  return `/messages/${encodeURIComponent(id)}`;
}

async function openUpload(path: string, size: number): Promise<string> {
  const item = { AttachmentItem: { attachmentType: "file", name: "fil å.bin", size, contentType: "a/b" } };
  const answer = await post(
    `${path}/attachments/createUploadSession`,
    JSON.stringify(item),
    "application/json",
  );
  return ((await answer.json()) as { uploadUrl: string }).uploadUrl;
}

function put(
  url: string,
  bytes: Buffer,
  range: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: "PUT",
    headers: { "content-range": range, ...headers },
    body: new Uint8Array(bytes),
  });
}

describe("mail that is sent through the demo tenant", () => {
  it("is accepted with 202 without a body, and kept as it came", async () => {
    const dir = await mkdtemp(join(tmpdir(), "demo-mail-"));
    await start({ mailDir: dir });
    const answer = await post("/sendMail", base64(RAW));
    expect([answer.status, await answer.text()]).toStrictEqual([202, ""]);
    expect(tenant.mail).toMatchObject([
      { mailbox: "om@norrviken.example", from: "om@norrviken.example", to: ["asa@norrviken.example"] },
    ]);
    expect(await readdir(dir)).toStrictEqual(["graph-00001-asa_norrviken.example.eml"]);
    expect(await readFile(tenant.mail[0]?.file ?? "", "utf8")).toBe(RAW);
    await rm(dir, { recursive: true });
  });

  it("is listed with the state, without its text", async () => {
    await start();
    await post("/sendMail", base64(RAW));
    const state = (await (await fetch(`${tenant.graphUrl}/_demo/state`)).json()) as { mail: unknown };
    expect(state.mail).toStrictEqual([
      {
        mailbox: "om@norrviken.example",
        from: "om@norrviken.example",
        to: ["asa@norrviken.example"],
        file: null,
        bytes: RAW.length,
      },
    ]);
  });

  it.each([
    ["no base64", "%%%", "text/plain", 400],
    ["JSON", "{}", "application/json", 415],
    ["a message to nobody", base64("From: a@b.se\r\n\r\n"), "text/plain", 400],
    ["more than a request may hold", base64("x".repeat(3_200_000)), "text/plain", 413],
  ])("is refused as %s", async (_name, body, contentType, status) => {
    await start();
    expect((await post("/sendMail", body, contentType)).status).toBe(status);
    expect(tenant.mail).toStrictEqual([]);
  });

  it("needs the permission to send, and drafts the one to write", async () => {
    await start({ permissions: ["Mail.Send"] });
    expect((await post("/sendMail", base64(RAW))).status).toBe(202);
    expect((await post("/messages", base64(RAW))).status).toBe(403);
  });

  it("is taken and not answered when the answer is cut, and not taken when the service is busy", async () => {
    await start({
      faults: [
        { path: "/users/", cut: true, times: 1 },
        { path: "/users/", status: 503, retryAfter: 2 },
      ],
    });
    await expect(post("/sendMail", base64(RAW))).rejects.toThrow();
    expect(tenant.mail).toHaveLength(1);
    const busy = await post("/sendMail", base64(RAW));
    expect([busy.status, busy.headers.get("retry-after")]).toStrictEqual([503, "2"]);
    expect(tenant.mail).toHaveLength(1);
  });
});

describe("a draft of the demo tenant", () => {
  const SIZE = 2_200_000;
  const STEP = 6 * 320 * 1024;
  const FILE = Buffer.alloc(SIZE, "abc");

  it("takes a file in pieces at an address of its own, and leaves with it", async () => {
    await start();
    const path = await draft();
    expect(tenant.drafts()).toBe(1);
    const url = await openUpload(path, SIZE);
    expect(new URL(url).origin).toBe(tenant.filesUrl);
    const first = await put(url, FILE.subarray(0, STEP), `bytes 0-${STEP - 1}/${SIZE}`);
    expect([first.status, await first.json()]).toStrictEqual([200, { nextExpectedRanges: [`${STEP}-`] }]);
    expect((await put(url, FILE.subarray(STEP), `bytes ${STEP}-${SIZE - 1}/${SIZE}`)).status).toBe(201);
    expect((await post(`${path}/send`, "")).status).toBe(202);
    expect(tenant.drafts()).toBe(0);
    const raw = tenant.mail[0]?.raw.toString("latin1") ?? "";
    expect(raw).toContain("Message-ID: <1@norrviken.example>");
    expect(raw).toContain("filename*=UTF-8''fil%20%C3%A5.bin");
    expect(raw.replace(/\r\n/g, "")).toContain(FILE.toString("base64"));
  });

  it.each([
    ["with a token", `bytes 0-${STEP - 1}/${SIZE}`, STEP, { authorization: "Bearer demo-tenant-token" }, 401],
    ["without its place", "", STEP, {}, 400],
    ["of another size than it says", "bytes 0-9/2200000", STEP, {}, 400],
    ["that is no multiple of 320 KiB", `bytes 0-99999/${SIZE}`, 100_000, {}, 400],
    ["that is not the next", `bytes ${STEP}-${2 * STEP - 1}/9999999`, STEP, {}, 416],
  ])("refuses a piece %s", async (_name, range, length, headers, status) => {
    await start();
    const url = await openUpload(await draft(), SIZE);
    expect((await put(url, FILE.subarray(0, length), range, headers)).status).toBe(status);
  });

  it("takes small files in one request, and no session for them", async () => {
    await start();
    const path = await draft();
    const file = {
      "@odata.type": "#microsoft.graph.fileAttachment",
      name: "a.txt",
      contentType: "text/plain",
    };
    const small = JSON.stringify({ ...file, contentBytes: base64("small") });
    expect((await post(`${path}/attachments`, small, "application/json")).status).toBe(201);
    const item = JSON.stringify({ AttachmentItem: { attachmentType: "file", name: "a", size: 1_000 } });
    const session = await post(`${path}/attachments/createUploadSession`, item, "application/json");
    expect(await session.json()).toMatchObject({
      error: { code: "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize" },
    });
  });

  it("is gone when it was taken away, and belongs to one mailbox", async () => {
    await start();
    const path = await draft();
    const other = await fetch(`${tenant.graphUrl}/v1.0/users/b%40norrviken.example${path}/send`, {
      method: "POST",
      headers: { authorization: `Bearer ${tenant.token}` },
    });
    expect(other.status).toBe(404);
    const gone = await fetch(`${tenant.graphUrl}${BASE}${path}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${tenant.token}` },
    });
    expect(gone.status).toBe(204);
    expect(tenant.drafts()).toBe(0);
    expect((await post(`${path}/send`, "")).status).toBe(404);
  });
});
