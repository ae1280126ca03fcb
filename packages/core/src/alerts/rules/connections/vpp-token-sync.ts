import type { AlertRule } from "../../alert-rule.ts";
import { tokenSyncRule } from "./token-sync-rule.ts";

/**
 * A token that Apple does not take, or with which nothing was synchronised lately: licences and new apps do not arrive.
 * States: https://learn.microsoft.com/graph/api/resources/intune-onboarding-vpptokenstate
 */
export const vppTokenSync: AlertRule = tokenSyncRule({
  id: "vpp-token-sync",
  kind: "vpp-token",
  source: "vpp-tokens",
  blade: "connectors",
  refused: ["invalid", "assignedtoexternalmdm", "duplicatelocationid"],
  elsewhere: ["expired"],
});
