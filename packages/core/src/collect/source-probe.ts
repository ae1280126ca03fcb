import type { GraphErrorKind } from "../graph/graph-error.ts";

/** What the cheapest requests of a source say of it, before anything is collected. */
export type SourceProbe =
  | { readonly state: "ok" }
  | { readonly state: "notConfigured"; readonly reason: string }
  | {
      readonly state: "missingPermission";
      readonly reason: string;
      readonly fix: string;
      /** What to grant, by the exact names. */
      readonly permissions: readonly string[];
    }
  /** Nothing was asked: the settings of the tenant say no. */
  | { readonly state: "disabled"; readonly reason: string; readonly fix: string }
  /** No answer, none in time, or none of Graph. */
  | {
      readonly state: "unreachable";
      readonly reason: string;
      readonly fix: string;
      readonly kind: GraphErrorKind;
    }
  /** An answer that says no for any other reason. */
  | {
      readonly state: "refused";
      readonly reason: string;
      readonly fix: string;
      /** `fault` is one of the collector's own code. */
      readonly kind: GraphErrorKind | "fault";
    };

/** States that a source may be in without anything being wrong. */
export function isHealthy({ state }: SourceProbe): boolean {
  return state === "ok" || state === "notConfigured" || state === "disabled";
}
