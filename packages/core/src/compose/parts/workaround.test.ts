import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../../test-support/processor-seconds.ts";
import { workaroundIn } from "./workaround.ts";

describe("the workaround in a post", () => {
  it.each([
    [
      "More info: While we work on it, users may be able to bypass the fault by signing in on the web.\nNext update: noon.",
      "More info: While we work on it, users may be able to bypass the fault by signing in on the web.",
    ],
    [
      "As a workaround, admins can assign the app once more. We go on.",
      "As a workaround, admins can assign the app once more.",
    ],
    ["Current status: we test a fix.\nWorkaround: Restart the device.", "Restart the device."],
    [
      "In the meantime, users can open Company Portal and synchronise.",
      "In the meantime, users can open Company Portal and synchronise.",
    ],
    [
      "Som tillfällig lösning kan användaren starta om telefonen.",
      "Som tillfällig lösning kan användaren starta om telefonen.",
    ],
  ])("is the sentence that tells it: %s", (text, told) => {
    expect(workaroundIn(text)).toEqual({ kind: "told", text: told });
  });

  it.each([
    "There is no workaround at this time.",
    "Workaround: None.",
    "A workaround is not available yet.",
    "Det finns ingen tillfällig lösning.",
  ])("is none when the post says so: %s", (text) => {
    expect(workaroundIn(text)).toEqual({ kind: "none" });
  });

  it.each([
    "We're investigating a potential workaround.",
    "We are working to identify a temporary solution for users.",
    "The queue is half as long as yesterday.",
    "Our bypass of the failing component has completed in all regions.",
    "We are determining whether users may be able to use a workaround meanwhile.",
    "We're looking for the cause, and a possible workaround, together with the network team.",
    "",
  ])("is not made up where the post tells none: %s", (text) => {
    expect(workaroundIn(text)).toEqual({ kind: "silent" });
  });

  it("is looked for in any text, in no time", async () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void workaroundIn(text)));
    for (const piece of ["no ", "workaround ", "investigating ", "\n", ". "]) {
      const text = piece.repeat(10_000);
      expect(await processorSeconds(() => workaroundIn(text), 1.5), piece).toBeLessThan(1.5);
    }
  });
});
