import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDemoTenant } from "@intune-om/demo-tenant";
import { describe, expect, it } from "vitest";
import { intuneOm } from "../support/command.ts";

const COMMANDS = [
  "demo",
  "check",
  "doctor",
  "permissions",
  "collect",
  "run",
  "runs list",
  "runs continue",
  "deliveries list",
  "deliveries retry",
  "deliveries drop",
  "deliveries release",
  "audit",
  "purge",
  "forget",
  "lookup",
  "kb list",
  "kb check",
  "updates list",
  "updates show",
  "updates matrix",
  "updates export",
  "updates ack",
  "updates assign",
  "updates move",
  "updates close",
  "updates inspect",
];

describe("the command line", () => {
  it.each(COMMANDS)("%s explains itself with an example", async (command) => {
    const { exitCode, stdout } = await intuneOm([...command.split(" "), "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Examples?:\n {2}intune-om /);
    expect(stdout).toContain("--json");
  });

  it.each([
    [["rnu"], "run"],
    [["run"], "report"],
    [["run", "x", "--dryrun"], "--dry-run"],
    [["demo", "--devices", "0"], "1 to 100000"],
    [["demo", "--devices", "many"], "1 to 100000"],
    [["deliveries", "--limit", "-1"], "1 to 100000"],
  ] as const)("ends with 2 for the wrong words %j and says what would be right", async (argv, words) => {
    const { exitCode, stderr, stdout } = await intuneOm([...argv]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
  });

  it("prints the version of its package", async () => {
    const manifest = JSON.parse(
      readFileSync(new URL("../../packages/cli/package.json", import.meta.url), "utf8"),
    ) as { version: string };
    expect((await intuneOm(["--version"])).stdout.trim()).toBe(manifest.version);
  });

  it("checks the sample organisation as it ships", async () => {
    const config = new URL("../../examples/organisation/intune-om.yaml", import.meta.url).pathname;
    const result = await intuneOm(["check", "--json", "--config", config]);
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(result.json<{ reports: string[] }>().reports).toEqual([
      "stakeholder-weekly",
      "stakeholder-monthly",
      "admin-operations",
      "helpdesk-brief",
      "change-digest",
      "helpdesk-changes",
      "user-changes",
    ]);
  });
});

describe("updates inspect", () => {
  it("shows how a page is read, in the JSON that is documented", async () => {
    const folder = await mkdtemp(join(tmpdir(), "intune-om-page-"));
    const page = join(folder, "page.md");
    await writeFile(
      page,
      "# What's new in Microsoft Intune\n\n## Week of April 27, 2026\n\n### Device management\n\n#### Support for Ubuntu 26.04<!-- 36899679 -->\n\nUbuntu 26.04 is supported.\n\nApplies to:\n\n- Linux\n",
    );
    const result = await intuneOm(["updates", "inspect", page, "--json"]);
    await rm(folder, { recursive: true });
    expect(result.exitCode).toBe(0);
    expect(result.json()).toMatchObject({
      kind: "whats-new",
      items: [
        {
          key: "whats-new:36899679",
          title: "Support for Ubuntu 26.04",
          platforms: ["linux"],
          category: "Device management",
          week: "2026-W18",
        },
      ],
      problems: [],
    });
  });

  it("refuses addresses inside the network unless it is told otherwise", async () => {
    const tenant = await startDemoTenant({ devices: 1 });
    const url = `${tenant.graphUrl}/feeds/whats-new.md`;
    const refused = await intuneOm(["updates", "inspect", url]);
    const allowed = await intuneOm(["updates", "inspect", url, "--allow-private", "--json"]);
    await tenant.close();
    expect([refused.exitCode, allowed.exitCode]).toEqual([1, 0]);
    expect(refused.stderr).toContain("feed.refused-address");
    expect(allowed.json<{ items: unknown[] }>().items.length).toBeGreaterThan(3);
  });

  it("says that a file is not there", async () => {
    const { exitCode, stderr } = await intuneOm(["updates", "inspect", "/nowhere.md"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("/nowhere.md");
  });
});

describe("demo", () => {
  it("runs every report of the sample plan that nobody must approve, and leaves files and mails, also a second time", async () => {
    const out = await mkdtemp(join(tmpdir(), "intune-om-demo-"));
    for (const devices of ["30", "20"]) {
      const result = await intuneOm(["demo", "--out", out, "--devices", devices, "--day", "4", "--json"], {
        cwd: "/",
      });
      expect(result.exitCode).toBe(0);
      const { runs, mails } = result.json<{
        runs: readonly { report: string; state: string; deliveries: readonly object[] }[];
        mails: readonly { path: string }[];
      }>();
      expect(runs.map(({ report, state }) => [report, state])).toEqual(
        [
          "stakeholder-weekly",
          "stakeholder-monthly",
          "admin-operations",
          "helpdesk-brief",
          "change-digest",
          "helpdesk-changes",
        ].map((report) => [report, "succeeded"]),
      );
      expect(await readdir(join(out, "mail"))).toHaveLength(
        runs.flatMap(({ deliveries }) => deliveries).length,
      );
      for (const { path } of mails)
        expect(await readFile(path, "utf8")).toMatch(/^MIME-Version|^[A-Z][A-Za-z-]+: /);
    }
    await rm(out, { recursive: true });
  });
});
