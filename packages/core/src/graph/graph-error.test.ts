import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readErrorBody, readScopes } from "./error-body.ts";
import { errorOfAnswer, GraphError, kindOf } from "./graph-error.ts";

const FORBIDDEN = JSON.stringify({
  error: {
    code: "Forbidden",
    message:
      '{\r\n  "_version": 3,\r\n  "Message": "Application is not authorized to perform this operation. Application must have one of the following scopes: DeviceManagementApps.Read.All, DeviceManagementManagedDevices.Read.All - Operation ID: 0 - Url: https://fef.manage.example/Service?key=hush',
  },
});

function answer(status: number, text: string): GraphError {
  return errorOfAnswer({
    method: "GET",
    url: "https://graph.microsoft.com/v1.0/x?$filter=name eq 'Ada'",
    status,
    requestId: "r-1",
    text,
  });
}

describe("an error of Graph", () => {
  it.each([
    [400, "", "badRequest"],
    [400, "Resource not found for the segment 'deviceStatuses'.", "notSupported"],
    [401, "", "unauthorized"],
    [403, "", "forbidden"],
    [404, "", "notFound"],
    [429, "", "throttled"],
    [500, "Rate limit reached because of too many requests to query broker", "throttled"],
    [500, "", "unavailable"],
    [501, "", "notSupported"],
    [503, "", "unavailable"],
    [302, "", "badAnswer"],
  ])("with status %i and text %j is %s", (status, message, kind) => {
    expect(kindOf(status, message)).toBe(kind);
    expect(answer(status, JSON.stringify({ error: { code: "c", message } })).code).toBe(`graph.${kind}`);
  });

  it("names the permissions that Intune hides in a text inside its message, even when that text is cut", () => {
    const error = answer(403, FORBIDDEN);
    expect(error.scopes).toEqual([
      "DeviceManagementApps.Read.All",
      "DeviceManagementManagedDevices.Read.All",
    ]);
    expect(error.hint).toContain("DeviceManagementApps.Read.All");
    expect(error.message).toContain("Application is not authorized");
    expect(error.message).not.toContain("_version");
    expect(readScopes("following scopes: DeviceManagementApps.Read.All, DeviceManagementCon")).toEqual([
      "DeviceManagementApps.Read.All",
    ]);
  });

  it("carries method, path, status and request id, and no value of the query", () => {
    const error = answer(400, "{}");
    expect(error).toMatchObject({ method: "GET", status: 400, requestId: "r-1" });
    expect(error.url).toBe("https://graph.microsoft.com/v1.0/x?$filter");
    expect(`${error.message}${answer(403, FORBIDDEN).message}`).not.toMatch(/Ada|hush/);
  });

  it("is made of any body without failing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.integer({ min: 300, max: 599 }), (text, status) => {
        const error = answer(status, text);
        expect(error).toBeInstanceOf(GraphError);
        expect(error.hint.length).toBeGreaterThan(10);
        expect(readErrorBody(text).code).toBeTypeOf("string");
      }),
    );
  });
});
