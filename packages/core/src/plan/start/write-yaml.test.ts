import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readYaml } from "../../config/yaml-document.ts";
import { writeYaml } from "./write-yaml.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("a\nb: c", "# x", "- y", "yes", "~", "1e3", "\u2028z", "'\"", "---"),
);
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.array(text, { maxLength: 3 }),
  fc.record({ a: text, b: text }),
);

test("whatever is written, comments included, reads back as the same data", () => {
  const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(data, fc.array(text, { maxLength: 3 }), text, (any, head, note) => {
      const plain = { ...any };
      const [key = ""] = Object.keys(plain);
      const yaml = readYaml(writeYaml(plain, head, { [key]: note }));
      expect(yaml.problems).toEqual([]);
      expect(yaml.data).toEqual(plain);
    }),
    { numRuns: 200 },
  );
});
