import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { jsonSchemas } from "./json-schemas.ts";

const SCHEMAS = new URL("../../schemas/", import.meta.url);
const SAMPLES = new URL("../../../../examples/organisation/", import.meta.url);

test.each(Object.entries(jsonSchemas()))("schemas/%s is what `pnpm schema` writes", async (name, schema) => {
  const written = await readFile(new URL(name, SCHEMAS), "utf8");
  expect(written).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});

test.each([
  ["intune-om.yaml", "intune-om.schema.json"],
  ["plan.yaml", "plan.schema.json"],
])("the first line of the sample's %s leads editors to schemas/%s", async (file, name) => {
  const [first = ""] = (await readFile(new URL(file, SAMPLES), "utf8")).split("\n");
  const [, path = ""] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? [];
  expect(new URL(path, SAMPLES).href).toBe(new URL(name, SCHEMAS).href);
});

test("every setting of both files is described for editors", () => {
  const undescribed = Object.entries(jsonSchemas()).flatMap(([name, schema]) =>
    settingsWithoutDescription(schema, name),
  );
  expect(undescribed).toEqual([]);
});

function settingsWithoutDescription(node: unknown, at: string): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
    const inside = settingsWithoutDescription(child, `${at}/${key}`);
    if (key !== "properties" || typeof child !== "object" || child === null) return inside;
    const bare = Object.entries(child).filter(([, setting]: [string, unknown]) => !isDescribed(setting));
    return [...bare.map(([name]) => `${at}/${name}`), ...inside];
  });
}

/** A word that chooses a form (`type: token`) says all there is to say; collectors are named by what they collect. */
function isDescribed(setting: unknown): boolean {
  const { description, const: word, type } = setting as Record<string, unknown>;
  return description !== undefined || word !== undefined || type === "boolean";
}
