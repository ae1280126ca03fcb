import { describe, expect, test } from "vitest";
import { isLoopback, resolveCloud } from "./clouds.ts";
import { CLOUD_NAMES } from "./config.ts";

describe("resolveCloud", () => {
  test("knows the hosts of every named cloud", () => {
    expect(CLOUD_NAMES.map((name) => resolveCloud(name))).toEqual([
      { name: "global", graph: "https://graph.microsoft.com", login: "https://login.microsoftonline.com" },
      { name: "gcc-high", graph: "https://graph.microsoft.us", login: "https://login.microsoftonline.us" },
      { name: "dod", graph: "https://dod-graph.microsoft.us", login: "https://login.microsoftonline.us" },
      {
        name: "china",
        graph: "https://microsoftgraph.chinacloudapi.cn",
        login: "https://login.chinacloudapi.cn",
      },
    ]);
  });

  test.each(["https://g.example", "https://g.example/", "https://g.example/v1.0", "https://g.example/beta/"])(
    "takes %s for its origin",
    (graph) => {
      const cloud = resolveCloud({ graph, login: "https://l.example/" });
      expect(cloud).toEqual({ name: "custom", graph: "https://g.example", login: "https://l.example" });
    },
  );

  test.each(["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:80/beta"])(
    "takes %s: it is this machine",
    (graph) => {
      expect(resolveCloud({ graph }).graph).toBe(new URL(graph).origin);
    },
  );

  test.each([
    ["http://graph.example", "would send the token in clear"],
    ["http://127.0.0.1.example", "would send the token in clear"],
    ["https://u:p@g.example", "holds a user name or password"],
    ["https://g.example/v2", "has more than scheme and host"],
    ["https://g.example/?a=b", "has more than scheme and host"],
    ["g.example", "is no web address"],
    ["ftp://g.example", "is no web address"],
    ["https:g.example", "is no web address"],
  ])("refuses %s: it %s", (graph, message) => {
    expect(() => resolveCloud({ graph })).toThrow(
      expect.objectContaining({ code: "config.cloud", message: expect.stringContaining(message) }),
    );
  });
});

test("only addresses of this machine are loopback", () => {
  expect(["localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1", "[::1]"].every(isLoopback)).toBe(true);
  expect(
    ["10.0.0.1", "128.0.0.1", "localhost.example", "127.0.0.1.example", "::2", ""].some(isLoopback),
  ).toBe(false);
});
