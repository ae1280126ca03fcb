import { describe, expect, it } from "vitest";
import { resolveCloud } from "../config/clouds.ts";
import { graphOrigin, scopeOf, smtpScopeOf } from "./cloud.ts";
import { createGraphReader } from "./create-graph-reader.ts";
import { failure, page, rowsOf, setUp } from "../../test-support/fake-reader.ts";

describe("a cloud", () => {
  it("is asked for all that was granted on its own Graph host", () => {
    expect(scopeOf(resolveCloud("china"))).toBe("https://microsoftgraph.chinacloudapi.cn/.default");
    expect(graphOrigin(resolveCloud("dod"))).toBe("https://dod-graph.microsoft.us");
  });

  it.each([
    ["global", "https://outlook.office365.com"],
    ["gcc-high", "https://outlook.office365.us"],
    ["dod", "https://webmail.apps.mil"],
    ["china", "https://partner.outlook.cn"],
  ] as const)("called %s has its mailboxes at %s, which is what tokens for SMTP are for", (name, host) => {
    expect(smtpScopeOf(resolveCloud(name))).toBe(`${host}/.default`);
  });

  it.each([
    ["global", "https://graph.microsoft.com"],
    ["gcc-high", "https://graph.microsoft.us"],
    ["dod", "https://dod-graph.microsoft.us"],
    ["china", "https://microsoftgraph.chinacloudapi.cn"],
  ] as const)(
    "called %s is read on its own Graph host, and its links lead to no other",
    async (name, host) => {
      const cloud = resolveCloud(name);
      expect([graphOrigin(cloud), scopeOf(cloud)]).toEqual([host, `${host}/.default`]);
      const link = `${host}/v1.0/deviceManagement/managedDevices?$skiptoken=a`;
      const own = setUp([page([1], link), page([2])]);
      expect(await rowsOf(createGraphReader({ ...own.options, cloud }))).toEqual([1, 2]);
      expect(own.wire.calls.map(({ url }) => new URL(url).origin)).toEqual([host, host]);
      for (const other of ["https://graph.microsoft.example", `${host}.example`, `${host}:444`]) {
        const led = setUp([page([1], link.replace(host, other))]);
        const limits = { faultRetries: 0 };
        const reading = rowsOf(createGraphReader({ ...led.options, cloud, limits }));
        expect((await failure(reading)).detail).toContain("leads away");
      }
    },
  );

  it("gets no token in clear, except on this machine", () => {
    for (const graph of ["http://127.0.0.1:8080", "http://[::1]:1", "http://localhost"]) {
      expect(custom(graph)).toBe(graph);
    }
    for (const graph of ["http://graph.example", "http://127.0.0.1.example", "ftp://127.0.0.1", "nothing"]) {
      expect(() => custom(graph), graph).toThrow(expect.objectContaining({ code: "graph.cloud-address" }));
    }
  });
});

function custom(graph: string): string {
  return graphOrigin({ name: "custom", graph, login: "https://login.example" });
}
