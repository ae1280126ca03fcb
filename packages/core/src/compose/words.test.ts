import { describe, expect, it } from "vitest";
import { known } from "./words.ts";

describe("a word for a member of the service", () => {
  it("comes from the table in either case, and is the member itself when the table has none", () => {
    const table = { investigating: "Undersöks" };
    expect(["investigating", "Investigating", "newMember"].map((member) => known(table, member))).toEqual([
      "Undersöks",
      "Undersöks",
      "newMember",
    ]);
  });

  it("is never something that every object has", () => {
    for (const member of ["constructor", "__proto__", "toString"]) expect(known({}, member)).toBe(member);
  });
});
