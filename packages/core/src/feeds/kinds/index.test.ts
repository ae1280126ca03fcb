import { describe, expect, it } from "vitest";
import { feedKinds } from "./index.ts";

/** One text of each family, in the form that least resembles its fellows. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "whats-new": {
    Markdown: "# What's new\n## Week of July 06, 2020\n#### One<!-- 1234567 -->\nText",
    HTML: "<!doctype html><html><body><h2>Week of July 06, 2020</h2><h4>One</h4><p>Text</p></body></html>",
  },
  "message-center": {
    "a list": '[{"id":"MC1","title":"A","services":["Microsoft Intune"]}]',
    "an answer":
      '{"value":[{"id":"MC1","title":"A","actionRequiredByDateTime":null,"body":{"content":"x"}}]}',
    "a post with a link":
      '[{"id":"MC1","title":"A","services":[],"link":"https://example.com/","status":"x"}]',
  },
  "service-health": {
    "a list": '[{"id":"IT1","title":"A","service":"Microsoft Intune","isResolved":false}]',
    "an overview": '{"value":[{"service":"x","issues":[{"id":"IT1","title":"A","service":"x","posts":[]}]}]}',
  },
  "os-releases": {
    versions: '{"OSVersions":[{"OSVersion":"26","SecurityReleases":[{"UpdateName":"iOS 26.1"}]}]}',
    betas:
      '{"items":[{"title":"iOS 27 beta","platform":"iOS","version":"27 beta","build":"24A1","url":"https://a.example/"}]}',
    builds: '[{"Product":"Windows 11","Build":"26100.1","KBArticle":"","KBUrl":"https://a.example/"}]',
    offers: '{"PublicAssetSets":{"iOS":[{"ProductVersion":"26.5","Build":"23F77"}]}}',
  },
  "json-feed": {
    "a JSON Feed": '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"x"}]}',
    "a roadmap": '[{"id":1,"title":"A","status":"Launched","releasePhases":[],"platforms":["iOS"]}]',
    articles: '{"articles":[{"id":1,"title":"A","link":"https://example.com/"}]}',
  },
  feed: {
    RSS: "<rss version='2.0'><channel><item><title>iOS 26.1</title></item></channel></rss>",
    Atom: "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>What's new</title></entry></feed>",
  },
};

describe("the kinds of feeds", () => {
  const texts = Object.entries(TEXTS).flatMap(([kind, forms]) =>
    Object.entries(forms).map(([form, text]) => ({ kind, form, text })),
  );

  it("have a text each here", () =>
    expect(Object.keys(TEXTS)).toStrictEqual(feedKinds.map(({ kind }) => kind)));

  it.each(texts)("are told apart: $form is of $kind and of no other", ({ kind, text }) => {
    const found = feedKinds.filter((candidate) => candidate.recognises({ text, base: null }));
    expect(found.map((candidate) => candidate.kind)).toStrictEqual([kind]);
  });

  it("take nothing for theirs that is of no kind", () => {
    for (const text of [
      "",
      "hello",
      "{}",
      "[]",
      '{"error":{"message":"x"}}',
      "<html><h1>404</h1></html>",
      '[{"id":1}]',
    ])
      expect(feedKinds.filter((kind) => kind.recognises({ text, base: null }))).toStrictEqual([]);
  });
});
