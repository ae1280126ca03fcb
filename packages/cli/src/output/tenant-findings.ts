import {
  createCollectors,
  describeNetworkFault,
  type GraphFact,
  isHealthy,
  type ProbedSource,
  type TenantConfig,
} from "@intune-om/core";
import type { Finding } from "./finding.ts";
import { grantCommand } from "./grant-command.ts";

/**
 * What the probes of a tenant's sources come to. What every source has alike is said once: a network in the way and
 * a token that Graph does not take instead of the sources, consent that was never given before them.
 */
export function tenantFindings(tenant: TenantConfig, probed: readonly ProbedSource[]): readonly Finding[] {
  const tried = probed.filter(({ probe }) => probe.state !== "disabled");
  const common = commonFinding(tenant, tried);
  if (common?.state === "unreachable" || common?.state === "refused") return [common];
  const facts = factsBySource();
  const granted = grantedBy(tried, facts);
  const findings = probed.map((entry) =>
    withKnowledge(sourceFinding(tenant, entry), { tenant, granted, facts: facts.get(entry.source) ?? [] }),
  );
  return [...(common === null ? [] : [common]), ...findings];
}

function factsBySource(): ReadonlyMap<string, readonly GraphFact[]> {
  return new Map(createCollectors().map(({ source, facts }) => [source, facts]));
}

/** Permissions that must have been granted, for a source that needs no other works. */
function grantedBy(
  tried: readonly ProbedSource[],
  facts: ReadonlyMap<string, readonly GraphFact[]>,
): ReadonlySet<string> {
  const working = tried.filter(({ probe }) => probe.state === "ok");
  const needed = working.map(({ source }) => [
    ...new Set((facts.get(source) ?? []).filter(isAlwaysUsed).map(({ permission }) => permission)),
  ]);
  return new Set(needed.filter(({ length }) => length === 1).flat());
}

function isAlwaysUsed({ optIn }: GraphFact): boolean {
  return optIn === undefined;
}

interface Knowledge {
  readonly tenant: TenantConfig;
  readonly granted: ReadonlySet<string>;
  readonly facts: readonly GraphFact[];
}

/** What the other sources, and what was not tried, add to a finding. */
function withKnowledge(finding: Finding, { tenant, granted, facts }: Knowledge): Finding {
  const missing = finding.permission?.split(", ") ?? [];
  if (missing.length > 0 && missing.every((permission) => granted.has(permission))) {
    const fix = `${finding.fix ?? ""} Other sources use this permission already: if it is granted, look at the licence of the feature and at what the application may see.`;
    return { ...finding, fix: fix.trim() };
  }
  const always = new Set(facts.filter(isAlwaysUsed).map(({ permission }) => permission));
  const optional = new Set(
    facts
      .filter((fact) => fact.optIn === "exportJobs" && !always.has(fact.permission))
      .map(({ permission }) => permission),
  );
  if (finding.state !== "ok" || !tenant.exportJobs || optional.size === 0) return finding;
  const detail = `${finding.detail}; its export jobs need ${[...optional].join(", ")}, which cannot be tried without creating one`;
  return { ...finding, detail };
}

/** The command that grants everything that a tenant's sources miss, `null` when none misses anything. */
export function grantAll(tenant: TenantConfig, findings: readonly Finding[]): string | null {
  const missing = new Set(findings.flatMap(({ permission }) => permission?.split(", ") ?? []));
  return missing.size === 0 ? null : grantCommand(tenant, [...missing].toSorted());
}

function commonFinding(tenant: TenantConfig, tried: readonly ProbedSource[]): Finding | null {
  const [first] = tried;
  if (first === undefined) return null;
  const { probe } = first;
  if (tried.every((entry) => entry.probe.state === "missingPermission")) return noConsent(tenant, tried);
  if (probe.state === "unreachable" && tried.every((entry) => entry.probe.state === "unreachable")) {
    const fault = describeNetworkFault(probe.reason);
    const host = new URL(tenant.cloud.graph).host;
    return {
      check: `${tenant.id}/graph`,
      ok: false,
      detail: fault === null ? probe.reason : `${host} ${fault.what}.`,
      fix: fault === null ? probe.fix : `${fault.fix} Check cloud of the tenant, too.`,
      state: "unreachable",
    };
  }
  if (probe.state === "refused" && tried.every((entry) => isUnauthorized(entry))) {
    const { reason: detail, fix } = probe;
    return { check: `${tenant.id}/sign-in`, ok: false, detail, fix, state: "refused" };
  }
  return null;
}

function isUnauthorized({ probe }: ProbedSource): boolean {
  return probe.state === "refused" && probe.kind === "unauthorized";
}

function noConsent(tenant: TenantConfig, tried: readonly ProbedSource[]): Finding {
  const findings = tried.map((entry) => sourceFinding(tenant, entry));
  return {
    check: `${tenant.id}/permissions`,
    ok: false,
    detail: "no permission has been granted: admin consent is missing",
    fix: "Grant the application what `intune-om permissions` lists, and give admin consent in the Microsoft Entra admin center.",
    state: "missingPermission",
    permission: [...new Set(findings.flatMap(({ permission }) => permission?.split(", ") ?? []))]
      .toSorted()
      .join(", "),
    grant: grantAll(tenant, findings) ?? "",
  };
}

function sourceFinding(tenant: TenantConfig, { source, probe }: ProbedSource): Finding {
  const found = { check: `${tenant.id}/${source}`, ok: isHealthy(probe), source, state: probe.state };
  switch (probe.state) {
    case "ok":
      return { ...found, detail: "ok" };
    case "notConfigured":
      return { ...found, detail: `not configured: ${probe.reason}` };
    case "missingPermission":
      return {
        ...found,
        detail: `missing permission ${probe.permissions.join(", ")}: ${probe.reason}`,
        fix: probe.fix,
        permission: probe.permissions.join(", "),
        grant: grantCommand(tenant, probe.permissions),
      };
    default:
      return { ...found, detail: `${probe.state}: ${probe.reason}`, fix: probe.fix };
  }
}
