import { alerts } from "./alerts.ts";
import { deliveries } from "./deliveries.ts";
import type { ForgetPart } from "./forget-part.ts";
import { newcomers } from "./newcomers.ts";
import { notices } from "./notices.ts";
import { planVersions } from "./plan-versions.ts";
import { runs } from "./runs.ts";

/** Everywhere that a person is taken out of. */
export const forgetParts: readonly ForgetPart[] = [
  deliveries,
  runs,
  notices,
  newcomers,
  planVersions,
  alerts,
];
