import { describe, expect, it } from "vitest";
import { deliveryMessageId } from "./message-id.ts";

const of = { run: "r1", recipient: "anna@contoso.com", purpose: "report", from: "om@contoso.se" };

describe("the Message-ID of a delivery", () => {
  it("is the same at every attempt, and however the address is capitalised", () => {
    expect(deliveryMessageId(of)).toBe(deliveryMessageId({ ...of, recipient: "Anna@Contoso.com" }));
    expect(deliveryMessageId(of)).toMatch(/^<[0-9a-f]{40}@contoso\.se>$/);
  });

  it("is another one for another run, recipient or purpose", () => {
    const ids = [of, { ...of, run: "r2" }, { ...of, recipient: "b@c.se" }, { ...of, purpose: "alert" }].map(
      deliveryMessageId,
    );
    expect(new Set(ids).size).toBe(4);
  });

  it("cannot be made the same by moving a letter from one part to the next", () => {
    const one = deliveryMessageId({ ...of, run: "r", recipient: "1a@b.se" });
    expect(one).not.toBe(deliveryMessageId({ ...of, run: "r1", recipient: "a@b.se" }));
  });
});
