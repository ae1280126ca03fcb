import { assert, nat, property, record, uuid } from "fast-check";
import { expect, it } from "vitest";
import { jobIdOf } from "./job-id.ts";

it("a job has an id of its own for each row and each attempt, and always the same one", () => {
  const row = record({ id: uuid(), fence: nat() });
  assert(
    property(row, row, (one, other) => {
      const isSame = one.id === other.id && one.fence === other.fence;
      expect(jobIdOf(one) === jobIdOf(other)).toBe(isSame);
      expect(jobIdOf(one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});
