import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../../test-support/processor-seconds.ts";
import { feedKinds } from "./index.ts";

/** Half of what is fetched of a feed at most, in UTF-16 units. */
const LENGTH = 5_000_000;

function over(bit: string): string {
  return bit.repeat(Math.ceil(LENGTH / bit.length));
}

function posts(bit: string): string {
  return `[${over(`${bit},`).slice(0, -1)}]`;
}

function post(body: string): string {
  return `[{"id":"MC1","title":"A","services":[],"body":{"content":"${body}"}}]`;
}

const ARTICLE = (text: string): string =>
  `{"title":"A","link":"https://example.com/","tags":["x"],"description":"${text}"}`;

const TEXTS: Readonly<Record<string, () => string>> = {
  "a body of <": () => post(over("<")),
  "a body of tags that never end": () => post(over("<p ")),
  "a body of references": () => post(over("&lt;")),
  "a body of blank lines": () => post(over("\\n")),
  "posts without number": () => posts('{"id":"MC1","title":"A","services":["Intune"]}'),
  "posts that are all different": () =>
    `[${Array.from({ length: 60_000 }, (_, n) => `{"id":"MC${n}","title":"A","services":["Intune"]}`).join(",")}]`,
  "posts with a comma behind the last": () => `[${over('{"id":"MC1","title":"A","services":["Intune"]},')}]`,
  "articles without number": () => posts(ARTICLE("<p>a</p>")),
  "an article of markup": () => `[${ARTICLE(over("<a>"))}]`,
  "an article of words": () =>
    `{"items":[{"title":"A","url":"https://a.example/","tags":[${over('"x",')}"x"]}]}`,
  "builds without number": () => posts('{"Product":"Windows 11","Build":"1","KBArticle":"KB1"}'),
  "a version of releases without number": () =>
    `{"OSVersions":[{"SecurityReleases":${posts('{"UpdateName":"iOS 1","CVEs":{}}')}}]}`,
  "a release with vulnerabilities without number": () =>
    `{"OSVersions":[{"SecurityReleases":[{"UpdateName":"iOS 1","CVEs":{${over('"C":1,').slice(0, -1)}}}]}]}`,
  "a name of numbers": () =>
    `{"items":[{"title":"iOS ${over("1.")}","platform":"iOS","version":"1","build":"1"}]}`,
  "objects that are fields of objects": () => `{"a":${over('{"a":').slice(0, -5)}`,
  "escapes that are none": () => `["${over("\\x")}`,
};

describe("JSON that is made to cost time", () => {
  it.each(Object.entries(TEXTS))("is read in less than a second with %s", async (_name, make) => {
    const text = make();
    const seconds = await processorSeconds(async () => {
      const kind = feedKinds.find((candidate) => candidate.recognises({ text, base: null }));
      const reading = await kind?.read({ text, base: "https://example.com/list.json" });
      expect(reading?.items.length ?? 0).toBeLessThanOrEqual(5_000);
      expect(reading?.problems.length ?? 0).toBeLessThan(200);
    }, 1);
    expect(seconds).toBeLessThan(1);
  });
});
