import type { AlertRule } from "../../alert-rule.ts";
import { tokenSyncRule } from "./token-sync-rule.ts";

/**
 * A token with which nothing was synchronised lately: devices that were bought do not arrive. A single failure is no
 * alert, for it is tried again every day. That Apple's terms wait is the matter of a rule of its own.
 */
export const adeTokenSync: AlertRule = tokenSyncRule({
  id: "ade-token-sync",
  kind: "ade-token",
  source: "ade-tokens",
  blade: "enrollment",
  refused: [],
  elsewhere: ["termsnotaccepted"],
});
