import { GraphError, type GraphErrorKind } from "../graph/graph-error.ts";
import type { CollectContext, Collector, GraphFact } from "./collector.ts";
import { BETA_IS_OFF, fixOf, needsBeta, reasonOf, requestOf } from "./graph-source.ts";
import type { SourceProbe } from "./source-probe.ts";

const UNREACHABLE: ReadonlySet<GraphErrorKind> = new Set([
  "network",
  "timeout",
  "unavailable",
  "throttled",
  "badAnswer",
  "incomplete",
]);

/**
 * Tries the cheapest request of each fact of a source: one member of a list, an entity as it is, one row of a
 * report. What is asked for each member of a list, and what the service works on as a job, is not tried. Nothing
 * that was read is kept.
 *
 * Errors: OmError `graph.sign-in` without a token; after an abort the signal's reason.
 */
export async function probeCollector(collector: Collector, context: CollectContext): Promise<SourceProbe> {
  context.signal?.throwIfAborted();
  const { source, facts } = collector;
  if (needsBeta(facts) && context.beta === false) {
    return {
      state: "disabled",
      reason: BETA_IS_OFF,
      fix: `Set beta: true for the tenant, or switch the collector ${source} off.`,
    };
  }
  const probes: SourceProbe[] = [];
  for (const fact of triedFacts(facts, context)) probes.push(await probeFact(collector, fact, context));
  return worstOf(probes);
}

/** One of each request, and none that the tenant does not allow. */
function triedFacts(facts: readonly GraphFact[], { beta }: CollectContext): readonly GraphFact[] {
  const tried = new Map<string, GraphFact>();
  for (const fact of facts) {
    if (fact.shape === "part" || fact.shape === "job" || fact.optIn !== undefined) continue;
    if (fact.version === "beta" && beta === false) continue;
    const key = `${fact.method} ${fact.version} ${fact.path} ${fact.permission}`;
    if (!tried.has(key)) tried.set(key, fact);
  }
  return [...tried.values()];
}

async function probeFact(
  collector: Collector,
  fact: GraphFact,
  context: CollectContext,
): Promise<SourceProbe> {
  try {
    const members = await ask(fact, context);
    const isNone = members === 0 && collector.none !== undefined && fact === collector.facts[0];
    return isNone ? { state: "notConfigured", reason: collector.none } : { state: "ok" };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    const absent = collector.notConfigured?.(error) ?? null;
    if (absent !== null) return { state: "notConfigured", reason: absent };
    const [reason, fix] = [reasonOf(error), fixOf(error, [fact])];
    const { kind } = error;
    if (kind === "forbidden")
      return { state: "missingPermission", reason, fix, permissions: [fact.permission] };
    return { state: UNREACHABLE.has(kind) ? "unreachable" : "refused", reason, fix, kind };
  }
}

/** Members of a list that came, `null` for anything else. */
async function ask(fact: GraphFact, context: CollectContext): Promise<number | null> {
  if (fact.shape === "entity") {
    await context.graph.get(requestOf(fact, context, fact.probe));
    return null;
  }
  if (fact.shape === "report") {
    const { version, path, select } = fact;
    const { signal } = context;
    const body = { ...(select === undefined ? {} : { select }), ...fact.probe };
    await context.graph.report({
      version,
      path,
      body,
      maxRows: 1,
      ...(signal === undefined ? {} : { signal }),
    });
    return null;
  }
  for await (const page of context.graph.pages(requestOf(fact, context, fact.probe ?? { $top: "1" })))
    return page.rows.length;
  return 0;
}

/** A source is as well as the worst of its requests. */
function worstOf(probes: readonly SourceProbe[]): SourceProbe {
  const missing = probes.filter((probe) => probe.state === "missingPermission");
  const [first] = missing;
  if (first !== undefined) {
    const permissions = [...new Set(missing.flatMap((probe) => probe.permissions))];
    const fix = `Grant the application permission ${permissions.join(", ")} in Entra ID and give admin consent.`;
    return { ...first, permissions, fix };
  }
  const failed =
    probes.find(({ state }) => state === "unreachable") ?? probes.find(({ state }) => state === "refused");
  // Only the first request says whether the tenant has such a thing at all.
  return failed ?? probes[0] ?? { state: "ok" };
}
