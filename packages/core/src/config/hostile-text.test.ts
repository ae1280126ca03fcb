import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConfig } from "./parse-config.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import { formatProblem } from "./problem.ts";
import type { ConfigProblem } from "./problem.ts";

const OPTIONS = {
  locale: "sv",
  timeZone: "UTC",
  knownSections: ["state"],
  knownKpis: ["compliance_rate"],
} as const;
const SAMPLES = new URL("../../../../examples/organisation/", import.meta.url);
const config = await readFile(new URL("intune-om.yaml", SAMPLES), "utf8");
const plan = await readFile(new URL("plan.yaml", SAMPLES), "utf8");

function problemsOf(text: string): readonly ConfigProblem[] {
  const results = [parseConfig(text, "/srv/c.yaml"), parsePlan(text, "/srv/p.yaml", OPTIONS)];
  return results.flatMap((result) => (result.ok ? [] : result.problems));
}

/** Every problem points into the text, and says something on one line. */
function expectSound(problems: readonly ConfigProblem[], text: string): void {
  const lines = text.replace(/^\u{FEFF}/u, "").split("\n");
  for (const { line, column, message, fix, path, value } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(message.length * fix.length).toBeGreaterThan(0);
    expect(`${path}${value}${message}${fix}`).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
  }
}

describe("any text", () => {
  const soup = fc.array(
    fc.constantFrom(
      "\n",
      "\n  ",
      "- ",
      ": ",
      "mail",
      "tenants",
      "reports",
      "people",
      "id",
      "{",
      "}",
      "[",
      "]",
      ",",
      '"',
      "'",
      "\t",
      "&a ",
      "*a",
      "!x ",
      "|\n",
      "env:X",
      "1",
      "~",
      "\r\n",
      "---\n",
      "%YAML 1.1\n",
      "# ",
      "å",
      "\u{1F600}",
      "\u202E",
      "\0",
    ),
    { maxLength: 60 },
  );

  test("is read or refused with places inside it, and never throws", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      soup.map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (hostile) => expectSound(problemsOf(hostile), hostile)),
      { numRuns: 120 },
    );
  });

  test("of any plain data is read or refused with places inside it, and never throws", () => {
    const key = fc.constantFrom(
      "version",
      "plan",
      "store",
      "tenants",
      "mail",
      "people",
      "reports",
      "id",
      "auth",
      "type",
      "cloud",
      "__proto__",
      "constructor",
      "schedule",
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie("node"), { maxLength: 4 }),
        fc.dictionary(key, tie("node"), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, node), (data) => {
        const text = JSON.stringify(data);
        expectSound(problemsOf(text), text);
      }),
      { numRuns: 60 },
    );
  });

  test("that was a sound file before a piece of it was lost or doubled points into itself", () => {
    const whole = fc.constantFrom(config, plan);
    fc.assert(
      fc.property(whole, fc.nat(), fc.nat(40), fc.boolean(), (text, start, length, doubled) => {
        const at = start % text.length;
        const torn =
          text.slice(0, at) +
          (doubled ? text.slice(at, at + length).repeat(2) : "") +
          text.slice(at + length);
        expectSound(problemsOf(torn), torn);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a secret written in the file", () => {
  const PLACES: readonly ((secret: string) => string)[] = [
    (secret) => `tenants: [{ auth: { type: client-secret, secret: ${secret} } }]`,
    (secret) => `tenants:\n  - auth:\n      type: client-certificate\n      certificate: ${secret}`,
    (secret) => `tenants: [{ auth: { type: token, token: ${secret} } }]`,
    (secret) => `tenants: [{ auth: { type: ??, token: ${secret} } }]`,
    (secret) => `tenants: [{ auth: ${secret} }]`,
    (secret) => `mail: { transport: smtp, auth: { user: ${secret}, password: ${secret} }, ca: ${secret} }`,
    (secret) => `mail: { transport: smtp, auth: ${secret}, password: ${secret}, smtpPassword: ${secret} }`,
    (secret) => `mail:\n  transport: smtp\n  auth:\n    password: ${secret}\n    password: ${secret}`,
    (secret) => `apiKey: ${secret}\nclientSecret: { value: ${secret} }`,
  ];
  const quoted = fc
    .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 30 })
    .map((tail) => `Zq7${tail}`);
  const plain = fc.stringMatching(/^[A-Za-z0-9~!.+/=_-]{1,40}$/).map((tail) => `Zq7${tail}`);

  test("is in no text of any problem", () => {
    const written = fc.oneof(
      quoted.map((secret) => JSON.stringify(secret)),
      plain,
    );
    fc.assert(
      fc.property(written, fc.constantFrom(...PLACES), (secret, place) => {
        const problems = problemsOf(place(secret));
        expect(problems.length).toBeGreaterThan(0);
        expect(problems.map(formatProblem).join("\n")).not.toContain("Zq7");
      }),
      { numRuns: 60 },
    );
  });

  test("is in no text of any problem when it breaks the YAML or is part of an address", () => {
    const texts = [
      '"Zq7',
      "Zq7: Zq7: Zq7",
      "'Zq7'Zq7",
      "&Zq7 *Zq7",
      "!Zq7 Zq7",
      "| Zq7",
      '"\\Zq7"',
      "@Zq7",
      "[Zq7",
    ];
    const broken = texts.map((secret) => `mail:\n  transport: smtp\n  auth:\n    password: ${secret}\n`);
    const addresses = [
      "postgres://om:Zq7@db/om",
      "postgres://om:a/Zq7@db",
      "https://u:Zq7@h",
      "ftp://u:Zq7@h",
      "//u:Zq7@h",
      "x://h?k=Zq7",
    ];
    const inAddress = addresses.map(
      (url) => `store: ${url}\nfeeds: [{ id: f, kind: 1, url: "${url}" }]\nplan: "${url}"`,
    );
    for (const text of [...broken, ...inAddress]) {
      expect(problemsOf(text).map(formatProblem).join("\n")).not.toContain("Zq7");
    }
  });
});
