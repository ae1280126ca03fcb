import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { daemonSchema, DEFAULT_DAEMON } from "./daemon-schema.ts";

const read = (text: string) => daemonSchema().safeParse(parse(text));

describe("daemon", () => {
  it.each([
    ["{}", {}],
    ["{ port: 0 }", { port: 0 }],
    ["{ port: false }", { port: null }],
    ["{ port: null }", { port: null }],
    [
      "{ port: 8080, host: '::1', stopSeconds: 0, leaseSeconds: 5 }",
      { port: 8080, host: "::1", stopSeconds: 0, leaseSeconds: 5 },
    ],
  ])("%s is read", (text, patch) => {
    expect(read(text)).toEqual({ success: true, data: { ...DEFAULT_DAEMON, ...patch } });
  });

  it.each([
    "{ port: true }",
    "{ port: -1 }",
    "{ port: 65536 }",
    "{ port: '9464' }",
    "{ port: 1.5 }",
    "{ host: 'a b' }",
    "{ host: '' }",
    "{ stopSeconds: -1 }",
    "{ leaseSeconds: 0 }",
    "{ leaseSeconds: 4000 }",
    "{ ports: 1 }",
  ])("%s is refused", (text) => {
    expect(read(text).success).toBe(false);
  });
});
