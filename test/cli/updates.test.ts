import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface ListedUpdate {
  readonly key: string;
  readonly tenant: string;
  readonly title: string;
  readonly state: string;
  readonly platforms: readonly string[];
  readonly owner?: string;
  readonly due?: string;
  readonly reason?: string;
  readonly overdue: boolean;
  readonly touched: Readonly<Record<"devices" | "users" | "apps", number | null>> & {
    readonly relevance: string;
  };
  readonly tasks: readonly { readonly kind: string; readonly owner?: string; readonly doneAt?: string }[];
  readonly actBy?: string;
  readonly acknowledgedBy: readonly string[];
  readonly firstSeen: string;
  readonly revisions: number;
}

interface Shown {
  readonly update: ListedUpdate;
  readonly revisions: readonly { readonly at: string; readonly text: readonly string[] }[];
  readonly events: readonly { readonly at: string; readonly by: string; readonly detail: string }[];
}

/** A post of the demo tenant, about a version of iOS that some of its devices are below. */
const POST = "message-center:MC1288104";

let tenant: DemoTenant;
let organisation: OrganisationCopy;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: 130, day: 4 });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  await organisation.set(["timezone"], "UTC");
});

afterEach(async () => {
  vi.useRealTimers();
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

const om = (...argv: string[]): Promise<CommandResult> =>
  intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
  });

const list = async (...argv: string[]): Promise<readonly ListedUpdate[]> =>
  (await om("updates", "list", "--json", ...argv)).json<{ updates: readonly ListedUpdate[] }>().updates;

const show = async (key: string): Promise<Shown> =>
  (await om("updates", "show", key, "--json")).json<Shown>();

/** The clock of the machine alone: nothing waits for it. */
function itIs(instant: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(instant) });
}

async function collectOn(instant: string): Promise<void> {
  itIs(instant);
  expect((await om("collect", "--json")).exitCode).toBe(0);
}

describe("updates list", () => {
  it("says that nothing is known before anything was collected", async () => {
    expect(await list()).toEqual([]);
    expect((await om("updates")).stdout).toContain("intune-om collect");
  });

  it("shows each update with its owner, the day by which it must be assessed and what of ours it touches", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    const updates = await list();
    expect(updates.length).toBeGreaterThan(5);
    for (const { key, state, owner, due, overdue, firstSeen, actBy } of updates.filter(
      (one) => one.state === "new",
    )) {
      expect([key, state, typeof owner, overdue, firstSeen]).toEqual([
        key,
        "new",
        "string",
        false,
        "2026-11-26T08:00:00.000Z",
      ]);
      // The last day to act is today for one of them.
      const last = actBy?.startsWith("2026-11-26") === true ? "2026-11-26" : "2026-11-30";
      expect(due, key).toBe(`${last}T23:59:59.000Z`);
    }
    const phones = updates.find(({ key }) => key === POST);
    expect(phones).toMatchObject({ owner: "priya-raman", touched: { relevance: "touches" } });
    const table = (await om("updates", "list")).stdout;
    expect(table).toContain(POST);
    expect(table).toContain(`${phones?.touched.devices} devices`);
  });

  it("counts the devices that an independent count of the tenant counts", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    const answer = await fetch(`${tenant.graphUrl}/v1.0/deviceManagement/managedDevices`, {
      headers: { authorization: `Bearer ${tenant.token}` },
    });
    const { value } = (await answer.json()) as { value: readonly Readonly<Record<string, string>>[] };
    const linux = value.filter(({ operatingSystem }) => operatingSystem === "Linux");
    const people = new Set(
      linux.map(({ userPrincipalName }) => userPrincipalName).filter((name) => name !== ""),
    );
    const about = (await list()).find(({ platforms }) => platforms.join() === "linux");
    expect(value).toHaveLength(130);
    expect(linux.length).toBeGreaterThan(0);
    expect(about?.touched).toMatchObject({ devices: linux.length, users: people.size, relevance: "touches" });
  });

  it("leaves the counts open, never 0, while the devices cannot be read", async () => {
    tenant.setFaults([{ path: "/deviceManagement/managedDevices", status: 403 }]);
    itIs("2026-11-26T08:00:00Z");
    expect((await om("collect", "--json")).exitCode).toBe(3);
    for (const { touched, state, owner } of await list()) {
      expect(touched).toMatchObject({ devices: null, users: null });
      expect(touched.relevance).not.toBe("none");
      expect([state, typeof owner]).toEqual(["new", "string"]);
    }
  });

  it("is narrowed by state, platform, owner and what is open", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    await om("updates", "close", POST, "--as", "done", "--by", "priya-raman");
    expect((await list("--state", "done")).map(({ key }) => key)).toEqual([POST]);
    expect((await list("--open")).map(({ key }) => key)).not.toContain(POST);
    expect((await list("--platform", "linux")).every(({ platforms }) => platforms.includes("linux"))).toBe(
      true,
    );
    const owned = await list("--owner", "priya-raman");
    expect(owned.length).toBeGreaterThan(0);
    expect(owned.every(({ owner }) => owner === "priya-raman")).toBe(true);
    expect(await list("--tenant", "norrviken")).toHaveLength((await list()).length);
  });

  it("tells what is overdue once its day has passed, and no longer when it was assessed", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    itIs("2026-12-01T00:00:01Z");
    expect((await list("--state", "new")).every(({ overdue }) => overdue)).toBe(true);
    expect((await om("updates", "list")).stdout).toContain("2026-11-30 overdue");
    await om("updates", "move", POST, "--to", "assessed", "--by", "priya-raman");
    expect((await show(POST)).update.overdue).toBe(false);
  });
});

describe("an update of a platform that the tenant has not", () => {
  it("is set aside with a reason, sinks to the end, and has no owner", async () => {
    await organisation.set(["feeds", 0, "url"], "file:./phones.md");
    const page = join(organisation.folder, "phones.md");
    await writeFile(
      page,
      "# What's new in Microsoft Intune\n\n## Week of November 16, 2026\n\n### Device management\n\n#### Apple TV can be renamed<!-- 40000001 -->\n\nText.\n\nApplies to:\n\n- tvOS\n",
    );
    await collectOn("2026-11-26T08:00:00Z");
    const updates = await list();
    const last = updates.at(-1);
    expect(last).toMatchObject({
      key: "whats-new:40000001",
      state: "notRelevant",
      touched: { devices: 0, relevance: "none" },
      tasks: [],
    });
    expect(last?.reason).not.toBe("");
    expect(last).not.toHaveProperty("owner");
    expect((await list("--open")).map(({ key }) => key)).not.toContain("whats-new:40000001");
  });
});

describe("updates show", () => {
  it("tells what the provider changed in words, and keeps it through the next collection", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    await tenant.close();
    tenant = await startDemoTenant({ devices: 130, day: 6 });
    await organisation.set(["tenants", 0, "cloud"], { graph: tenant.graphUrl, login: tenant.graphUrl });
    await collectOn("2026-11-27T08:00:00Z");
    const { update, revisions } = await show(POST);
    expect(update.firstSeen).toBe("2026-11-26T08:00:00.000Z");
    expect(update.revisions).toBe(1);
    expect(revisions[0]?.text.join("\n")).toMatch(/deadline moved from .+ to .+/);
    const text = (await om("updates", "show", POST)).stdout;
    for (const line of revisions[0]?.text ?? []) expect(text).toContain(line);
    expect(text).toContain("Company Portal");
  });

  it.each([
    ["its key", POST],
    ["the number alone", "MC1288104"],
    ["the number in small letters", "mc1288104"],
    ["a part that no other has", "1288104"],
  ])("finds an update by %s", async (_what, key) => {
    await collectOn("2026-11-26T08:00:00Z");
    expect((await show(key)).update.key).toBe(POST);
  });
});

describe("acting on updates", () => {
  beforeEach(() => collectOn("2026-11-26T08:00:00Z"));

  it("leads from new to done, with an audit row for each step and the work that ends with it", async () => {
    const by = ["--by", "priya-raman"];
    expect((await om("updates", "ack", POST, ...by)).exitCode).toBe(0);
    expect((await om("updates", "assign", POST, "--to", "jonas-haggstrom", ...by)).exitCode).toBe(0);
    for (const state of ["assessed", "planned", "communicated"]) {
      const moved = await om("updates", "move", POST, "--to", state, ...by, "--json");
      expect(moved.json<{ updates: readonly ListedUpdate[] }>().updates).toMatchObject([
        { key: POST, state },
      ]);
    }
    expect((await om("updates", "close", POST, "--as", "done", ...by)).exitCode).toBe(0);
    const { update, events } = await show(POST);
    expect(update).toMatchObject({
      state: "done",
      owner: "jonas-haggstrom",
      acknowledgedBy: ["priya-raman"],
      overdue: false,
    });
    expect(update.tasks.length).toBeGreaterThan(0);
    expect(update.tasks.every(({ doneAt }) => doneAt !== undefined)).toBe(true);
    expect(events.map(({ by: person, detail }) => [person, detail])).toEqual([
      ["priya-raman", "acknowledged"],
      ["priya-raman", "assigned to jonas-haggstrom"],
      ["priya-raman", "assessed"],
      ["priya-raman", "planned"],
      ["priya-raman", "communicated"],
      ["priya-raman", "done"],
    ]);
  });

  it("is kept through the next collection", async () => {
    await om(
      "updates",
      "close",
      POST,
      "--as",
      "notRelevant",
      "--reason",
      "No phones yet",
      "--by",
      "priya-raman",
    );
    await collectOn("2026-11-27T08:00:00Z");
    expect((await show(POST)).update).toMatchObject({ state: "notRelevant", reason: "No phones yet" });
  });

  it("works for several updates at once, or for none when one of them is not there", async () => {
    const [one, two] = (await list("--open")).map(({ key }) => key);
    const refused = await om("updates", "ack", one ?? "", two ?? "", "MC9999999", "--by", "priya-raman");
    expect(refused.exitCode).toBe(2);
    expect((await list()).flatMap(({ acknowledgedBy }) => acknowledgedBy)).toEqual([]);
    await om("updates", "ack", one ?? "", two ?? "", "--by", "Malin.Sjoberg@norrviken.example");
    expect(
      (await list()).filter(({ acknowledgedBy }) => acknowledgedBy.includes("malin-sjoberg")),
    ).toHaveLength(2);
  });

  it("leaves no second trace of a second acknowledgement", async () => {
    await om("updates", "ack", POST, "--by", "priya-raman");
    expect((await om("updates", "ack", POST, "--by", "priya-raman")).exitCode).toBe(0);
    expect((await show(POST)).events).toHaveLength(1);
  });

  it("shows in a matrix which administrator has read what", async () => {
    await om("updates", "ack", POST, "--by", "jonas-haggstrom");
    const { people, updates } = (await om("updates", "matrix", "--json")).json<{
      people: readonly { id: string; name: string }[];
      updates: readonly { key: string; readAt: Readonly<Record<string, string | null>> }[];
    }>();
    expect(people.map(({ id }) => id)).toEqual(["malin-sjoberg", "jonas-haggstrom", "priya-raman"]);
    expect(updates.find(({ key }) => key === POST)?.readAt).toEqual({
      "malin-sjoberg": null,
      "priya-raman": null,
      "jonas-haggstrom": "2026-11-26T08:00:00.000Z",
    });
    expect((await om("updates", "matrix")).stdout).toMatch(/MC1288104 .*2026-11-26/);
  });

  it("refuses a step back to where an update has been", async () => {
    await om("updates", "close", POST, "--as", "done", "--by", "priya-raman");
    const refused = await om("updates", "move", POST, "--to", "planned", "--by", "priya-raman");
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("assessed");
    expect((await om("updates", "move", POST, "--to", "assessed", "--by", "priya-raman")).exitCode).toBe(0);
  });
});

describe("several tenants", () => {
  it("have each their own updates, and say so when one key leads to two", async () => {
    const [one, two] = ["north", "south"].map((id) => ({
      id,
      name: id,
      cloud: { graph: tenant.graphUrl, login: tenant.graphUrl },
      auth: { type: "token", token: "env:OM_TOKEN" },
    }));
    await organisation.set(["tenants"], [one, two]);
    await collectOn("2026-11-26T08:00:00Z");
    const refused = await om("updates", "ack", POST, "--by", "priya-raman", "--json");
    expect(refused.exitCode).toBe(2);
    expect(refused.json()).toMatchObject({
      error: { code: "usage.tenant", hint: expect.stringContaining("north, south") },
    });
    await om("updates", "ack", POST, "--by", "priya-raman", "--tenant", "south");
    const read = await list("--platform", "ios");
    expect(
      read.filter(({ key }) => key === POST).map((entry) => [entry.tenant, entry.acknowledgedBy]),
    ).toEqual([
      ["north", []],
      ["south", ["priya-raman"]],
    ]);
    expect((await om("updates", "list")).stdout).toMatch(/^TENANT +UPDATE/);
  });
});

describe("updates export", () => {
  it("goes by the ending of the file when no format is named", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    const file = join(organisation.folder, "updates.json");
    expect((await om("updates", "export", "--out", file)).exitCode).toBe(0);
    const { updates } = JSON.parse(await readFile(file, "utf8")) as { updates: readonly unknown[] };
    expect(updates.length).toBeGreaterThan(5);
  });

  it("writes a table that a spreadsheet opens, in which no title becomes a formula", async () => {
    await organisation.set(["feeds", 0, "url"], "file:./hostile.md");
    await writeFile(
      join(organisation.folder, "hostile.md"),
      '# What\'s new in Microsoft Intune\n\n## Week of November 16, 2026\n\n### Device management\n\n#### =HYPERLINK("http://evil.example","x")<!-- 40000002 -->\n\nText.\n',
    );
    await collectOn("2026-11-26T08:00:00Z");
    const result = await om("updates", "export", "--out", "./out/updates.csv", "--json");
    expect(result.exitCode).toBe(0);
    const file = join(organisation.folder, "out", "updates.csv");
    const { updates } = result.json<{ file: string; updates: number }>();
    const text = await readFile(file, "utf8");
    expect(text.startsWith("\uFEFFkey,tenant,title,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(updates + 2);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(text).not.toMatch(/(?:^|[,"\n])=/);
    expect(await readdir(join(organisation.folder, "out"))).toEqual(["updates.csv"]);
  });

  it("prints the same as a list in JSON, and a table without a file", async () => {
    await collectOn("2026-11-26T08:00:00Z");
    const json = await om("updates", "export", "--json");
    expect(json.json<{ updates: unknown }>().updates).toEqual(await list());
    expect((await om("updates", "export")).stdout).toMatch(/^\uFEFFkey,tenant,title,/);
    await om("updates", "export", "--format", "json", "--out", "all.json");
    const written: unknown = JSON.parse(await readFile(join(organisation.folder, "all.json"), "utf8"));
    expect(written).toEqual(json.json());
  });
});
