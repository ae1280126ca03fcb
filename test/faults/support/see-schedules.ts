import { createZoneClocks, loadOrganisation, openStore, tickSchedules } from "@intune-om/core";
import { KNOWN_NAMES } from "../../../packages/cli/src/session/known-names.ts";

/** Makes the store of an organisation, and has its schedules begin at an instant, as a daemon does at its first start. */
export async function seeSchedules(configFile: string, at: Date): Promise<void> {
  const { config, plan } = await loadOrganisation(configFile, KNOWN_NAMES);
  const store = await openStore(config.store, { clock: { now: () => at } });
  try {
    const tenants = config.tenants.map(({ id }) => id);
    await tickSchedules({ store, plan, tenants, clocks: createZoneClocks() }, at);
  } finally {
    await store.close();
  }
}
