import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPostgresUrl } from "./postgres-url.ts";

describe("a PostgreSQL address", () => {
  it.each([
    ["postgres://om@db/om", { host: "db", port: 5432, user: "om", database: "om", tls: "verify-full" }],
    [
      "postgresql://db.contoso.com:6432/a%20b",
      { host: "db.contoso.com", port: 6432, user: null, database: "a b" },
    ],
    ["postgres://om%40corp@127.0.0.1/om", { host: "127.0.0.1", user: "om@corp", tls: "none" }],
    ["postgres://om@[::1]:5433/om", { host: "::1", port: 5433, tls: "none" }],
    ["postgres://om@localhost/om?sslmode=require&schema=mine", { tls: "require", schema: "mine" }],
    ["postgres://om@/om?host=/var/run/postgresql", { host: "/var/run/postgresql", tls: "none" }],
    ["postgres://om@%2Fvar%2Frun%2Fpostgresql/om", { host: "/var/run/postgresql", tls: "none" }],
  ])("%s says where the store is", (text, expected) => {
    expect(readPostgresUrl(text)).toMatchObject({
      kind: "postgres",
      url: text,
      schema: "intune_om",
      ...expected,
    });
  });

  it.each([
    ["postgres://", "names no host"],
    ["postgres:///om", "names no host"],
    ["postgres://om@db:0/om", "has no port from 1 to 65535"],
    ["postgres://om@db:x/om", "has no port from 1 to 65535"],
    ["postgres://om@a,b/om", "names no host"],
    ["postgres://om@[::g]/om", "names no host"],
    ["postgres://db/", "names no database"],
    ["postgres://db/om/more", "names no database"],
    ["postgres://db/%zz", "names no database"],
    ["postgres://db/om#part", "is no PostgreSQL address"],
    ["postgres://db/om?sslmode=require&sslmode=disable", "says a parameter twice"],
    ["postgres://db/om?schema=pg_catalog", "names no schema that can be used"],
    ["postgres://om@db/om?host=/tmp", "has a host that is no folder of a socket"],
    ["postgres://om@/om?host=/tmp&sslmode=require", "asks for TLS on a socket"],
    ["postgres://om:word@db/om", "holds a password"],
    ["postgres://om:@db/om", "holds a password"],
    ["postgres:om:word@db/om", "holds a password"],
    ["postgres://om@db/om?sslpassword=word", "holds a password"],
  ])("%s is refused in words", (text, message) => {
    expect(readPostgresUrl(text)).toEqual({ message, fix: expect.stringMatching(/\.$/) });
  });

  it("of any kind is read as a whole or refused, and what is refused is not repeated", () => {
    const parts = fc.constantFrom(
      "postgres",
      "://",
      "om",
      ":",
      "@",
      "/",
      "?",
      "&",
      "=",
      "sslmode",
      "[::1]",
      "%2F",
      "5432",
      ",",
      "#",
    );
    const address = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(parts, fc.string({ maxLength: 4 }))).map((all) => `postgres:${all.join("")}`),
    );
    fc.assert(
      fc.property(address, (text) => {
        const read = readPostgresUrl(text);
        if ("message" in read) expect(Object.keys(read)).toEqual(["message", "fix"]);
        else {
          expect(read.host).not.toBe("");
          expect(read.database).not.toBe("");
          expect(read.port).toBeGreaterThan(0);
          expect(text).not.toMatch(/:[^/?@]*@/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("with a password never comes back as a place to connect to", () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[?#\s]/.test(text));
    fc.assert(
      fc.property(word, (password) => {
        expect(readPostgresUrl(`postgres://om:${password}@db/om`)).toMatchObject({
          message: "holds a password",
        });
      }),
    );
  });
});
