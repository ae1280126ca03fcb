import { fixedClock } from "@intune-om/core";
import { afterEach, describe, expect, it } from "vitest";
import {
  type HttpReply,
  type ScriptedHttpServer,
  startScriptedHttpServer,
} from "../http/scripted-http-server.contract.ts";
import { testMessage } from "../test-message.contract.ts";
import { createTeamsNotifier } from "./teams-notifier.ts";

const servers: ScriptedHttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function post(reply: HttpReply) {
  const server = await startScriptedHttpServer(() => reply);
  servers.push(server);
  const notifier = createTeamsNotifier({
    channels: [{ kind: "teams", id: "ops", url: { kind: "env", name: "OM_TEAMS" } }],
    readSecret: async () => `${server.origin}/workflows/abc?sig=very-secret`,
    clock: fixedClock(new Date("2026-11-27T07:00:00Z")),
    totalMs: 500,
  });
  const outcome = await notifier.deliver(testMessage({ to: { name: "ops", address: "ops" } }));
  return { outcome, server };
}

describe("what an answer of a Teams workflow means", () => {
  it.each([
    [{ status: 200 }, { outcome: "accepted" }],
    [{ status: 202 }, { outcome: "accepted" }],
    [{ status: 200, body: "<!doctype html><html>" }, { outcome: "unknown" }],
    [{ status: 302, headers: { location: "/" } }, { outcome: "rejected" }],
    [{ status: 401 }, { outcome: "rejected", hint: /copy it anew/ }],
    [{ status: 404 }, { outcome: "rejected", hint: /deleted/ }],
    [{ status: 410 }, { outcome: "rejected", hint: /deleted/ }],
    [
      { status: 429, headers: { "retry-after": "30" } },
      { outcome: "deferred", cause: "throttle", retryAfterMs: 30_000 },
    ],
    [{ status: 500 }, { outcome: "deferred", cause: "temporary" }],
    [{ status: 502 }, { outcome: "unknown" }],
    [{ status: 504 }, { outcome: "unknown" }],
    ["reset", { outcome: "unknown", hint: /before it is sent again/ }],
    ["hang", { outcome: "unknown" }],
  ] satisfies readonly (readonly [HttpReply, object])[])("%j", async (reply, expected) => {
    const { outcome, server } = await post(reply);
    const matched = Object.entries(expected).map(([key, value]) => [
      key,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]);
    expect(outcome).toMatchObject(Object.fromEntries(matched));
    expect(server.requests).toHaveLength(1);
    expect(JSON.stringify(outcome)).not.toMatch(/very-secret|workflows\/abc/);
  });

  it("is asked at the whole address, with what stands behind the question mark", async () => {
    const { server } = await post({ status: 202 });
    expect(server.requests[0]?.path).toBe("/workflows/abc?sig=very-secret");
  });
});
