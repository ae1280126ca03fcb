import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkRequest, type SentRequest } from "./check-request.ts";
import { writtenContract } from "./contract.ts";

const contract = writtenContract();
const DEVICES = "/deviceManagement/managedDevices";
const INSTALLS = "/deviceManagement/reports/retrieveDeviceAppInstallationStatusReport";

function problemsOf(target: string, request: Partial<SentRequest> = {}): readonly string[] {
  return checkRequest(contract, { method: "GET", version: "v1.0", target, ...request });
}

test.for([
  `${DEVICES}?$select=id,deviceName&$top=999`,
  `${DEVICES}?$filter=operatingSystem%20eq%20'Windows'&$select=id`,
  `${DEVICES}?$filter=complianceState+eq+'conflict'+or+complianceState+eq+'error'`,
  `${DEVICES}?$filter=lastSyncDateTime lt 2026-11-01T00:00:00Z and userPrincipalName ne 'a''b'`,
  `${DEVICES}?$skiptoken=LastDeviceName%3D'x'`,
  `${DEVICES}/a-key?$select=deviceName`,
  `${DEVICES}('a-key')/windowsProtectionState`,
  "/deviceManagement?$select=deviceProtectionOverview",
  "/admin/serviceAnnouncement/healthOverviews?$expand=issues",
  "/admin/serviceAnnouncement/healthOverviews?$expand=issues($select=id,title;$top=5)",
  "/admin/serviceAnnouncement/issues?$filter=service eq 'Microsoft Intune'&$orderby=startDateTime desc&$count=true",
  "/deviceAppManagement/mobileApps?$filter=isof('microsoft.graph.win32LobApp')",
  "/subscribedSkus?$select=skuId",
])("nothing is wrong with %s", (target) => {
  expect(problemsOf(target)).toEqual([]);
});

test.for([
  ["/deviceManagement/devices", "the path is not in the contract"],
  ["/devicemanagement/managedDevices", "the path is not in the contract"],
  [`${DEVICES}/{id}`, "{id} was not filled in"],
  [`${DEVICES}/%`, "the path cannot be read"],
  [`${DEVICES}?$select=id,DeviceName`, "managedDevice has no property DeviceName"],
  [`${DEVICES}?$select=id,skuFamily`, "managedDevice has no property skuFamily"],
  [`${DEVICES}?$select=id,id`, "id is selected twice"],
  [`${DEVICES}?$top=5&$top=6`, "$top stands twice"],
  [`${DEVICES}?$top=1001`, "$top=1001 is out of range"],
  [`${DEVICES}?top=5`, "top is no query option that is known here"],
  [`${DEVICES}?$search=x`, "$search is no query option that is known here"],
  [`${DEVICES}?$count=1`, "$count=1 is neither true nor false"],
  [`${DEVICES}?$skip=-1`, "$skip=-1 is out of range"],
  [`${DEVICES}?$expand=users`, "managedDevice has no users that can be expanded"],
  [`${DEVICES}/a-key?$top=1`, "$top needs a list"],
  [`${DEVICES}?$filter=isEncrypted eq true`, "isEncrypted cannot be filtered"],
  [`${DEVICES}?$filter=colour eq 'red'`, "managedDevice has no property colour to filter by"],
  [
    `${DEVICES}?$filter=lastSyncDateTime ge 2026-11-01T00:00:00Z`,
    "lastSyncDateTime cannot be filtered with ge",
  ],
  [`${DEVICES}?$filter=contains(serialNumber,'x')`, "serialNumber cannot be filtered with contains"],
  [
    `${DEVICES}?$filter=lastSyncDateTime lt '2026-11-01'`,
    "2026-11-01 is no value of lastSyncDateTime (Edm.DateTimeOffset)",
  ],
  [`${DEVICES}?$filter=complianceState eq 'angry'`, "angry is no value of complianceState (complianceState)"],
  [`${DEVICES}?$filter=operatingSystem eq Windows`, "Windows is no value of operatingSystem (Edm.String)"],
  [`${DEVICES}?$filter=deviceName eq`, "the filter cannot be read: deviceName eq"],
  [
    `${DEVICES}?$filter=deviceName eq 'a' or deviceName eq 'b'`,
    "comparisons of deviceName cannot be joined by or",
  ],
  [
    `${DEVICES}?$filter=not (operatingSystem eq 'a' or model eq 'b')`,
    "comparisons of operatingSystem cannot be joined by or",
  ],
  [
    "/deviceManagement/troubleshootingEvents?$filter=eventDateTime gt 2026-11-01T00:00:00Z",
    "eventDateTime cannot be filtered",
  ],
  [
    "/deviceAppManagement/mobileApps?$filter=isof('microsoft.graph.managedDevice')",
    "managedDevice is no kind of mobileApp",
  ],
  ["/deviceAppManagement/mobileApps?$filter=isof('win32LobApp')", "win32LobApp needs its namespace"],
  [
    "/admin/serviceAnnouncement/healthOverviews?$expand=issues($select=id,name)",
    "serviceHealthIssue has no property name",
  ],
  [
    "/admin/serviceAnnouncement/healthOverviews?$expand=issues,posts",
    "serviceHealth has no posts that can be expanded",
  ],
  ["/admin/serviceAnnouncement/issues?$orderby=severity", "serviceHealthIssue has no property severity"],
  ["/admin/serviceAnnouncement/issues?$orderby=title down", "title down is no order"],
  ["/subscribedSkus?$top=1", "$top is refused here"],
] as const)("%s is refused: %s", ([target, problem]) => {
  expect(problemsOf(target).map(sentenceOf)).toContain(problem);
});

test("a property that only beta has can be selected there alone", () => {
  const target = `${DEVICES}?$select=skuFamily`;
  expect(problemsOf(target, { version: "beta" })).toEqual([]);
  expect(problemsOf(target)).toEqual([`GET /v1.0${DEVICES}: managedDevice has no property skuFamily`]);
});

test("a version, a method and a query that are not there are refused", () => {
  expect(problemsOf(DEVICES, { version: "v2.0" }).map(sentenceOf)).toEqual(["v2.0 is no version"]);
  expect(problemsOf(DEVICES, { method: "DELETE" }).map(sentenceOf)).toEqual(["DELETE is not taken here"]);
  const summary = "/deviceManagement/reports/getAppsInstallSummaryReport";
  expect(problemsOf(summary, { method: "POST", body: {} }).map(sentenceOf)).toEqual([
    "the action is not in v1.0",
  ]);
  expect(problemsOf(summary).map(sentenceOf)).toEqual(["a report is asked for with POST"]);
  expect(problemsOf(`${INSTALLS}?$top=1`, { method: "POST", body: {} }).map(sentenceOf)).toContain(
    "a report takes no query",
  );
});

test.for([
  [{ select: ["DeviceName", "Platform"], filter: "(ApplicationId eq 'x') and (AppInstallState eq '2')" }, []],
  [{}, ["the service refuses it without a filter on ApplicationId"]],
  [
    { select: ["DeviceName", "Platform_loc"], filter: "(ApplicationId eq 'x')" },
    ["the report has no column Platform_loc"],
  ],
  [{ filter: "(ApplicationId eq 'x') and (DeviceName eq 'y')" }, ["DeviceName cannot be filtered"]],
  [
    { filter: "(ApplicationId eq 'x') and (AppInstallState eq 2)" },
    ["the value of AppInstallState needs quotation marks"],
  ],
  [{ filter: "(ApplicationId eq 'x')", orderBy: ["Age desc"] }, ["the report has no column Age"]],
  [{ filter: "(ApplicationId eq 'x')", select: "DeviceName" }, ["select is no list"]],
] as const)("a report is asked with %o", ([body, problems]) => {
  expect(problemsOf(INSTALLS, { method: "POST", body }).map(sentenceOf)).toEqual(problems);
});

test("a report takes its parameters alone", () => {
  const target = "/deviceManagement/reports/getAppsInstallSummaryReport";
  const body = { skip: 0, top: 50, limit: 5 };
  expect(problemsOf(target, { method: "POST", version: "beta", body }).map(sentenceOf)).toEqual([
    "the body takes no limit",
  ]);
});

test("every part of a batch is checked, their number and their ids too", () => {
  const part = { id: "1", method: "GET", url: `${DEVICES}/a-key/windowsProtectionState` };
  const batch = (requests: unknown): readonly string[] =>
    problemsOf("/$batch", { method: "POST", body: { requests } }).map(sentenceOf);
  expect(batch([part])).toEqual([]);
  expect(batch([part, { ...part, id: "2", url: `${DEVICES}?$select=colour` }])).toEqual([
    `GET /v1.0${DEVICES}: managedDevice has no property colour`,
  ]);
  expect(batch([part, part])).toEqual(["two parts have the id 1"]);
  expect(batch(Array.from({ length: 21 }, (_, id) => ({ ...part, id: String(id) })))).toEqual([
    "21 parts are too many",
  ]);
  expect(batch(null)).toEqual(["a batch is a POST with requests"]);
});

test("nothing that is sent makes the check itself fail", () => {
  const option = fc.constantFrom("$select", "$filter", "$orderby", "$expand", "$top", "$skip", "$count");
  const word = fc.constantFrom(
    "deviceName",
    "eq",
    "'x'",
    "or",
    "and",
    "not",
    "(",
    ")",
    ",",
    "isof",
    "a/any",
    "5",
  );
  const query = fc.tuple(
    option,
    fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join(" ")),
    ),
  );
  const body = fc.oneof(fc.anything(), fc.record({ requests: fc.anything(), select: fc.anything() }));
  fc.assert(
    fc.property(
      fc.constantFrom(DEVICES, INSTALLS, "/$batch"),
      query,
      fc.string(),
      body,
      (path, [name, value], tail, given) => {
        for (const target of [`${path}?${name}=${value}`, `${path}${tail}`]) {
          const problems = problemsOf(target, { method: path === DEVICES ? "GET" : "POST", body: given });
          expect(problems.every((problem) => problem.includes(": "))).toBe(true);
        }
      },
    ),
  );
});

/** The sentence behind the request. */
function sentenceOf(problem: string): string {
  return problem.slice(problem.indexOf(": ") + 2);
}
