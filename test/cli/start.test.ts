import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore, systemClock } from "@intune-om/core";
import { type RunningCommand, startCommandProcess } from "../support/daemon-process.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

/** Needs no tenant: nothing of the sample is due within seconds. */
let organisation: OrganisationCopy;
let running: RunningCommand[] = [];

beforeEach(async () => {
  organisation = await copySample({ graphUrl: "http://127.0.0.1:1", smtpPort: 1 });
});

afterEach(async () => {
  for (const command of running) await command[Symbol.asyncDispose]();
  running = [];
  await organisation[Symbol.asyncDispose]();
});

const SECRET = "t0ken-of-the-tenant";

function start(...options: readonly string[]): RunningCommand {
  const argv = ["--config", organisation.config, "start", "--port", "0", ...options];
  const command = startCommandProcess(argv, { env: { OM_TOKEN: SECRET } });
  running.push(command);
  return command;
}

const urlOf = async (command: RunningCommand): Promise<string> =>
  String((await command.line("http.listening"))["url"]);

/** A snapshot that somebody took before, of so many devices. */
async function keepDevices(count: number): Promise<void> {
  const path = join(organisation.folder, "state", "intune-om.db");
  const store = await openStore({ kind: "sqlite", path }, { clock: systemClock });
  const read = { coverage: [{ source: "devices", status: "complete", count: 3 }], lists: {} } as const;
  const metrics = { "devices.total": count };
  await store.snapshots.save(
    { id: "s", tenant: "norrviken", takenAt: systemClock.now(), metrics, ...read },
    [],
  );
  await store.close();
}

async function ready(url: string): Promise<unknown> {
  return vi.waitFor(
    async () => {
      const answer = await fetch(`${url}/readyz`);
      const body = await answer.json();
      expect({ status: answer.status, body }).toMatchObject({ status: 200 });
      return body;
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** Each test starts processes, which takes seconds on a machine that is busy. */
const PATIENCE = { timeout: 180_000 };

describe.skipIf(process.platform === "win32")("start", PATIENCE, () => {
  it("begins every schedule, says how it is, and ends well when it is asked to", async () => {
    const daemon = start();
    const url = await urlOf(daemon);
    expect((await daemon.line("schedule.decided"))["began"]).toBeGreaterThan(0);
    expect(await ready(url)).toEqual({ ready: true, reasons: [] });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain("intune_om_daemon_lease_held 1");
    expect(metrics).toMatch(
      /intune_om_schedule_next_timestamp_seconds\{tenant="norrviken",report="stakeholder-weekly"\} \d+/,
    );
    const plan = await readFile(organisation.plan, "utf8");
    const people = [...plan.matchAll(/name: ([^,\n]*), address: (\S+)/g)].flatMap(([, name, address]) => [
      name,
      address,
    ]);
    expect(people.length).toBeGreaterThan(4);
    for (const person of people) expect(metrics).not.toContain(person);
    daemon.signal("SIGTERM");
    expect(await daemon.ended()).toBe(0);
    expect(daemon.lines.at(-1)?.event).toBe("stop");
    expect(JSON.stringify([daemon.lines, daemon.other])).not.toContain(SECRET);
  });

  it("takes over at once from a process that was killed, and begins no schedule anew", async () => {
    const killed = start();
    await killed.line("schedule.decided");
    killed.signal("SIGKILL");
    await killed.ended();
    const daemon = start();
    expect((await daemon.line("lease.taken"))["from"]).toMatch(new RegExp(`:${killed.pid}:`));
    await ready(await urlOf(daemon));
    expect(daemon.lines.filter(({ event }) => event === "schedule.decided")).toEqual([]);
  });

  it("writes down once what a snapshot changed of the alerts", async () => {
    const own = { title: "Few devices", action: "Look for them.", metric: "devices.total", below: 10 };
    await organisation.setPlan(["alerts", "custom"], [{ id: "few-devices", severity: "critical", ...own }]);
    await keepDevices(3);
    const daemon = start();
    expect(await daemon.line("alert.opened")).toMatchObject({ tenant: "norrviken", alerts: 1 });
    await daemon.line("alert.told");
    daemon.signal("SIGTERM");
    await daemon.ended();
    expect(daemon.lines.filter(({ event }) => event === "alert.opened")).toHaveLength(1);
  });

  it("has one process at a time at a store: the second says who works there, and takes over when that one ends", async () => {
    const first = start();
    await first.line("lease.taken");
    const [impatient, second] = [start("--no-wait"), start()];
    expect(await impatient.ended()).toBe(1);
    expect(impatient.lines.map(({ event }) => event)).toEqual(["start", "failed"]);
    expect(impatient.lines[1]).toMatchObject({ code: "daemon.held", hint: expect.any(String) });
    expect(impatient.lines[1]?.["message"]).toContain(`process ${first.pid} on `);
    expect(impatient.other).toEqual([]);
    expect((await second.line("lease.waiting"))["text"]).toContain(`process ${first.pid} on `);
    const waits = await fetch(`${await urlOf(first)}/readyz`);
    expect(waits.status).toBe(200);
    first.signal("SIGTERM");
    expect(await first.ended()).toBe(0);
    await second.line("lease.taken");
    second.signal("SIGTERM");
    expect(await second.ended()).toBe(0);
  });

  it("keeps to what it has when the files are wrong on SIGHUP, and follows them when they are right", async () => {
    const daemon = start();
    await daemon.line("schedule.decided");
    const right = await readFile(organisation.plan, "utf8");
    await writeFile(organisation.plan, `${right}\nsomething: else\n`);
    daemon.signal("SIGHUP");
    const refused = await daemon.line("reload.refused");
    expect(JSON.stringify(refused["problems"])).toContain("something");
    await writeFile(organisation.plan, right);
    await organisation.setPlan(["reports", 0, "schedule"], "0 3 * * SUN");
    daemon.signal("SIGHUP");
    await daemon.line("reload.taken");
    expect(await daemon.line("schedule.decided")).toMatchObject({ edited: 1 });
    daemon.signal("SIGTERM");
    expect(await daemon.ended()).toBe(0);
  });

  it("is not ready without a secret that a channel needs, says which, and never what stands in another", async () => {
    await organisation.set(["mail", "auth"], { user: "env:OM_SMTP_USER", password: "env:OM_SMTP_PASSWORD" });
    const daemon = start();
    const url = await urlOf(daemon);
    expect(JSON.stringify(await daemon.line("channel.failed"))).toContain("OM_SMTP_USER");
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(JSON.stringify(await answer.json())).toContain("OM_SMTP_USER");
  });

  it("is not ready without the secrets of a Teams channel and of a tenant, and says which", async () => {
    const [url, token] = [`${organisation.config}.url`, `${organisation.config}.token`];
    await organisation.set(["channels"], [{ id: "ops-team", kind: "teams", url: `file:${url}` }]);
    await organisation.set(["tenants", 0, "auth"], { type: "token", token: `file:${token}` });
    const daemon = start();
    const told = await daemon.line("channel.failed");
    expect(JSON.stringify(told)).toContain("channel ops-team: ");
    expect(told["hint"]).toContain("Create the file");
    const warned = await daemon.line("tenant.no-secret");
    expect(warned).toMatchObject({ level: "warn", hint: expect.stringContaining("Create the file") });
    const answer = await fetch(`${await urlOf(daemon)}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ reasons: [{ check: "channels" }, { check: "tenants" }] });
  });

  it("ends with 2 and says what to do when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const daemon = start("--port", String(port));
    expect(await daemon.ended()).toBe(2);
    expect((await daemon.line("failed"))["hint"]).toContain("daemon.port");
    expect(daemon.other).toEqual([]);
    other.close();
  });

  it("ends with 2 and every problem when the files are wrong at the start", async () => {
    await organisation.set(["daemon"], { port: 70_000 });
    const daemon = start();
    expect(await daemon.ended()).toBe(2);
    expect(daemon.lines).toMatchObject([{ event: "failed", code: "config.invalid" }]);
    expect(JSON.stringify(daemon.lines[0]?.["problems"])).toContain("daemon.port");
    expect(daemon.other).toEqual([]);
  });
});
