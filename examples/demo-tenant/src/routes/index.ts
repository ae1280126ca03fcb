import { accountRoutes } from "./accounts.ts";
import { administrationRoutes } from "./administration.ts";
import { agentReportRoutes } from "./agent-reports.ts";
import { androidStoreRoutes } from "./android-store.ts";
import { alertRoutes } from "./alerts.ts";
import { appReportRoutes } from "./app-reports.ts";
import { appleEnrollmentRoutes } from "./apple-enrollment.ts";
import { applicationRoutes } from "./applications.ts";
import { appRoutes } from "./apps.ts";
import { autopilotRoutes } from "./autopilot.ts";
import { compliancePolicyRoutes } from "./compliance-policies.ts";
import { complianceSettingRoutes } from "./compliance-settings.ts";
import { configurationRoutes } from "./configuration.ts";
import { connectorRoutes } from "./connectors.ts";
import { directoryRoutes } from "./directory.ts";
import { enrollmentRoutes } from "./enrollment.ts";
import { exportJobRoutes } from "./export-jobs.ts";
import { experienceRoutes } from "./experience.ts";
import { malwareRoutes } from "./malware.ts";
import { managedDeviceRoutes } from "./managed-devices.ts";
import { onPremisesRoutes } from "./on-premises.ts";
import { overviewRoutes } from "./overviews.ts";
import { protectionRoutes } from "./protection.ts";
import type { Route } from "./route.ts";
import { serviceHealthRoutes } from "./service-health.ts";
import { serviceMessageRoutes } from "./service-messages.ts";
import { softwareUpdateRoutes } from "./software-updates.ts";

/** Every path that the tenant answers. */
export const ROUTES: readonly Route[] = [
  ...managedDeviceRoutes,
  ...protectionRoutes,
  ...malwareRoutes,
  ...overviewRoutes,
  ...compliancePolicyRoutes,
  ...complianceSettingRoutes,
  ...configurationRoutes,
  ...softwareUpdateRoutes,
  ...experienceRoutes,
  ...enrollmentRoutes,
  ...autopilotRoutes,
  ...appleEnrollmentRoutes,
  ...androidStoreRoutes,
  ...connectorRoutes,
  ...appRoutes,
  ...appReportRoutes,
  ...agentReportRoutes,
  ...exportJobRoutes,
  ...serviceHealthRoutes,
  ...serviceMessageRoutes,
  ...directoryRoutes,
  ...accountRoutes,
  ...onPremisesRoutes,
  ...alertRoutes,
  ...applicationRoutes,
  ...administrationRoutes,
];
