import { GraphError, type GraphErrorKind } from "../graph/graph-error.ts";
import type { GraphRequest } from "../graph/graph-reader.ts";
import { cleanText } from "../text/clean-text.ts";
import type { CollectContext, Collected, Collector, GraphFact } from "./collector.ts";
import type { CoverageCause, PlainCause } from "./coverage-cause.ts";
import type { Coverage } from "./snapshot.ts";
import type { SourceId } from "./source.ts";

export interface GraphSource {
  readonly source: SourceId;
  readonly facts: readonly GraphFact[];
  /** Why an error means that the feature isn't set up in this tenant; `null` when it means something else. */
  readonly notConfigured?: (error: GraphError) => string | null;
  /** What an empty list of the first fact means, where it means that there is no such thing in this tenant. */
  readonly none?: string;
  /** Reads the source; a GraphError that it lets through means that nothing could be read. */
  readonly read: (context: CollectContext) => Promise<Collected>;
}

/**
 * A collector whose Graph errors become coverage. Aborts, a refused sign-in and bugs pass through. A source whose
 * first fact is of the beta version cannot be read where the tenant does not allow beta requests.
 */
export function createGraphCollector(definition: GraphSource): Collector {
  const { source, facts, notConfigured, none } = definition;
  return {
    source,
    facts,
    ...(notConfigured === undefined ? {} : { notConfigured }),
    ...(none === undefined ? {} : { none }),
    collect: async (context) => {
      context.signal?.throwIfAborted();
      if (needsBeta(facts) && context.beta === false) return nothing(betaIsOff(source));
      try {
        return await definition.read(context);
      } catch (error) {
        context.signal?.throwIfAborted();
        if (!(error instanceof GraphError)) throw error;
        const absent = notConfigured?.(error) ?? null;
        if (absent !== null) return nothing({ source, status: "notConfigured", reason: absent });
        return nothing({
          source,
          status: "unreadable",
          reason: reasonOf(error),
          fix: fixOf(error, facts),
          cause: causeOf(error, facts),
        });
      }
    },
  };
}

export const BETA_IS_OFF =
  "This is in the beta version of Graph alone, and the tenant does not allow beta requests.";

/** Whether a source cannot be read without beta requests: its first fact is one. */
export function needsBeta(facts: readonly GraphFact[]): boolean {
  return facts[0]?.version === "beta";
}

function betaIsOff(source: SourceId): Coverage {
  return {
    source,
    status: "unreadable",
    reason: BETA_IS_OFF,
    fix: `Set beta: true for the tenant, or switch the collector ${source} off.`,
    cause: { kind: "switchedOff" },
  };
}

/** Why a request brought nothing, short enough for the first page of a report. */
export function reasonOf(error: GraphError): string {
  const path = URL.parse(error.url)?.pathname ?? "";
  const request = error.requestId === null ? "" : `, request ${cleanText(error.requestId, 60)}`;
  const status = error.status === null ? "" : `, status ${error.status}`;
  const what = error.kind === "forbidden" ? "access was refused" : error.detail;
  return `${error.method} ${path}: ${what}${what.startsWith("status") ? "" : status}${request}.`.replace(
    /\.\.$/,
    ".",
  );
}

/** What to do about an error of a source: for a refusal, the least permission that does. */
export function fixOf(error: GraphError, facts: readonly GraphFact[]): string {
  if (error.kind !== "forbidden") return error.hint;
  return `Grant the application permission ${permissionsOf(facts)} in Entra ID and give admin consent.`;
}

/** The cause behind an error of a source. A refusal half-way through a list, without facts, is a list that was cut. */
export function causeOf(error: GraphError, facts: readonly GraphFact[] = []): CoverageCause {
  if (error.kind !== "forbidden") return { kind: CAUSES[error.kind] };
  return facts.length === 0 ? { kind: "cut" } : { kind: "forbidden", permission: permissionsOf(facts) };
}

const CAUSES: Readonly<Record<Exclude<GraphErrorKind, "forbidden">, PlainCause>> = {
  unauthorized: "unauthorized",
  notFound: "notOffered",
  notSupported: "notOffered",
  badRequest: "badRequest",
  throttled: "throttled",
  unavailable: "unavailable",
  badAnswer: "badAnswer",
  incomplete: "cut",
  timeout: "timeout",
  network: "network",
};

function permissionsOf(facts: readonly GraphFact[]): string {
  // What a switch adds is never the only way to a source.
  const needed = facts.filter(({ optIn }) => optIn === undefined);
  return [...new Set(needed.map(({ permission }) => permission))].join(", ");
}

/** A request for a fact's path and properties. */
export function requestOf(
  fact: GraphFact,
  context: CollectContext,
  query: Readonly<Record<string, string>> = {},
): GraphRequest {
  return {
    version: fact.version,
    path: fact.path,
    query: {
      ...(fact.select === undefined ? {} : { $select: fact.select.join(",") }),
      ...(fact.expand === undefined ? {} : { $expand: fact.expand.join(",") }),
      ...query,
    },
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  };
}

/** Nothing brought home, with why. */
export function nothing(coverage: Coverage): Collected {
  return { coverage, metrics: {}, lists: {} };
}
