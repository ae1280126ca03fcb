import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cleanText } from "../text/clean-text.ts";
import { entityId } from "./entity-id.ts";

it("is what the service says, where that can be shown", () => {
  expect(entityId("6f1c2c1e-8d7f-4b7a-9a57-0a1d3f5c0001")).toBe("6f1c2c1e-8d7f-4b7a-9a57-0a1d3f5c0001");
  expect(entityId("contoso.onmicrosoft.com")).toBe("contoso.onmicrosoft.com");
});

it("that is over-long, empty or cannot be shown gets a tail that follows from the whole", () => {
  const long = "x".repeat(5_000);
  expect(entityId(long)).toMatch(/^x+…~[0-9a-f]{12}$/);
  expect(entityId(long)).not.toBe(entityId(`${long}y`));
  expect(entityId("")).toMatch(/^~[0-9a-f]{12}$/);
  expect(entityId("a\u202Eb\nc")).toMatch(/^ab c~[0-9a-f]{12}$/);
});

it("can always be shown, is never long, and is the same for the same entity", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (id) => {
      const key = entityId(id);
      expect(cleanText(key)).toBe(key);
      expect(key.length).toBeLessThanOrEqual(180);
      expect(entityId(id)).toBe(key);
    }),
  );
});

it("tells apart what differs", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 300 }),
      (one, other) => {
        fc.pre(one !== other);
        expect(entityId(one)).not.toBe(entityId(other));
      },
    ),
  );
});
