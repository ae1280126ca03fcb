import { expect, it } from "vitest";
import { OmError } from "../errors.ts";
import { GraphError, type GraphErrorKind } from "../graph/graph-error.ts";
import { SignInError } from "../graph/sign-in-failure.ts";
import { causeOfFailure } from "./failure-cause.ts";

const refused = (kind: GraphErrorKind): GraphError =>
  new GraphError("no", { kind, method: "GET", url: "https://graph.example/v1.0/devices" });

it.each([
  ["a network that is down", new SignInError("no way there", { kind: "network", hint: "h" }), "network"],
  [
    "a secret that is not taken",
    new SignInError("expired", { kind: "unauthorized", hint: "h" }),
    "unauthorized",
  ],
  [
    "another refusal to sign in",
    new OmError("no https", { code: "graph.sign-in", hint: "h" }),
    "unauthorized",
  ],
  ["a request that took too long", refused("timeout"), "timeout"],
  ["a refused request", refused("forbidden"), "unauthorized"],
])("tells from %s why nothing could be read", (_case, error, kind) => {
  expect(causeOfFailure(error)).toEqual({ kind });
});

it("says nothing of an error that may mean anything", () => {
  expect(causeOfFailure(new Error("whatever"))).toBeNull();
  expect(causeOfFailure(new OmError("no", { code: "store.locked", hint: "h" }))).toBeNull();
});
