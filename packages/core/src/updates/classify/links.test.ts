import { describe, expect, it } from "vitest";
import { linksOf } from "./links.ts";

describe("the links of a notice", () => {
  it("are the addresses in its text, without what closes the sentence", () => {
    const text = "See https://aka.ms/Intune/a. (Also http://example.com/b), and https://example.com/x_(y).";
    expect(linksOf(text, [], null)).toStrictEqual([
      "https://aka.ms/Intune/a",
      "http://example.com/b",
      "https://example.com/x_(y)",
    ]);
  });

  it("are those that the source gives, each once, without the notice's own", () => {
    const given = ["https://example.com/a", "https://example.com/a", "https://example.com/own"];
    expect(linksOf("https://example.com/a", given, "https://example.com/own")).toStrictEqual([
      "https://example.com/a",
    ]);
  });

  it("are never anything that must not be shown as a link", () => {
    const given = [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "//example.com",
      "not one",
    ];
    expect(
      linksOf("https://user:secret@example.com/ javascript:alert(1) https://", given, null),
    ).toStrictEqual([]);
  });

  it("are 20 at most", () => {
    const text = Array.from({ length: 100 }, (_, n) => `https://example.com/${n}`).join(" ");
    expect(linksOf(text, [], null)).toHaveLength(20);
  });
});
