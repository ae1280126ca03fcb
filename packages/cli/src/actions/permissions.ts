import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { textTable } from "../output/text-table.ts";
import { collectorsOf } from "../session/collect-tenant.ts";
import { loadConfiguration } from "../session/load-configuration.ts";
import { pickTenant } from "../session/pick-tenant.ts";

/** `permissions`: what the app registration needs, from the facts that each collector declares. */
export const permissions: Action<{ readonly tenant?: string }> = async (context) => {
  const { config } = await loadConfiguration(context);
  const tenant = pickTenant(config, context.options.tenant);
  const collectors = collectorsOf({ config, tenant, allowPrivateFeeds: false });
  const needed = new Map<string, Set<string>>();
  for (const { source, facts } of collectors) {
    for (const { permission } of facts)
      needed.set(permission, (needed.get(permission) ?? new Set()).add(source));
  }
  const rows = [...needed].map(([permission, sources]) => ({
    permission,
    type: "application",
    sources: [...sources],
  }));
  rows.sort((one, other) => (one.permission < other.permission ? -1 : 1));
  context.output.result({ tenant: tenant.id, permissions: rows }, () =>
    textTable(
      ["PERMISSION (APPLICATION)", "FOR"],
      rows.map(({ permission, sources }) => [permission, sources.join(", ")]),
    ),
  );
  return EXIT.done;
};
