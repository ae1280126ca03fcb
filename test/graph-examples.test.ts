import { type Collected, collectorFactories, fixedClock, type GraphErrorKind } from "@intune-om/core";
import { startDemoTenant } from "@intune-om/demo-tenant";
import { describe, expect, it } from "vitest";
import { type ExampleAnswer, type ExampleCall, exampleGraph } from "./support/example-graph.ts";
import { type Example, isAnswerOf, readExamples } from "./support/examples.ts";

/** A source that reads a body, and on which day: some keep what is recent alone. */
interface Reader {
  readonly source: string;
  readonly at?: string;
  /** A change of the text: what the body is about becomes what the source asks for. */
  readonly as?: readonly [string, string];
  /** What the source also asks for, and no example has. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** The documented bodies of Intune are of this day. */
const DOCUMENTED_DAY = "2017-01-01T12:00:00Z";

const READERS: Readonly<Record<string, readonly Reader[]>> = {
  "apple-push-notification-certificate-get.json": [{ source: "apple-push-certificate" }],
  "audit-events-list.json": [{ source: "audit-events" }],
  "dep-onboarding-settings-list.json": [{ source: "ade-tokens" }],
  "device-compliance-device-status-overview-get.json": [{ source: "compliance-policies" }],
  "device-compliance-policies-list-base.json": [{ source: "compliance-policies" }],
  "device-compliance-policies-list-windows10.json": [{ source: "compliance-policies" }],
  "device-compliance-policy-device-state-summary-get.json": [{ source: "compliance-states" }],
  "device-configurations-list.json": [
    {
      source: "configuration-policies",
      beside: {
        "/deviceManagement/deviceConfigurations/34977265-7265-3497-6572-973465729734/deviceStatusOverview": {
          value: { pendingCount: 1, notApplicableCount: 2, successCount: 3, errorCount: 4, failedCount: 5 },
        },
        "/deviceManagement/deviceConfigurationDeviceStateSummaries": {
          value: {
            unknownDeviceCount: 1,
            notApplicableDeviceCount: 2,
            compliantDeviceCount: 3,
            remediatedDeviceCount: 4,
            nonCompliantDeviceCount: 5,
            errorDeviceCount: 6,
            conflictDeviceCount: 7,
          },
        },
      },
    },
  ],
  "device-management-get-protection-and-malware-overview.json": [
    { source: "protection-overview" },
    { source: "malware-categories" },
  ],
  "device-management-partners-list.json": [{ source: "management-partners" }],
  "exchange-connectors-list.json": [{ source: "exchange-connectors" }],
  "managed-device-overview-get.json": [{ source: "device-overview" }],
  "managed-devices-list.json": [
    { source: "devices" },
    { source: "grace-period", as: ['"complianceState":"compliant"', '"complianceState":"inGracePeriod"'] },
  ],
  // The documented answer is to a request without $expand.
  "mobile-apps-list.json": [
    {
      source: "app-assignments",
      as: ['"isFeatured"', `"assignments":[${JSON.stringify({ id: "1", intent: "required" })}],"isFeatured"`],
    },
  ],
  "ndes-connectors-list.json": [{ source: "ndes-connectors" }],
  "role-assignments-list.json": [{ source: "role-assignments" }],
  "security-alerts-v2-list.json": [{ source: "defender-alerts", at: "2021-05-03T00:00:00Z" }],
  "service-announcement-health-overviews-list.json": [{ source: "service-health" }],
  "service-announcement-health-overviews-list-expand-issues.json": [{ source: "service-health" }],
  "service-announcement-issues-list.json": [
    { source: "service-issues", at: "2020-11-15T00:00:00Z", as: ["Exchange Online", "Microsoft Intune"] },
  ],
  "software-update-status-summary-get.json": [{ source: "software-updates" }],
  "troubleshooting-events-list.json": [
    {
      source: "enrollment-failures",
      as: ["deviceManagementTroubleshootingEvent", "enrollmentTroubleshootingEvent"],
    },
  ],
  "windows-autopilot-device-identities-list.json": [{ source: "autopilot-devices" }],
  "windows-malware-information-list.json": [{ source: "malware" }],
};

/** Bodies of errors, and what the reader makes of them. */
const ERRORS: Readonly<Record<string, GraphErrorKind>> = {
  "error-body.json": "badRequest",
  "error-forbidden-intune-observed.json": "forbidden",
  "error-segment-not-found.json": "notSupported",
  "throttled-429-intune-reports-observed.json": "throttled",
  "throttled-429.json": "throttled",
};

/** Bodies that the reader itself takes apart, in tests of their own below. */
const BATCH = "batch.json";
const JOBS_BEGUN = ["export-job-create.json", "export-job-devices-not-started.json"];
const JOB_DONE = "export-job-devices-completed.json";

/** Bodies that no source reads, and why. */
const UNREAD: Readonly<Record<string, string>> = {
  "detected-apps-list.json": "What is installed outside of Intune's hand is no part of its health.",
  "device-enrollment-configurations-list.json": "Settings of enrollment say nothing of how it goes.",
  "group-members-list.json": "Members are asked for together with those of groups within the group.",
  "mobile-app-install-statuses-list-retired.json": "The path is gone: a report has taken its place.",
  "mobile-app-install-summary-get-retired.json": "The path is gone: a report has taken its place.",
  "monitoring-alert-records-list.json": "It is about Windows 365 alone and not for applications.",
  "organization-list.json": "The name of the organisation stands in the configuration.",
  "report-action-get-device-non-compliance-report.json": "The documented body is not what the service sends.",
  "terms-and-conditions-list.json": "The company's own terms have no state to watch.",
  "user-experience-analytics-overview-get.json": "The call is refused; the scores of devices take its place.",
  "users-list.json": "The documented answer is to a selection without ids, by which accounts are known.",
  "windows-autopilot-settings-get.json": "The devices and events of Autopilot tell how it goes.",
};

const examples = readExamples();
const collectors = collectorFactories.map((create) => create());

describe("the example bodies beside the checkout", () => {
  it("are each read, or named with the reason why not", () => {
    const named = [READERS, ERRORS, UNREAD].flatMap((table) => Object.keys(table));
    const all = [...named, BATCH, ...JOBS_BEGUN, JOB_DONE].toSorted();
    expect(examples.size === 0 ? all : [...examples.keys()].toSorted()).toEqual(all);
  });

  it("are not passed over where a source asks for their path", () => {
    const asked = collectors.flatMap(({ facts }) => facts);
    for (const file of Object.keys(UNREAD)) {
      const example = examples.get(file);
      const readers = asked.filter(({ method, path }) => example && isAnswerOf(example, method, path));
      expect(readers, file).toEqual([]);
    }
  });
});

if (examples.size > 0) describe("an example body", readsExamples);

describe("a single entity", () => {
  it("reads the same bare, as it is sent, and inside value, as it is documented", async () => {
    const tenant = await startDemoTenant({ devices: 60, day: 4 });
    const collectThrough = async (change: (body: unknown) => unknown): Promise<readonly Collected[]> => {
      const { graph } = exampleGraph({
        at: tenant.now(),
        address: tenant.graphUrl,
        answer: async ({ url, method, body }) => {
          const sent =
            method === "POST" ? { method, body, headers: { "content-type": "application/json" } } : {};
          const response = await fetch(url, {
            ...sent,
            headers: { ...sent.headers, authorization: `Bearer ${tenant.token}` },
          });
          return answer(change(await response.json()), response.status);
        },
      });
      return await Promise.all(
        collectors.map((collector) => collector.collect({ graph, clock: fixedClock(tenant.now()) })),
      );
    };
    try {
      let wrapped = 0;
      const asSent = await collectThrough((body) => body);
      const asDocumented = await collectThrough((body) => {
        if (!String(recordOf(body)["@odata.context"]).endsWith("/$entity")) return body;
        wrapped += 1;
        return { value: body };
      });
      expect(wrapped).toBeGreaterThan(5);
      expect(asDocumented).toEqual(asSent);
    } finally {
      await tenant.close();
    }
  });
});

function readsExamples(): void {
  const cases = Object.entries(READERS).flatMap(([file, readers]) =>
    readers.map((reader) => ({ file, ...reader })),
  );

  it.each(cases)("$file is read by $source with no row lost", async ({ file, ...reader }) => {
    const collected = await collectExample(exampleOf(file), reader);
    const { response } = exampleOf(file);
    const rows = rowsOf(response);
    expect(collected.coverage).toEqual({
      source: reader.source,
      status: "complete",
      count: rows?.length ?? 1,
    });
    // An issue is an update too; the updates of the message center are all that it has.
    const { updates = [], ...own } = collected.lists;
    const models = Object.keys(own).length === 0 ? updates : Object.values(own).flat();
    if (rows !== null) expect(models).toHaveLength(rows.length);
    else expect(models.length + Object.keys(collected.metrics).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(ERRORS))("%s becomes the error %s", async (file, kind) => {
    const { status, headers, response } = exampleOf(file);
    const { graph } = exampleGraph({ at: DOCUMENTED_DAY, answer: () => answer(response, status, headers) });
    await expect(graph.get({ version: "v1.0", path: "/deviceManagement" })).rejects.toMatchObject({
      kind,
      status,
    });
  });

  it("of a batch gives each part its own answer", async () => {
    const { response } = exampleOf(BATCH);
    const parts = recordsOf(recordOf(response)["responses"]);
    const { graph } = exampleGraph({
      at: DOCUMENTED_DAY,
      answer: ({ url }) => {
        const part = parts.find(({ id }) => `/v1.0/${String(id)}` === url.pathname) ?? {};
        return answer(part["body"] ?? null, Number(part["status"]));
      },
    });
    const paths = parts.map(({ id }) => `/${String(id)}`);
    const answers = await graph.batch("v1.0", paths);
    expect(answers.map(({ status }) => status)).toEqual(parts.map(({ status }) => status));
    expect(answers.map(({ body }) => body)).toEqual(parts.map(({ body = null }) => body));
  });

  it.each(JOBS_BEGUN)(
    "%s is asked again until the file is there, which is fetched without a token",
    async (file) => {
      const done = exampleOf(JOB_DONE);
      const { graph, calls } = exampleGraph({
        at: DOCUMENTED_DAY,
        answer: ({ method, path }) => {
          if (method === "POST") return answer(exampleOf(file).response, 201);
          return path.includes("exportJobs") ? answer(done.response) : answer({}, 404);
        },
      });
      const exported = graph.export({
        version: "v1.0",
        path: "/deviceManagement/reports/exportJobs",
        report: "Devices",
        select: ["DeviceId"],
      });
      const read = async (): Promise<void> => {
        for await (const { badRows } of exported) expect(badRows).toBe(0);
      };
      await expect(read()).rejects.toMatchObject({ code: expect.stringContaining("graph.") });
      const { id } = recordOf(exampleOf(file).response);
      expect(calls.map(({ method, url }) => `${method} ${url.origin}${url.pathname}`)).toEqual([
        "POST https://graph.microsoft.com/v1.0/deviceManagement/reports/exportJobs",
        `GET https://graph.microsoft.com/v1.0/deviceManagement/reports/exportJobs('${String(id)}')`,
        `GET ${String(recordOf(done.response)["url"]).split("?")[0]}`,
      ]);
      expect(calls.map(({ authorization }) => authorization)).toEqual(["Bearer token", "Bearer token", null]);
    },
  );
}

async function collectExample(example: Example, reader: Reader): Promise<Collected> {
  const { source, at = DOCUMENTED_DAY, as, beside = {} } = reader;
  const text = JSON.stringify(example);
  const own: Example = JSON.parse(as === undefined ? text : text.replaceAll(...as));
  if (as !== undefined) expect(text, "the change finds nothing to change").toContain(as[0]);
  const { graph } = exampleGraph({
    at,
    answer: (call) => {
      const other = beside[call.path];
      return other === undefined ? exampleAnswer(own, call) : answer(other);
    },
  });
  const collector = collectors.find((one) => one.source === source);
  if (collector === undefined) throw new Error(`no such source: ${source}`);
  return await collector.collect({ graph, clock: fixedClock(at) });
}

/** The example where it is the answer, else another one; the page after the last is empty. */
function exampleAnswer(own: Example, { url, method, path }: ExampleCall): ExampleAnswer {
  if (url.searchParams.has("$skip")) return answer({ value: [] });
  const found = [own, ...examples.values()].find((one) => one.status < 300 && isAnswerOf(one, method, path));
  return found === undefined
    ? answer({ error: { code: "ResourceNotFound", message: path } }, 404)
    : answer(found.response, found.status, found.headers);
}

function answer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): ExampleAnswer {
  return { status, body, headers };
}

function exampleOf(file: string): Example {
  const example = examples.get(file);
  if (example === undefined) throw new Error(`no such example: ${file}`);
  return example;
}

/** The rows of a list; null when the body is a single entity. */
function rowsOf(response: unknown): readonly unknown[] | null {
  const { value } = recordOf(response);
  return Array.isArray(value) ? value : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}
