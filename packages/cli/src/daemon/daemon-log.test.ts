import { describe, expect, it } from "vitest";
import { createDaemonLog } from "./daemon-log.ts";
import { createVeil } from "./veil.ts";

async function logged({
  isTTY = false,
  json = false,
  quiet = false,
  verbose = false,
}: Partial<Record<"isTTY" | "json" | "quiet" | "verbose", boolean>>): Promise<readonly string[]> {
  const lines: string[] = [];
  const veil = createVeil();
  veil.add("p4ssw0rd");
  const log = await createDaemonLog({
    stream: { isTTY, write: (text) => lines.push(text) },
    options: { json, quiet, verbose },
    clock: { now: () => new Date("2026-11-28T06:00:00Z") },
    veil,
  });
  log.debug("tick");
  log.info("run.made", { run: "r1", report: "weekly", tenant: "contoso" });
  log.warn("delivery.trouble", { error: new Error("535 p4ssw0rd\n\u001B[2J") });
  return lines;
}

describe("the log of the daemon", () => {
  it("is one JSON object a line with time, level, event and ids, and without secrets", async () => {
    const lines = await logged({});
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: "info",
        time: "2026-11-28T06:00:00.000Z",
        event: "run.made",
        run: "r1",
        report: "weekly",
        tenant: "contoso",
      },
      {
        level: "warn",
        time: "2026-11-28T06:00:00.000Z",
        event: "delivery.trouble",
        error: { name: "Error", message: expect.stringMatching(/^535 \*\*\*/) as unknown },
      },
    ]);
    for (const line of lines) expect(line.trimEnd()).not.toContain("\n");
  });

  it("is plain lines for a person at a terminal, each one line without anything that would steer it", async () => {
    const lines = await logged({ isTTY: true });
    expect(lines[0]).toBe("2026-11-28T06:00:00.000Z info  run.made run=r1 report=weekly tenant=contoso\n");
    expect(lines[1]).toMatch(/^2026-11-28T06:00:00.000Z warn {2}delivery.trouble error=.*\*\*\*.*\n$/);
    expect(lines[1]).not.toMatch(/\u001B|p4ssw0rd/);
  });

  it("stays JSON at a terminal when that was asked for", async () => {
    expect((await logged({ isTTY: true, json: true }))[0]).toMatch(/^\{/);
  });

  it.each([
    ["only what is amiss with --quiet", { quiet: true }, 1],
    ["everything with --verbose", { verbose: true }, 3],
  ])("tells %s", async (_what, options, count) => {
    expect(await logged(options)).toHaveLength(count);
    expect(await logged({ ...options, isTTY: true })).toHaveLength(count);
  });
});
