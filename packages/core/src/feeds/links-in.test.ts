import { describe, expect, it } from "vitest";
import { linksIn } from "./links-in.ts";

describe("the links of a piece of HTML", () => {
  it("are addresses of the web, each once, however they are written", () => {
    const html = `<a href="https://a.example/?x=1&amp;y=2">A</a><a class=x HREF='https://b.example/'>B</a><a href=https://c.example/c>
      C</a><a href="https://b.example/">B</a><a href="javascript:x()">D</a><a href="mailto:x@y.z">E</a><a href="//u:p@d.example">F</a>`;
    expect(linksIn(html)).toStrictEqual([
      "https://a.example/?x=1&y=2",
      "https://b.example/",
      "https://c.example/c",
    ]);
    expect(linksIn('<a href="/learn">x</a>', "https://u:p@a.example/x")).toStrictEqual([
      "https://a.example/learn",
    ]);
  });

  it("are twenty at most", () => {
    const html = Array.from({ length: 50 }, (_, n) => `<a href="https://a.example/${n}">`).join("");
    expect(linksIn(html)).toHaveLength(20);
  });
});
