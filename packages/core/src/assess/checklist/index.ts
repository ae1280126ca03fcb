import { adminsKnowUpdates } from "./admins-know-updates.ts";
import { certificatesWatched } from "./certificates-watched.ts";
import type { ChecklistRule } from "./checklist-item.ts";
import { helpdeskKnowsChanges } from "./helpdesk-knows-changes.ts";
import { measuresAndReporting } from "./measures-and-reporting.ts";
import { monitoringApplied } from "./monitoring-applied.ts";
import { ownersNamed } from "./owners-named.ts";
import { processForMaterial } from "./process-for-material.ts";
import { readyForAlerts } from "./ready-for-alerts.ts";
import { uncoveredDevices } from "./uncovered-devices.ts";

/** Every item of the product, in the order in which reports show them. */
export const checklistRules: readonly ChecklistRule[] = [
  monitoringApplied,
  readyForAlerts,
  adminsKnowUpdates,
  helpdeskKnowsChanges,
  ownersNamed,
  processForMaterial,
  measuresAndReporting,
  certificatesWatched,
  uncoveredDevices,
];
