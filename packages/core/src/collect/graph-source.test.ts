import { describe, expect, it } from "vitest";
import { GraphError, type GraphErrorKind } from "../graph/graph-error.ts";
import { causeOf } from "./graph-source.ts";

const errorOf = (kind: GraphErrorKind): GraphError =>
  new GraphError("no", { kind, method: "GET", url: "https://graph.microsoft.com/x" });
const fact = (permission: string) =>
  ({
    method: "GET",
    version: "v1.0",
    path: "/x",
    permission,
    source: "https://x.example",
    shape: "list",
  }) as const;

describe("the cause of an error", () => {
  it.each([
    ["notFound", "notOffered"],
    ["notSupported", "notOffered"],
    ["incomplete", "cut"],
    ["network", "network"],
    ["badRequest", "badRequest"],
  ] as const)("%s is %s", (kind, cause) => {
    expect(causeOf(errorOf(kind))).toEqual({ kind: cause });
  });

  it("names each permission that a refused source needs once", () => {
    const facts = [fact("A.Read.All"), fact("B.Read.All"), fact("A.Read.All")];
    expect(causeOf(errorOf("forbidden"), facts)).toEqual({
      kind: "forbidden",
      permission: "A.Read.All, B.Read.All",
    });
  });

  it("is a list that was cut when a later page was refused", () => {
    expect(causeOf(errorOf("forbidden"))).toEqual({ kind: "cut" });
  });
});
