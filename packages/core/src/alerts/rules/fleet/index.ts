import type { AlertRule } from "../../alert-rule.ts";
import { appInstallFailures } from "./app-install-failures.ts";
import { appNewlyFailing } from "./app-newly-failing.ts";
import { autopilotFailures } from "./autopilot-failures.ts";
import { complianceFalling } from "./compliance-falling.ts";
import { complianceRate } from "./compliance-rate.ts";
import { defenderAlert } from "./defender-alert.ts";
import { definitionsOld } from "./definitions-old.ts";
import { enrollmentFailures } from "./enrollment-failures.ts";
import { featureUpdateSupport } from "./feature-update-support.ts";
import { gracePeriod } from "./grace-period.ts";
import { malwareActive } from "./malware-active.ts";
import { osMinimum } from "./os-minimum.ts";
import { policyConflicts } from "./policy-conflicts.ts";
import { policyErrors } from "./policy-errors.ts";
import { protectionOff } from "./protection-off.ts";
import { staleDevices } from "./stale-devices.ts";

/** Rules about devices, their protection, apps, enrollment and policies, in the order of `FLEET_RULES`. */
export const fleetRules: readonly AlertRule[] = [
  complianceRate,
  complianceFalling,
  gracePeriod,
  staleDevices,
  malwareActive,
  protectionOff,
  definitionsOld,
  defenderAlert,
  appInstallFailures,
  appNewlyFailing,
  enrollmentFailures,
  autopilotFailures,
  policyErrors,
  policyConflicts,
  featureUpdateSupport,
  osMinimum,
];
