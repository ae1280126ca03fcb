import { createHash } from "node:crypto";
import type { Message, Notifier, TokenSource } from "@intune-om/core";
import { fixedClock, OmError } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpReply, TakenRequest } from "../http/scripted-http-server.contract.ts";
import { testMessage } from "../test-message.contract.ts";
import { createGraphMailNotifier, type GraphMailTimeouts } from "./graph-mail-notifier.ts";
import { GRAPH_TOKEN, refusal, type ScriptedGraph, startScriptedGraph } from "./scripted-graph.contract.ts";

const NOW = new Date("2026-11-27T07:00:00Z");
const SEND = "POST /sendMail";

interface Subject {
  readonly graph: ScriptedGraph;
  readonly notifier: Notifier;
  /** Whether each token that was asked for had to be a fresh one. */
  readonly asked: readonly boolean[];
}

const running: Subject[] = [];

afterEach(async () => {
  for (const { graph, notifier } of running.splice(0)) {
    await notifier.close();
    await graph.close();
  }
});

async function start(
  fault: (request: TakenRequest, step: string) => HttpReply | null = () => null,
  {
    tokens,
    timeouts,
  }: {
    readonly tokens?: readonly string[];
    readonly timeouts?: GraphMailTimeouts;
  } = {},
): Promise<Subject> {
  const graph = await startScriptedGraph(fault);
  const asked: boolean[] = [];
  const source: TokenSource = {
    getToken: async ({ forceRefresh = false } = {}) => {
      asked.push(forceRefresh);
      return tokens?.[asked.length - 1] ?? GRAPH_TOKEN;
    },
  };
  const notifier = createGraphMailNotifier({
    mailbox: "om@contoso.com",
    cloud: { name: "custom", graph: graph.origin, login: graph.origin },
    tokens: source,
    clock: fixedClock(NOW),
    ...(timeouts === undefined ? {} : { timeouts }),
  });
  const subject = { graph, notifier, asked };
  running.push(subject);
  return subject;
}

const on = (wanted: string, reply: HttpReply) => (_request: TakenRequest, step: string) =>
  step === wanted ? reply : null;

function withFiles(...sizes: readonly number[]): Message {
  return testMessage({
    attachments: sizes.map((size, index) => ({
      fileName: `file-${index}.xlsx`,
      contentType: "application/octet-stream",
      bytes: Buffer.alloc(size, index + 1),
    })),
  });
}

describe("a message that goes in one request", () => {
  it("is sent as MIME in base64, with the token, and accepted by 202 alone", async () => {
    const { graph, notifier } = await start();
    const outcome = await notifier.deliver(testMessage());
    expect(outcome).toStrictEqual({ outcome: "accepted", response: "accepted by Microsoft Graph" });
    const [request] = graph.requests;
    expect(request).toMatchObject({
      method: "POST",
      path: "/v1.0/users/om%40contoso.com/sendMail",
      headers: { "content-type": "text/plain", authorization: `Bearer ${GRAPH_TOKEN}` },
    });
    expect(graph.sent[0]?.toString("latin1")).toContain("Auto-Submitted: auto-generated");
  });

  it.each([
    [{ status: 200, headers: { "content-type": "text/html" }, body: "<!DOCTYPE html><html>" }, "unknown"],
    [{ status: 200, body: "{}" }, "unknown"],
    [{ status: 302, headers: { location: "https://login.example/" } }, "deferred"],
    [{ status: 403, body: "<html>blocked by the proxy</html>" }, "deferred"],
    [refusal(400, "ErrorInvalidRecipients"), "rejected"],
    [refusal(413, "RequestEntityTooLarge"), "rejected"],
    [refusal(500, "ErrorInternalServerTransientError"), "deferred"],
    [{ status: 500, body: "oops" }, "unknown"],
    [refusal(502, "BadGateway"), "unknown"],
    [refusal(503, "ServiceUnavailable"), "deferred"],
    [refusal(504, "GatewayTimeout"), "unknown"],
  ] satisfies readonly (readonly [HttpReply, string])[])("answered by %j is %s", async (reply, expected) => {
    const { graph, notifier } = await start(on(SEND, reply));
    const outcome = await notifier.deliver(testMessage());
    expect(outcome).toMatchObject({ outcome: expected, hint: expect.stringMatching(/\.$/) });
    expect(graph.requests).toHaveLength(1);
  });

  it.each([
    [403, "ErrorAccessDenied", /Mail\.Send.*access policy/],
    [403, "ErrorSendAsDenied", /mail\.from.*om@contoso\.com/],
    [404, "ErrorInvalidUser", /mail\.mailbox/],
  ])("refused with %i %s says what to do", async (status, code, hint) => {
    const { notifier } = await start(on(SEND, refusal(status, code)));
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "rejected",
      reason: expect.stringContaining(code),
      hint: expect.stringMatching(hint),
    });
  });

  it.each([
    ["7", 7_000],
    ["2.5", 2_500],
    ["0", 0],
    ["Fri, 27 Nov 2026 07:01:00 GMT", 60_000],
    ["86400", 3_600_000],
    ["-5", undefined],
    ["soon", undefined],
    ["Fri, 27 Nov 2026 06:00:00 GMT", undefined],
  ])("is throttled for as long as Retry-After: %s says, an hour at most", async (header, retryAfterMs) => {
    const { notifier } = await start(
      on(SEND, refusal(429, "ApplicationThrottled", { "retry-after": header })),
    );
    const outcome = await notifier.deliver(testMessage());
    expect(outcome).toMatchObject({ outcome: "deferred", cause: "throttle" });
    expect("retryAfterMs" in outcome ? outcome.retryAfterMs : undefined).toBe(retryAfterMs);
  });

  it("is throttled by 503 that names a wait, and only put off by one that does not", async () => {
    const named = await start(on(SEND, refusal(503, "ServiceUnavailable", { "retry-after": "3" })));
    const unnamed = await start(on(SEND, refusal(503, "ServiceUnavailable")));
    expect(await named.notifier.deliver(testMessage())).toMatchObject({
      cause: "throttle",
      retryAfterMs: 3_000,
    });
    expect(await unnamed.notifier.deliver(testMessage())).toMatchObject({ cause: "temporary" });
  });

  it("goes once more with a fresh token when the first was refused, and only once", async () => {
    const renewed = await start(undefined, { tokens: ["old"] });
    expect(await renewed.notifier.deliver(testMessage())).toMatchObject({ outcome: "accepted" });
    expect(renewed.asked).toStrictEqual([false, true]);
    expect(renewed.graph.sent).toHaveLength(1);
    const refused = await start(undefined, { tokens: ["old", "older"] });
    expect(await refused.notifier.deliver(testMessage())).toMatchObject({
      outcome: "deferred",
      cause: "temporary",
    });
    expect(refused.graph.requests).toHaveLength(2);
  });

  it("waits when nobody can sign in, and says why", async () => {
    const graph = await startScriptedGraph();
    const notifier = createGraphMailNotifier({
      mailbox: "om@contoso.com",
      cloud: { name: "custom", graph: graph.origin, login: graph.origin },
      clock: fixedClock(NOW),
      tokens: {
        getToken: () =>
          Promise.reject(
            new OmError("The secret has expired.", { code: "graph.sign-in", hint: "Renew it." }),
          ),
      },
    });
    expect(await notifier.deliver(testMessage())).toMatchObject({
      outcome: "deferred",
      cause: "temporary",
      reason: "The secret has expired.",
      hint: expect.stringContaining("Renew it."),
    });
    await graph.close();
  });

  it("waits no longer than its deadline for an answer, and may have arrived then", async () => {
    const { notifier } = await start(on(SEND, "hang"), { timeouts: { requestMs: 100 } });
    expect(await notifier.deliver(testMessage())).toMatchObject({ outcome: "unknown" });
  });

  it("is one of at most four at once for a mailbox", async () => {
    const { graph, notifier } = await start(on(SEND, "hang"));
    const outcomes = Promise.all(
      Array.from({ length: 9 }, (_, n) => notifier.deliver(testMessage({ messageId: `<${n}@contoso.com>` }))),
    );
    await graph.taken(4);
    // A request of somebody else, begun later: what the notifier had begun by then has arrived before it.
    const later = fetch(`${graph.origin}/later`);
    await graph.taken(5);
    await later;
    expect(graph.steps).toStrictEqual([...Array(4).fill(SEND), "GET /later"]);
    graph.release({ status: 202 });
    await graph.taken(9);
    graph.release({ status: 202 });
    await graph.taken(10);
    graph.release({ status: 202 });
    expect((await outcomes).map(({ outcome }) => outcome)).toStrictEqual(Array(9).fill("accepted"));
  });
});

describe("a message of 3 MB and more", () => {
  const LARGE = 9_000_000;

  it("becomes a draft, its files by their size, and is sent last", async () => {
    const { graph, notifier } = await start();
    const outcome = await notifier.deliver(withFiles(1_000_000, LARGE, 2_500_000));
    expect(outcome).toMatchObject({ outcome: "accepted" });
    expect(graph.steps).toStrictEqual([
      "POST /messages",
      "POST /messages/{}/attachments/createUploadSession",
      "PUT /upload",
      "PUT /upload",
      "PUT /upload",
      "POST /messages/{}/attachments",
      "POST /messages/{}/send",
    ]);
    expect(graph.requests.every(({ body }) => body.length <= 4_000_000)).toBe(true);
    expect(graph.requests[1]?.path).toContain("/messages/AAMk%2Fdraft%2B1%3D/");
  });

  it("puts its file up whole, in pieces of 320 KiB multiples, without the token", async () => {
    const { graph, notifier } = await start();
    const message = withFiles(LARGE);
    await notifier.deliver(message);
    const puts = graph.requests.filter(({ method }) => method === "PUT");
    expect(puts.map(({ headers }) => headers["content-range"])).toStrictEqual([
      "bytes 0-3932159/9000000",
      "bytes 3932160-7864319/9000000",
      "bytes 7864320-8999999/9000000",
    ]);
    for (const { headers, body } of puts) {
      expect(headers.authorization).toBeUndefined();
      expect(headers["content-length"]).toBe(String(body.length));
    }
    expect(puts.slice(0, -1).every(({ body }) => body.length % (320 * 1024) === 0)).toBe(true);
    const whole = Buffer.concat(puts.map(({ body }) => body));
    expect(hash(whole)).toBe(hash(message.attachments[0]?.bytes ?? new Uint8Array()));
  });

  it("goes in one request up to just below the limit", async () => {
    const { graph, notifier } = await start();
    await notifier.deliver(withFiles(2_150_000));
    expect(graph.steps).toStrictEqual([SEND]);
    expect(graph.requests[0]?.body.length).toBeLessThanOrEqual(4_000_000);
  });

  it.each([
    ["POST /messages/{}/attachments/createUploadSession", refusal(503, "Busy"), "temporary"],
    [
      "POST /messages/{}/attachments/createUploadSession",
      refusal(429, "Busy", { "retry-after": "9" }),
      "throttle",
    ],
    ["PUT /upload", "reset", "network"],
    ["PUT /upload", { status: 200, body: "<!doctype html><html>" }, "network"],
    ["PUT /upload", { status: 200, body: { nextExpectedRanges: ["5-"] } }, "temporary"],
    ["PUT /upload", refusal(404, "ErrorItemNotFound"), "temporary"],
    ["POST /messages/{}/send", refusal(503, "Busy"), "temporary"],
  ] satisfies readonly (readonly [string, HttpReply, string])[])(
    "that fails at %s with %j has not left, and its draft is removed",
    async (step, reply, cause) => {
      const { graph, notifier } = await start(on(step, reply));
      expect(await notifier.deliver(withFiles(LARGE))).toMatchObject({
        outcome: "deferred",
        cause,
        reason: expect.stringContaining("the draft was removed again"),
      });
      expect(graph.steps.at(-1)).toBe("DELETE /messages/{}");
      expect(graph.steps.filter((one) => one.startsWith("POST") && one.endsWith("/send")).length).toBe(
        step.endsWith("/send") ? 1 : 0,
      );
    },
  );

  it("says that a draft may be left when it cannot be removed, or whether it was made is not known", async () => {
    const stuck = await start((_request, step) =>
      step === "PUT /upload" ? "reset" : step.startsWith("DELETE") ? refusal(500, "Busy") : null,
    );
    const lost = await start(on("POST /messages", "reset"));
    for (const { notifier } of [stuck, lost]) {
      expect(await notifier.deliver(withFiles(LARGE))).toMatchObject({
        outcome: "deferred",
        reason: expect.stringContaining("a draft may be left in Drafts of om@contoso.com"),
      });
    }
  });

  it("whose sending is not answered may have arrived, and nothing of it is removed", async () => {
    const { graph, notifier } = await start(on("POST /messages/{}/send", "reset"));
    expect(await notifier.deliver(withFiles(LARGE))).toMatchObject({ outcome: "unknown" });
    expect(graph.steps.at(-1)).toBe("POST /messages/{}/send");
  });

  it("that is stopped during its upload has not left, and its draft is removed all the same", async () => {
    const stop = new AbortController();
    const { graph, notifier } = await start((_request, step) => {
      if (step !== "PUT /upload") return null;
      stop.abort(new Error("the lease ended"));
      return "hang";
    });
    expect(await notifier.deliver(withFiles(LARGE), { signal: stop.signal })).toMatchObject({
      outcome: "deferred",
      cause: "network",
      reason: expect.stringMatching(/stopped.*the lease ended.*removed again/),
    });
    expect(graph.steps.at(-1)).toBe("DELETE /messages/{}");
  });

  it("is refused with the permission that it takes", async () => {
    const { notifier } = await start(on("POST /messages", refusal(403, "ErrorAccessDenied")));
    expect(await notifier.deliver(withFiles(LARGE))).toMatchObject({
      outcome: "rejected",
      hint: expect.stringContaining("Mail.ReadWrite"),
    });
  });

  it("puts nothing at an address outside of the tenant's cloud, and tells that address to nobody", async () => {
    const { graph, notifier } = await start(
      on("POST /messages/{}/attachments/createUploadSession", {
        status: 201,
        body: { uploadUrl: "https://outlook.office.com.evil.example/upload?authtoken=hidden" },
      }),
    );
    const outcome = await notifier.deliver(withFiles(LARGE));
    expect(outcome).toMatchObject({ outcome: "rejected" });
    expect(JSON.stringify(outcome)).not.toMatch(/hidden|evil/);
    expect(graph.steps.some((step) => step.startsWith("PUT"))).toBe(false);
  });

  it("tells no upload address when the upload fails", async () => {
    const { notifier } = await start(on("PUT /upload", "reset"));
    expect(JSON.stringify(await notifier.deliver(withFiles(LARGE)))).not.toMatch(
      /authtoken|hidden|graph-token/,
    );
  });

  it("is refused above what Outlook takes, before anything is asked", async () => {
    const { graph, notifier } = await start();
    expect(await notifier.deliver(withFiles(150 * 1024 * 1024 + 1))).toMatchObject({ outcome: "rejected" });
    expect(graph.requests).toStrictEqual([]);
  });

  it("is refused when its text alone does not fit into a draft", async () => {
    const { graph, notifier } = await start();
    const outcome = await notifier.deliver(testMessage({ html: "x".repeat(3_100_000) }));
    expect(outcome).toMatchObject({ outcome: "rejected", reason: expect.stringContaining("3000000") });
    expect(graph.requests).toStrictEqual([]);
  });
});

describe("looking at the mailbox without sending", () => {
  const token = (roles: readonly string[]): string =>
    `x.${Buffer.from(JSON.stringify({ roles })).toString("base64url")}.y`;
  const FOLDER = "GET /mailFolders/drafts";

  it("says what Mail.Send alone lets see, which is not the mailbox", async () => {
    const { notifier } = await start(on(FOLDER, refusal(403, "ErrorAccessDenied")), {
      tokens: [token(["Mail.Send"]), token(["Mail.Send"])],
    });
    const notes: string[] = [];
    await notifier.verify({ onNote: (note) => notes.push(note) });
    expect(notes).toStrictEqual([expect.stringMatching(/with the role Mail\.Send.*first message/)]);
  });

  it("misses the permission where the token says that it is not there", async () => {
    const { graph, notifier } = await start(undefined, { tokens: [token(["Device.Read.All"])] });
    await expect(notifier.verify()).rejects.toMatchObject({
      code: "mail.permission",
      hint: expect.stringContaining("Mail.Send"),
    });
    expect(graph.requests).toStrictEqual([]);
  });

  it.each([
    [refusal(404, "ErrorInvalidUser"), "mail.mailbox"],
    [refusal(503, "Busy"), "mail.refused"],
    ["reset", "mail.unreachable"],
  ] satisfies readonly (readonly [HttpReply, string])[])("fails by %j as %s", async (reply, code) => {
    const { notifier } = await start(on(FOLDER, reply));
    await expect(notifier.verify()).rejects.toMatchObject({
      code,
      hint: expect.not.stringContaining("The message waits"),
    });
  });
});

it("sends no token over http to another machine", () => {
  const options = {
    mailbox: "om@contoso.com",
    clock: fixedClock(NOW),
    tokens: { getToken: async () => "t" },
  };
  const cloud = { name: "custom", graph: "http://graph.example", login: "http://graph.example" } as const;
  expect(() => createGraphMailNotifier({ ...options, cloud })).toThrow(/not https/);
});

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
