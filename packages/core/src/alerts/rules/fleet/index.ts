import type { AlertRule } from "../../alert-rule.ts";

export const fleetRules: readonly AlertRule[] = [];
