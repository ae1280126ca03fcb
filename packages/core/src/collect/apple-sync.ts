import type { GraphFact } from "./collector.ts";

/** Automated device enrollment, in the beta version alone. Two sources read it, for they answer two questions. */
export const APPLE_ENROLLMENT_FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/depOnboardingSettings",
  entity: "depOnboardingSetting",
  permission: "DeviceManagementServiceConfig.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-enrollment-deponboardingsetting-list",
  shape: "list",
};

/** What to say when no token was uploaded. */
export const NO_APPLE_ENROLLMENT = "No Apple automated device enrollment token is set up.";

/**
 * Apple refuses to answer until somebody accepts its new terms (`T_C_NOT_SIGNED`). Microsoft documents none of the
 * codes: this one is what public tools for Intune alert on. The others are told apart by their number alone.
 */
const TERMS_CODE = 3;

/** How the last synchronisation with Apple ended, by `lastSyncErrorCode`; `unknown` when the service does not say. */
export function appleSyncState(
  code: number | null,
): "synced" | "termsNotAccepted" | "syncFailed" | "unknown" {
  if (code === null) return "unknown";
  if (code === 0) return "synced";
  return code === TERMS_CODE ? "termsNotAccepted" : "syncFailed";
}
