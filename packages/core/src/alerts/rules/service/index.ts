import type { AlertRule } from "../../alert-rule.ts";
import { approvalWaiting } from "./approval-waiting.ts";
import { messageAction } from "./message-action.ts";
import { policyChanged } from "./policy-changed.ts";
import { reportUndelivered } from "./report-undelivered.ts";
import { serviceAdvisory } from "./service-advisory.ts";
import { serviceIncident } from "./service-incident.ts";
import { sourceUnreadable } from "./source-unreadable.ts";
import { updateWithoutOwner } from "./update-without-owner.ts";

export const serviceRules: readonly AlertRule[] = [
  serviceIncident,
  serviceAdvisory,
  messageAction,
  updateWithoutOwner,
  approvalWaiting,
  policyChanged,
  sourceUnreadable,
  reportUndelivered,
];
