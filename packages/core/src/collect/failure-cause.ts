import { OmError } from "../errors.ts";
import { GraphError } from "../graph/graph-error.ts";
import { SignInError } from "../graph/sign-in-failure.ts";
import type { CoverageCause } from "./coverage-cause.ts";
import { causeOf } from "./graph-source.ts";

/** The cause behind what stopped a collection as a whole; null for one that nothing is known of. */
export function causeOfFailure(error: unknown): CoverageCause | null {
  if (error instanceof SignInError) return { kind: error.kind };
  // Which permission each source would need is not known here.
  if (error instanceof GraphError && error.kind === "forbidden") return { kind: "unauthorized" };
  if (error instanceof GraphError) return causeOf(error);
  return error instanceof OmError && error.code === "graph.sign-in" ? { kind: "unauthorized" } : null;
}
