import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DemoTenant, type DemoTenantOptions, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

const SECRET = "signing-key";
const MAILBOX = "om@norrviken.example";

interface Posted {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

interface SetUp {
  readonly tenant: DemoTenant;
  readonly organisation: OrganisationCopy;
  readonly posted: readonly Posted[];
  readonly om: (...words: readonly string[]) => Promise<CommandResult>;
}

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

async function startReceiver(): Promise<{ readonly origin: string; readonly posted: readonly Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    posted.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(pieces) });
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ending.push(() => server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, posted };
}

/** The sample organisation with mail through Graph and a report that is posted to Teams and a webhook. */
async function setUp(options: DemoTenantOptions = {}): Promise<SetUp> {
  const tenant = await startDemoTenant({ devices: 30, ...options });
  ending.push(() => tenant.close());
  const { origin, posted } = await startReceiver();
  const organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  ending.push(() => organisation[Symbol.asyncDispose]());
  await organisation.set(["mail"], {
    transport: "graph",
    mailbox: MAILBOX,
    from: MAILBOX,
    rate: { perMinute: 6000 },
  });
  await organisation.set(
    ["channels"],
    [
      { id: "ops-team", kind: "teams", url: "env:OM_TEAMS" },
      { id: "itsm", kind: "webhook", url: `${origin}/hook`, secret: "env:OM_KEY" },
    ],
  );
  await organisation.setPlan(["reports", 0, "channels"], ["ops-team", "itsm"]);
  await organisation.setPlan(["reports", 0, "formats"], ["xlsx"]);
  const env = { OM_TOKEN: tenant.token, OM_TEAMS: `${origin}/teams?sig=hidden`, OM_KEY: SECRET };
  const om = (...words: readonly string[]): Promise<CommandResult> =>
    intuneOm([...words, "--config", organisation.config, "--json"], { env });
  return { tenant, organisation, posted, om };
}

interface RunJson {
  readonly run: { readonly state: string };
  readonly deliveries: readonly {
    readonly channel: string;
    readonly recipient: string;
    readonly state: string;
    readonly messageId: string;
  }[];
}

describe("a report that leaves through Graph and is posted to channels", () => {
  it("reaches each person by mail and each channel once, each by a delivery of its own", async () => {
    const { tenant, posted, om } = await setUp();
    const result = await om("run", "stakeholder-weekly");
    const { deliveries } = result.json<RunJson>();
    const byMail = deliveries.filter(({ channel }) => channel === "graph");
    expect(byMail.length).toBeGreaterThan(0);
    const posts = deliveries.filter(({ channel }) => channel !== "graph");
    expect(posts).toHaveLength(2);
    expect(new Set(posts.map(({ channel, recipient }) => `${channel} ${recipient}`))).toEqual(
      new Set(["teams ops-team", "webhook itsm"]),
    );
    expect(deliveries.every(({ state }) => state === "accepted")).toBe(true);
    expect(tenant.mail).toHaveLength(byMail.length);
    expect(new Set(tenant.mail.flatMap(({ to }) => to))).toEqual(
      new Set(byMail.map(({ recipient }) => recipient)),
    );
    expect(posted).toHaveLength(2);
    expect(new Set(posted.map(({ path }) => path))).toEqual(new Set(["/hook", "/teams?sig=hidden"]));
    expect(result.stdout + result.stderr).not.toMatch(/hidden|signing-key/);
  });

  it("is posted nowhere when it is for one address alone", async () => {
    const { posted, om } = await setUp();
    const { deliveries } = (
      await om("run", "stakeholder-weekly", "--to", "anna@norrviken.example")
    ).json<RunJson>();
    expect(deliveries).toMatchObject([{ channel: "graph", state: "accepted" }]);
    expect(posted).toEqual([]);
  });

  it("can be verified by whoever follows docs/channels.md", async () => {
    const { posted, om } = await setUp();
    const { deliveries } = (await om("run", "stakeholder-weekly")).json<RunJson>();
    const request = posted.find(({ path }) => path === "/hook");
    if (request === undefined) throw new Error("nothing was posted");
    const { headers, body } = request;
    const isGenuine = await documentedCheck();
    const signature = String(headers["x-intune-om-signature"]);
    expect(isGenuine(signature, body, SECRET)).toBe(true);
    expect(isGenuine(signature, body, "another")).toBe(false);
    expect(isGenuine(signature, Buffer.concat([body, Buffer.from(" ")]), SECRET)).toBe(false);
    expect(isGenuine(signature, body, SECRET, Date.now() + 400_000)).toBe(false);
    const { id, attachments } = JSON.parse(body.toString()) as { id: string; attachments: readonly object[] };
    expect([id, headers["idempotency-key"]]).toEqual(
      Array(2).fill(deliveries.find(({ channel }) => channel === "webhook")?.messageId),
    );
    expect(attachments).toHaveLength(1);
  });

  it("waits while Graph is busy, and nothing of it is lost or doubled when it goes on", async () => {
    const { tenant, om } = await setUp({ faults: [{ path: "/users/", status: 503, times: 1 }] });
    const first = (await om("run", "stakeholder-weekly")).json<
      RunJson & { readonly run: { readonly id: string } }
    >();
    const left = first.deliveries.filter(({ channel, state }) => channel === "graph" && state !== "accepted");
    expect(left.length).toBeGreaterThan(0);
    const { deliveries } = (await om("runs", "continue", first.run.id)).json<RunJson>();
    const byMail = deliveries.filter(({ channel }) => channel === "graph");
    expect(byMail.every(({ state }) => state === "accepted")).toBe(true);
    expect(tenant.mail).toHaveLength(byMail.length);
  });

  it("is unknown to each whose answer was lost, though it arrived, and is not sent again by itself", async () => {
    const { tenant, om } = await setUp({ faults: [{ path: "/users/", cut: true, times: 1 }] });
    const { deliveries } = (await om("run", "stakeholder-weekly")).json<RunJson>();
    const byMail = deliveries.filter(({ channel }) => channel === "graph");
    expect(byMail.filter(({ state }) => state === "unknown")).toHaveLength(1);
    expect(tenant.mail).toHaveLength(byMail.length);
  });
});

describe("doctor", () => {
  interface Findings {
    readonly findings: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[];
  }
  const wayOut = ({ findings }: Findings) =>
    findings.filter(({ check }) => /^(?:mail|channels)\//.test(check));

  it("looks at the mailbox and connects to each channel, and sends nothing", async () => {
    const { tenant, posted, om } = await setUp();
    expect(wayOut((await om("doctor")).json<Findings>())).toMatchObject([
      { check: "mail/graph", ok: true, detail: "ready to take messages" },
      { check: "channels/ops-team", ok: true, detail: expect.stringContaining("Nothing was posted") },
      { check: "channels/itsm", ok: true },
    ]);
    expect([tenant.mail, posted]).toEqual([[], []]);
  });

  it("says what Mail.Send alone lets it see, and which channel has no secret", async () => {
    const { organisation, om } = await setUp({ permissions: ["Mail.Send"] });
    await organisation.set(["channels", 0, "url"], "env:NOT_THERE");
    const [mail, teams, webhook] = wayOut((await om("doctor")).json<Findings>());
    expect(mail).toMatchObject({ ok: true, detail: expect.stringContaining("first message") });
    expect(teams).toMatchObject({ ok: false, fix: expect.stringContaining("NOT_THERE") });
    expect(webhook).toMatchObject({ ok: true });
  });
});

describe("permissions", () => {
  it("lists Mail.Send for the tenant that mail leaves through, and says what else it may take", async () => {
    const { om } = await setUp();
    const { permissions, warnings } = (await om("permissions")).json<{
      readonly permissions: readonly { readonly permission: string; readonly sources: readonly string[] }[];
      readonly warnings: readonly string[];
    }>();
    expect(permissions.find(({ permission }) => permission === "Mail.Send")).toMatchObject({
      id: "b633e1c5-b582-4048-a93e-9f11b44c7e96",
      sources: ["mail"],
    });
    expect(warnings).toEqual([expect.stringContaining("Mail.ReadWrite")]);
  });
});

type Check = (signature: string, body: Buffer, secret: string, now?: number) => boolean;

/** The function of the document, as a receiver would take it over. */
async function documentedCheck(): Promise<Check> {
  const text = await readFile(new URL("../../docs/channels.md", import.meta.url), "utf8");
  const code = /```ts\n([^]*?)```/.exec(text)?.[1] ?? "";
  const folder = await mkdtemp(join(tmpdir(), "intune-om-check-"));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "check.mjs");
  await writeFile(file, stripTypeScriptTypes(code));
  const { isGenuine } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { isGenuine: Check };
  return isGenuine;
}
