import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../http/answer.ts";
import { parseFilter } from "./filter.ts";

const ROW: Readonly<Record<string, unknown>> = {
  deviceName: "Åsas iPhone",
  complianceState: "compliant",
  lastSyncDateTime: "2026-11-02T05:00:00.1234567Z",
  isEncrypted: true,
  deviceCount: 7,
  services: ["Microsoft Intune", "Windows"],
  nothing: null,
  "@odata.type": "#microsoft.graph.iosVppApp",
};

function holds(text: string): boolean {
  return parseFilter(text).test((name) => ROW[name]);
}

test.for([
  ["complianceState eq 'compliant'", true],
  ["complianceState eq 'Compliant'", true],
  ["complianceState ne 'compliant'", false],
  ["complianceState eq 'error' or complianceState eq 'compliant'", true],
  ["complianceState eq 'error' and deviceCount eq 7 or isEncrypted eq true", true],
  ["complianceState eq 'error' and (deviceCount eq 7 or isEncrypted eq true)", false],
  ["not (isEncrypted eq true)", false],
  ["lastSyncDateTime lt 2026-11-02T06:00:00Z", true],
  ["lastSyncDateTime gt 2026-11-02T06:00:00Z", false],
  ["deviceCount ge 7", true],
  ["deviceCount lt 7", false],
  ["nothing eq null", true],
  ["deviceName ne null", true],
  ["contains(deviceName,'iphone')", true],
  ["startswith(deviceName, 'Åsa')", true],
  ["endswith(deviceName,'iPad')", false],
  ["services/any(s:s eq 'Microsoft Intune')", true],
  ["services/any(s: s eq 'Microsoft Teams')", false],
  ["(ApplicationId eq 'x')", false],
  ["isof('microsoft.graph.iosVppApp')", true],
  ["not isof('microsoft.graph.iosVppApp') or isof('microsoft.graph.win32LobApp')", false],
] as const)("%s holds: %s", ([text, expected]) => {
  expect(holds(text)).toBe(expected);
});

test("a quote inside a text is written twice, and any text compares with itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (value) => {
      const filter = parseFilter(`name eq '${value.replaceAll("'", "''")}'`);
      return filter.test(() => value) && filter.properties[0] === "name";
    }),
  );
});

test("any text is parsed or refused, with nothing else thrown", () => {
  const words = [
    "(",
    ")",
    "'",
    "eq",
    "and",
    "not ",
    "contains(",
    "isof(",
    ",",
    "a/any(x:x",
    " ",
    "2026-01-01T00:00:00Z",
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words), { maxLength: 500 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(text, (value) => {
      try {
        parseFilter(value);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
  );
  expect(() => parseFilter("(".repeat(100_000))).toThrow(Refusal);
});
