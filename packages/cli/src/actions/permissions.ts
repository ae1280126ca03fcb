import {
  createCollectors,
  directoryNeeds,
  isWriting,
  type NeededPermission,
  neededPermissions,
  type Plan,
  resourceAccessOf,
  type TenantConfig,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { loadConfiguration } from "../session/load-configuration.ts";
import { pickTenant } from "../session/pick-tenant.ts";

export interface PermissionsOptions {
  readonly tenant?: string;
  readonly manifest?: boolean;
}

interface TenantPermissions {
  readonly tenant: string;
  readonly permissions: readonly object[];
  readonly requiredResourceAccess: readonly object[];
  readonly warnings: readonly string[];
}

/** `permissions`: the least that the app registration needs, from the facts that each collector declares. */
export const permissions: Action<PermissionsOptions> = async (context) => {
  const { options, output } = context;
  const { config, plan } = await loadConfiguration(context);
  // A manifest is that of one application.
  if (options.manifest === true || options.tenant !== undefined || config.tenants.length === 1) {
    const tenant = pickTenant(config, options.tenant);
    const needed = neededBy(tenant, plan);
    const json = jsonOf(tenant, needed);
    const manifest = { requiredResourceAccess: json.requiredResourceAccess };
    for (const warning of json.warnings) output.note(warning);
    if (options.manifest === true) output.result(manifest, () => JSON.stringify(manifest, null, 2));
    else output.result(json, () => tableOf(needed));
    return EXIT.done;
  }
  const all = config.tenants.map((tenant) => ({ tenant, needed: neededBy(tenant, plan) }));
  const tenants = all.map(({ tenant, needed }) => jsonOf(tenant, needed));
  for (const { tenant, warnings } of tenants)
    for (const warning of warnings) output.note(`${tenant}: ${warning}`);
  output.result({ tenants }, () =>
    all.map(({ tenant, needed }) => `${tenant.id}\n\n${tableOf(needed)}`).join("\n\n"),
  );
  return EXIT.done;
};

function neededBy(
  { id, collectors, beta, exportJobs }: TenantConfig,
  plan: Plan,
): readonly NeededPermission[] {
  return neededPermissions(createCollectors(collectors, directoryNeeds(plan, id)), { beta, exportJobs });
}

function jsonOf({ id: tenant, auth }: TenantConfig, needed: readonly NeededPermission[]): TenantPermissions {
  return {
    tenant,
    permissions: needed.map(({ permission, id, sources }) => ({
      permission,
      type: "application",
      id,
      sources,
    })),
    requiredResourceAccess: resourceAccessOf(needed),
    warnings: [
      ...needed.flatMap(warningsOf),
      ...(auth.type === "device-code" || auth.type === "azure-cli"
        ? [
            `With auth type ${auth.type} a person may be the one who signs in: the application then needs the delegated permissions of the same names.`,
          ]
        : []),
    ],
  };
}

function warningsOf({ permission, id, sources }: NeededPermission): readonly string[] {
  return [
    ...(isWriting(permission)
      ? [
          `${permission} also lets change what it lets read. It is needed for ${sources.join(", ")}; without that everything works with permissions that only read.`,
        ]
      : []),
    ...(id === null ? [`The id of ${permission} is not known here, so the manifest leaves it out.`] : []),
  ];
}

/** Sources that stand on one line. */
const ABREAST = 4;

function tableOf(needed: readonly NeededPermission[]): string {
  const rows = needed.flatMap(({ permission, sources }) =>
    Array.from({ length: Math.ceil(sources.length / ABREAST) }, (_, line) => [
      line === 0 ? permission : "",
      sources.slice(line * ABREAST, (line + 1) * ABREAST).join(", "),
    ]),
  );
  return textTable(["PERMISSION (APPLICATION)", "FOR"], rows);
}
