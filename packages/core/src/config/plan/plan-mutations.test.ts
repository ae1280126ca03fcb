import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { KPI_IDS } from "../../assess/kpi.ts";
import { SECTION_IDS } from "../../compose/section.ts";
import { parsePlan } from "./parse-plan.ts";

const SAMPLE = new URL("../../../../../examples/organisation/plan.yaml", import.meta.url);
const sample: unknown = parse(await readFile(SAMPLE, "utf8"));
const OPTIONS = {
  locale: "sv",
  timeZone: "Europe/Stockholm",
  knownSections: SECTION_IDS,
  knownKpis: KPI_IDS,
} as const;

type Path = readonly (string | number)[];
type Branch = Record<string | number, unknown>;

/** Every place of plain data below the top. */
function pathsOf(node: unknown, path: Path = []): readonly Path[] {
  if (typeof node !== "object" || node === null) return [path];
  const inner = Object.entries(node).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

const PATHS = pathsOf(sample);

function at(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, part) => (node as Branch)[part], data);
}

type Mutation = (data: unknown) => void;

const place = fc.nat(PATHS.length - 1).map((index) => PATHS[index] ?? []);
const strange = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "2026-02-30",
    "9999-12-31",
    "25:00",
    "a@b",
    "-",
    "{x}",
    "__proto__",
    "sponsor",
    "asa-lindqvist",
  ),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.jsonValue({ maxDepth: 2 }),
);

const replaced = fc.tuple(place, strange).map(([path, value]): Mutation => put(path, () => value));
const copied = fc.tuple(place, place).map(([to, from]): Mutation => put(to, (data) => at(data, from)));
const removed = place.map(
  (path): Mutation =>
    (data) => {
      const parent = at(data, path.slice(0, -1)) as Branch;
      const key = path.at(-1) ?? "";
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
    },
);
const doubled = place.map(
  (path): Mutation =>
    (data) => {
      const value = at(data, path);
      if (Array.isArray(value)) value.push(...value.slice(0, 2));
    },
);

function put(path: Path, value: (data: unknown) => unknown): Mutation {
  return (data) => {
    const parent = at(data, path.slice(0, -1)) as Branch;
    parent[path.at(-1) ?? ""] = structuredClone(value(data));
  };
}

test("the sample plan with anything in it changed is read, or refused with places inside of it", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(replaced, copied, removed, doubled), (mutate) => {
      const data = structuredClone(sample);
      mutate(data);
      const text = stringify(data, { aliasDuplicateObjects: false });
      const result = parsePlan(text, "/srv/plan.yaml", OPTIONS);
      if (result.ok) return;
      refused += 1;
      const lines = text.split("\n");
      expect(result.problems.length).toBeGreaterThan(0);
      for (const { line, column, message, fix } of result.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        expect(message).not.toBe("");
        expect(fix).not.toBe("");
      }
    }),
    { numRuns: 40 },
  );
  expect(refused).toBeGreaterThan(15);
});

test("no text whatever makes the reading of a plan throw", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.json({ maxDepth: 4 }));
  fc.assert(
    fc.property(text, (hostile) => {
      const result = parsePlan(hostile, "/srv/plan.yaml", OPTIONS);
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 50 },
  );
});
