import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoTenant, type Fault, startDemoTenant } from "@intune-om/demo-tenant";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CommandResult, intuneOm } from "../support/command.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";

interface Coverage {
  readonly source: string;
  readonly status: string;
  readonly count?: number;
  readonly reason?: string;
}

interface RunJson {
  readonly run: { readonly state: string };
  readonly coverage: readonly Coverage[];
  readonly artifacts: readonly { readonly path: string }[];
}

/** Devices come 999 at a time, so these are three pages. */
const PAGE = 999;
const DEVICE_COUNT = 2_100;
const DEVICES = "/deviceManagement/managedDevices";
const APPS = "/deviceManagement/reports/getAppsInstallSummaryReport";

let tenant: DemoTenant;
let organisation: OrganisationCopy;
let waited: number;

beforeEach(async () => {
  tenant = await startDemoTenant({ devices: DEVICE_COUNT });
  organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  await organisation.setPlan(["reports", 0, "formats"], ["html"]);
  // They read the list of devices too, and would meet the faults that are meant for it.
  await organisation.set(["tenants", 0, "collectors"], { "unhealthy-devices": false, "grace-period": false });
  waited = 0;
});

afterEach(async () => {
  await tenant.close();
  await organisation[Symbol.asyncDispose]();
});

async function om(...argv: string[]): Promise<CommandResult> {
  return await intuneOm(["--config", organisation.config, ...argv], {
    env: { OM_TOKEN: tenant.token },
    cwd: organisation.folder,
    onWait: (ms) => {
      waited += ms;
    },
  });
}

/** What goes wrong, how much of which source is got, and the words that a person reads about it. */
interface Hazard {
  readonly fault: Omit<Fault, "path">;
  readonly source?: string;
  readonly status: "incomplete" | "unreadable";
  readonly count?: number;
  readonly reason: RegExp;
}

const LATER = { after: 1 } as const;
const HAZARDS: Readonly<Record<string, Hazard>> = {
  "throttling without end": { fault: { status: 429 }, status: "unreadable", reason: /status 429/ },
  "throttling from the second page on": {
    fault: { ...LATER, status: 429, retryAfter: "2.5" },
    status: "incomplete",
    count: PAGE,
    reason: /not be read to its end.*429/,
  },
  "a query broker that has had enough": {
    fault: { status: 500 },
    status: "unreadable",
    reason: /query broker/,
  },
  "a service that is down": { fault: { status: 503 }, status: "unreadable", reason: /503/ },
  "a login page with status 200": {
    fault: { html: true },
    status: "unreadable",
    reason: /web page, not JSON/,
  },
  "a login page in place of the second page": {
    fault: { ...LATER, html: true },
    status: "incomplete",
    count: PAGE,
    reason: /web page, not JSON/,
  },
  "an empty answer": { fault: { emptyBody: true }, status: "unreadable", reason: /answer is empty/ },
  "a page without its list": {
    fault: { ...LATER, dropValue: true },
    status: "incomplete",
    count: PAGE,
    reason: /no list of values/,
  },
  "a link that leads to its own page": {
    fault: { ...LATER, repeatNextLink: true },
    status: "incomplete",
    count: 2 * PAGE,
    reason: /link to the next page was repeated/,
  },
  "a link to another host": {
    fault: { ...LATER, nextLink: "https://graph.microsoft.com.evil.example/v1.0/x" },
    status: "incomplete",
    count: PAGE,
    reason: /leads away from the cloud's own Graph host/,
  },
  "a body that is always cut": {
    fault: { ...LATER, cut: true },
    status: "incomplete",
    count: PAGE,
    reason: /cut before its end/,
  },
  "a connection that is always reset": {
    fault: { ...LATER, reset: true },
    status: "incomplete",
    count: PAGE,
    reason: /could not be read to its end/,
  },
  "a row that comes again on the next page": {
    fault: { addRow: { id: "moving", deviceName: "MOVING-1" } },
    status: "incomplete",
    count: DEVICE_COUNT + 1,
    reason: /came again on a later page/,
  },
  "a row that makes no sense": {
    fault: { ...LATER, addRow: { id: 7 } },
    status: "incomplete",
    count: DEVICE_COUNT,
    reason: /could not be understood/,
  },
  "a permission that is taken away half-way": {
    fault: { ...LATER, forbidden: "DeviceManagementManagedDevices.Read.All" },
    status: "incomplete",
    count: PAGE,
    reason: /access was refused/,
  },
  "a token that is refused for good half-way": {
    fault: { ...LATER, status: 401 },
    status: "incomplete",
    count: PAGE,
    reason: /401/,
  },
  "a report that ends before its total": {
    fault: { total: 500 },
    source: "apps",
    status: "incomplete",
    reason: /ended after 11 of 500/,
  },
};

describe("a hostile network or service", () => {
  it.each(Object.entries(HAZARDS))(
    "never passes half for whole: %s",
    async (_, { fault, source = "devices", status, count, reason }) => {
      tenant.setFaults([{ ...fault, path: source === "apps" ? APPS : DEVICES }]);
      const out = join(organisation.folder, "out");
      const result = await om("run", "stakeholder-weekly", "--dry-run", "--out", out, "--json");
      expect(result.exitCode).toBe(3);
      const { run, coverage, artifacts } = result.json<RunJson>();
      expect(run.state).toBe("partial");
      const entry = coverage.find((one) => one.source === source);
      expect(entry).toMatchObject({ status, reason: expect.stringMatching(reason) });
      if (count !== undefined) expect(entry?.count).toBe(count);
      expect(coverage.find((one) => one.source === "service-health")?.status).toBe("complete");
      expect(artifacts).not.toEqual([]);
      for (const { path } of artifacts) expect(noticesOf(await readFile(path, "utf8"))).toMatch(UNSEEN);
      expect(result.stdout + result.stderr).not.toMatch(/skiptoken=|Bearer/);
    },
  );

  it("that asks for a long wait is waited for, and people are told until when", async () => {
    tenant.setFaults([{ path: DEVICES, status: 429, times: 1, retryAfter: 90 }]);
    const result = await om("collect");
    expect(result.stderr).toMatch(/waiting 90 s, until \d\d:\d\d:\d\d UTC \(.*managedDevices: status 429/);
    expect((await om("collect", "--quiet")).stderr).toBe("");
  });

  it("that is only busy for a while costs some waiting and nothing else", async () => {
    tenant.setFaults([
      { path: DEVICES, status: 429, times: 2, retryAfter: "2.128" },
      { path: "/deviceManagement/applePushNotificationCertificate", status: 503, times: 3 },
      { path: "/admin/serviceAnnouncement", cut: true, times: 1 },
      { path: "/deviceAppManagement/vppTokens", html: true, times: 1 },
      { path: "/deviceManagement/windowsMalwareInformation", status: 429, times: 1, retryAfter: "-5" },
    ]);
    const result = await om("collect", "--json");
    expect(result.exitCode).toBe(0);
    expect(waited).toBeGreaterThan(2_128);
  });
});

/** What the first page says that could not be seen; nothing when it says nothing. */
function noticesOf(html: string): string {
  return /<section class="notices"[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
}

/** The notice in the languages of the readers. */
const UNSEEN = /could be read only in part|could not be read|kunde bara läsas delvis|kunde inte läsas/;
