import { OmError } from "../errors.ts";
import { mapBounded } from "../graph/map-bounded.ts";

/** What became of one tenant: what was made of its snapshot, or why there is none. */
export type TenantOutcome<T> =
  | { readonly tenant: string; readonly value: T }
  | { readonly tenant: string; readonly error: OmError };

export interface CollectTenantsOptions {
  readonly signal?: AbortSignal;
  /** Tenants read at the same time. Default 4; each has its own limits at the service. */
  readonly concurrency?: number;
}

const DEFAULT_CONCURRENCY = 4;

/**
 * Reads several tenants side by side, in the order they are given. One that fails is told in its place and touches no
 * other; what is made of a snapshot is made as soon as it is taken, so that not all have to be held at once.
 *
 * Errors: after an abort the signal's reason; anything but an OmError of `collect` passes through as it is.
 */
export async function collectTenants<Tenant extends { readonly id: string }, T>(
  tenants: readonly Tenant[],
  collect: (tenant: Tenant) => Promise<T>,
  { signal, concurrency = DEFAULT_CONCURRENCY }: CollectTenantsOptions = {},
): Promise<readonly TenantOutcome<T>[]> {
  return await mapBounded(tenants, concurrency, async (tenant): Promise<TenantOutcome<T>> => {
    signal?.throwIfAborted();
    try {
      return { tenant: tenant.id, value: await collect(tenant) };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof OmError) return { tenant: tenant.id, error };
      throw error;
    }
  });
}
