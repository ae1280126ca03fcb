import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareTitle, changedSentences, similarity, topicOf } from "./compare-text.ts";

describe("a title", () => {
  it.each([
    ["(Updated) Plan for Change: iOS 17", "plan for change iOS 17"],
    ["[Update]: A  setting", "A setting!"],
    ["(Uppdaterad) Ny inställning", "Ny inställning"],
    ["Support ends March 1, 2026", "Support ends 1 March 2026"],
    ["Stöd upphör 1 mars 2026", "Stöd upphör 2026-03-01"],
  ])("says the same as %s and %s", (one, other) => {
    expect(bareTitle(one)).toBe(bareTitle(other));
  });

  it("is about the same thing when it is a reminder", () => {
    expect(topicOf("Reminder: Action required")).toBe(topicOf("(Updated) Action Required"));
    expect(bareTitle("Reminder: Action required")).not.toBe(bareTitle("Action required"));
  });

  it("differs by a number, a version or a word", () => {
    for (const other of ["Support ends March 2, 2026", "Support ended March 1, 2026", "Support ends"]) {
      expect(bareTitle(other)).not.toBe(bareTitle("Support ends March 1, 2026"));
    }
  });
});

describe("sentences", () => {
  it("that were edited, added and removed are told as they are written", () => {
    expect(
      changedSentences("It starts in March. It ends. Old.", "It starts in April. It ends.\nNew, at last!"),
    ).toEqual({ removed: ["It starts in March.", "Old."], added: ["It starts in April.", "New, at last!"] });
  });

  it("are the same through white space, punctuation, case, order and the way a date is written", () => {
    const before = "We begin on March 1, 2026. Devices aren't touched.\n- One\n- Two";
    for (const after of [
      "We begin on 1 March 2026.  Devices aren’t touched.\n* One\n* Two",
      "Devices AREN'T touched! We begin on 2026-03-01. Two\nOne",
      "we begin on March 1st, 2026; devices aren't touched. One. Two.",
    ]) {
      expect(changedSentences(before, after), after).toEqual({ removed: [], added: [] });
    }
  });

  it("that only come into view, or go out of it, where a text was cut are no change", () => {
    const long = "A one. B two. C three. D four.";
    expect(changedSentences("A one. B two. C thr…", "A one. Bee. B two. C three. D fo…")).toEqual({
      removed: [],
      added: ["Bee."],
    });
    expect(changedSentences("A one. B two. C…", long)).toEqual({ removed: [], added: [] });
    expect(changedSentences("Wholly other. Nothing…", long).added).toHaveLength(4);
  });

  it("are counted: one that stands twice and then once was removed once", () => {
    expect(changedSentences("A b. A b. C d.", "A b. C d.")).toEqual({ removed: ["A b."], added: [] });
  });

  it("of any two texts are swapped when the texts are, and none of a text and itself", () => {
    const text = fc.array(fc.constantFrom("One two.", "Three!", "four\n", "Five?", "…", " ", "7.5 (x)"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(" "), other.join(" ")];
        const { removed, added } = changedSentences(before, after);
        const back = changedSentences(after, before);
        expect([back.added, back.removed]).toEqual([removed, added]);
        expect(changedSentences(before, before)).toEqual({ removed: [], added: [] });
      }),
    );
  });
});

describe("the likeness of texts", () => {
  it("is 1 for the same words, 0 for none, and the share of all words between", () => {
    expect(similarity("A b c.", "a, B; c")).toBe(1);
    expect(similarity("", "")).toBe(1);
    expect(similarity("a b", "c d")).toBe(0);
    expect(similarity("a b c", "a b d")).toBe(0.5);
    expect(similarity("a a b", "a b b")).toBe(0.5);
  });

  it("is the same from both sides", () => {
    const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(similarity(one, other)).toBe(similarity(other, one));
      }),
    );
  });
});
