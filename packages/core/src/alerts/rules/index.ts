import type { AlertRule } from "../alert-rule.ts";
import { connectionRules } from "./connections/index.ts";
import { fleetRules } from "./fleet/index.ts";
import { serviceRules } from "./service/index.ts";

/** Every rule of the product, in the order of their ids. A rule is one file of its folder, and one line in its registry. */
export const alertRules: readonly AlertRule[] = [...connectionRules, ...fleetRules, ...serviceRules];
