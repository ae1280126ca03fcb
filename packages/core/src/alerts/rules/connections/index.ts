import type { AlertRule } from "../../alert-rule.ts";

export const connectionRules: readonly AlertRule[] = [];
