import {
  appRoleId,
  type Config,
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

/** A permission and what it is for: sources, or mail. */
type Needed = Omit<NeededPermission, "sources"> & { readonly sources: readonly string[] };

const MAIL = "mail";

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
    const needed = [...neededBy(tenant, plan), ...neededForMail(config, tenant)];
    const json = jsonOf(tenant, needed);
    const manifest = { requiredResourceAccess: json.requiredResourceAccess };
    for (const warning of json.warnings) output.note(warning);
    if (options.manifest === true) output.result(manifest, () => JSON.stringify(manifest, null, 2));
    else output.result(json, () => tableOf(needed));
    return EXIT.done;
  }
  const all = config.tenants.map((tenant) => ({
    tenant,
    needed: [...neededBy(tenant, plan), ...neededForMail(config, tenant)],
  }));
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

/** What is needed of a tenant whose sign-in sends the mail. */
function neededForMail({ mail }: Config, { id }: TenantConfig): readonly Needed[] {
  if (mail.transport !== "graph" || mail.tenant !== id) return [];
  const permission = "Mail.Send";
  return [{ permission, id: appRoleId(permission), sources: [MAIL] }];
}

function jsonOf({ id: tenant, auth }: TenantConfig, needed: readonly Needed[]): TenantPermissions {
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

function warningsOf({ permission, id, sources }: Needed): readonly string[] {
  return [
    ...(sources.includes(MAIL)
      ? [
          `${permission} lets the application send as every mailbox: limit it to the one of mail.mailbox (docs/channels.md). Messages of 3 MB and more also need Mail.ReadWrite, which is not listed here.`,
        ]
      : []),
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

function tableOf(needed: readonly Needed[]): string {
  const rows = needed.flatMap(({ permission, sources }) =>
    Array.from({ length: Math.ceil(sources.length / ABREAST) }, (_, line) => [
      line === 0 ? permission : "",
      sources.slice(line * ABREAST, (line + 1) * ABREAST).join(", "),
    ]),
  );
  return textTable(["PERMISSION (APPLICATION)", "FOR"], rows);
}
