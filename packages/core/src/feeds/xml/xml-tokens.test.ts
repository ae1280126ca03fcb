import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xmlTokens } from "./xml-tokens.ts";

function shown(xml: string): readonly string[] {
  return [...xmlTokens(xml, () => undefined)].map((token) =>
    token.kind === "text" || token.kind === "cdata"
      ? `${token.kind}:${token.text}`
      : `${token.kind}:${token.name}`,
  );
}

describe("cutting XML into tokens", () => {
  it("leaves out comments, instructions and document types", () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE a [<!-- don't --><!ENTITY b "]>">]><!-- <c> --><a>x<![CDATA[<d>]]></a>`;
    expect(shown(xml)).toStrictEqual(["open:a", "text:x", "cdata:<d>", "close:a"]);
  });

  it("takes a > inside quotation marks for no end", () => {
    expect(shown(`<a b="x>y" c='>'>z</a>`)).toStrictEqual(["open:a", "text:z", "close:a"]);
  });

  it("loses no character of a text without tags", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }).map((text) => text.replace(/[<]/g, "")),
        (text) => {
          expect(shown(text).join("")).toBe(text === "" ? "" : `text:${text}`);
        },
      ),
    );
  });
});
