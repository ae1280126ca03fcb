import {
  type Clock,
  createCollectors,
  createGraphReader,
  createTokenSource,
  directoryNeeds,
  type Plan,
  PROBE_LIMITS,
  type ProbedSource,
  probeCollectors,
  type SecretReader,
  type TenantConfig,
} from "@intune-om/core";
import type { Sleep } from "../action.ts";
import type { Output } from "../output/output.ts";

export interface ProbeTenant {
  readonly plan: Plan;
  readonly tenant: TenantConfig;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly readSecret: SecretReader;
  readonly output: Output;
  readonly signal: AbortSignal;
}

/**
 * Tries every source of Graph that the plan needs with its cheapest requests, in the order in which coverage is
 * shown; those that the tenant switched off are told as such.
 * @throws OmError `graph.sign-in`
 */
export async function probeTenant(options: ProbeTenant): Promise<readonly ProbedSource[]> {
  const { plan, tenant, clock, sleep, readSecret, output, signal } = options;
  const needs = directoryNeeds(plan, tenant.id);
  const credential = createTokenSource(tenant.auth, tenant.cloud, {
    readSecret,
    onDeviceCode: output.problem,
  });
  const probed = await probeCollectors({
    collectors: createCollectors(tenant.collectors, needs),
    graph: createGraphReader({ cloud: tenant.cloud, credential, clock, sleep, limits: PROBE_LIMITS }),
    clock,
    beta: tenant.beta,
    signal,
    onSource: (source) => output.progress(`Trying ${tenant.id}/${source}`),
  });
  return createCollectors({}, needs).map(
    ({ source }) => probed.find((entry) => entry.source === source) ?? switchedOff(source),
  );
}

function switchedOff(source: string): ProbedSource {
  return {
    source,
    probe: {
      state: "disabled",
      reason: "The collector is switched off.",
      fix: `Remove ${source}: false from the collectors of the tenant to switch it on.`,
    },
  };
}
