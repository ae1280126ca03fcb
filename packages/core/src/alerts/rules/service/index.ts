import type { AlertRule } from "../../alert-rule.ts";

export const serviceRules: readonly AlertRule[] = [];
