import { describe, expect, it } from "vitest";
import { NOTICE_EXCLUSIONS } from "./exclusions.ts";
import { exclusionOf, suppressionReason } from "./suppression.ts";

describe("why a message was not sent", () => {
  it.each(NOTICE_EXCLUSIONS)("is known again from its delivery: %s", (why) => {
    expect(exclusionOf(suppressionReason(why))).toBe(why);
  });

  it("is known again whatever words have followed it", () => {
    expect(exclusionOf("doNotSend: Words of another release: with a colon")).toBe("doNotSend");
  });

  it.each([null, "", "said by hand"])("is somebody's decision where nothing else stands: %s", (reason) => {
    expect(exclusionOf(reason)).toBe("setAside");
  });
});
