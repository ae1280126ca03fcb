import type { KpiDefinition } from "../kpi.ts";
import { activeThreats } from "./active-threats.ts";
import { appInstallSuccess } from "./app-install-success.ts";
import { checkinFreshness } from "./checkin-freshness.ts";
import { complianceRate } from "./compliance-rate.ts";
import { encryptionRate } from "./encryption-rate.ts";
import { enrollmentFailures } from "./enrollment-failures.ts";
import { expiryMargin } from "./expiry-margin.ts";
import { protectionCoverage } from "./protection-coverage.ts";
import { serviceIncidents } from "./service-incidents.ts";
import { signatureCurrency } from "./signature-currency.ts";

/** Every KPI, in the order in which reports show them. */
export const kpiDefinitions: readonly KpiDefinition[] = [
  complianceRate,
  checkinFreshness,
  protectionCoverage,
  signatureCurrency,
  activeThreats,
  encryptionRate,
  appInstallSuccess,
  enrollmentFailures,
  expiryMargin,
  serviceIncidents,
];
