import type { KpiDefinition } from "../kpi.ts";
import { activeThreats } from "./active-threats.ts";
import { appInstallSuccess } from "./app-install-success.ts";
import { checkinFreshness } from "./checkin-freshness.ts";
import { complianceRate } from "./compliance-rate.ts";
import { encryptionRate } from "./encryption-rate.ts";
import { enrollmentFailures } from "./enrollment-failures.ts";
import { expiryMargin } from "./expiry-margin.ts";
import { leadTimeToInform } from "./lead-time-to-inform.ts";
import { kbCoverage } from "./kb-coverage.ts";
import { monitoringAdherence } from "./monitoring-adherence.ts";
import { planAdherence } from "./plan-adherence.ts";
import { materialCurrency } from "./material-currency.ts";
import { protectionCoverage } from "./protection-coverage.ts";
import { routineAdherence } from "./routine-adherence.ts";
import { serviceIncidents } from "./service-incidents.ts";
import { signatureCurrency } from "./signature-currency.ts";
import { staleArticles } from "./stale-articles.ts";
import { timeToAcknowledge } from "./time-to-acknowledge.ts";
import { trainingCompletion } from "./training-completion.ts";
import { welcomeInTime } from "./welcome-in-time.ts";
import { updateAwareness } from "./update-awareness.ts";

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
  planAdherence,
  trainingCompletion,
  welcomeInTime,
  leadTimeToInform,
  materialCurrency,
  timeToAcknowledge,
  routineAdherence,
  monitoringAdherence,
  updateAwareness,
  kbCoverage,
  staleArticles,
];
