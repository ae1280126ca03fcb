import { type Config, OmError, type TenantConfig } from "@intune-om/core";

/**
 * The tenant that was asked for, or the only one there is.
 * @throws OmError `usage.tenant`
 */
export function pickTenant({ tenants }: Config, id: string | undefined): TenantConfig {
  const names = tenants.map((tenant) => tenant.id).join(", ");
  const [first] = tenants;
  if (id === undefined && first !== undefined && tenants.length === 1) return first;
  const found = tenants.find((tenant) => tenant.id === id);
  if (found !== undefined) return found;
  throw new OmError(
    id === undefined ? "there are several tenants" : `there is no tenant called ${JSON.stringify(id)}`,
    {
      code: "usage.tenant",
      hint: `Name one with --tenant: ${names}.`,
    },
  );
}

/**
 * The tenant that was asked for, or all of them.
 * @throws OmError `usage.tenant`
 */
export function tenantsOf(config: Config, id: string | undefined): readonly TenantConfig[] {
  return id === undefined ? config.tenants : [pickTenant(config, id)];
}
