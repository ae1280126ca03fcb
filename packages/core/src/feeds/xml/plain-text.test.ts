import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

describe("the text of a piece of HTML", () => {
  it("has no tags, scripts or comments, and a line for each block", () => {
    const html =
      "<p>One <b>two</b></p>\n<ul>\n <li>A</li><li>B<br>C</li></ul><script>x()</script><!-- y --><style>z</style>";
    expect(
      plainText(html)
        .split("\n")
        .filter((line) => line.trim() !== ""),
    ).toStrictEqual(["One two", "- A", "- B", "C"]);
  });

  it("has its references decoded once, after the tags are gone", () => {
    expect(plainText("<i>&lt;b&gt; &amp;lt; &eacute;&#233;&#x20AC;&#150;</i>")).toBe("<b> &lt; éé€–");
  });

  it("keeps the lines of a text without tags", () => {
    expect(plainText("a\nb &amp; c")).toBe("a\nb & c");
  });

  it("leaves out pictures that are written into their tags", () => {
    expect(plainText(`<img src="data:image/png;base64,${"A".repeat(20_000)}">Text`)).toBe("Text");
  });

  it("leaves no tag of any that HTML knows", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<b class='x'>",
      "a",
      "<",
      ">",
      "&lt;",
      '"',
      "<script>",
      "</script>",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(plainText(pieces.join("").replaceAll("&lt;", ""))).not.toMatch(/<\/?(?:p|b class='x')>/);
      }),
    );
  });
});
