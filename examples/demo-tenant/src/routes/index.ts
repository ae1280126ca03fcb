import { agentReportRoutes } from "./agent-reports.ts";
import { appReportRoutes } from "./app-reports.ts";
import { appRoutes } from "./apps.ts";
import { compliancePolicyRoutes } from "./compliance-policies.ts";
import { connectorRoutes } from "./connectors.ts";
import { directoryRoutes } from "./directory.ts";
import { enrollmentRoutes } from "./enrollment.ts";
import { malwareRoutes } from "./malware.ts";
import { managedDeviceRoutes } from "./managed-devices.ts";
import { overviewRoutes } from "./overviews.ts";
import { protectionRoutes } from "./protection.ts";
import type { Route } from "./route.ts";
import { serviceHealthRoutes } from "./service-health.ts";
import { serviceMessageRoutes } from "./service-messages.ts";

/** Every path that the tenant answers. */
export const ROUTES: readonly Route[] = [
  ...managedDeviceRoutes,
  ...protectionRoutes,
  ...malwareRoutes,
  ...overviewRoutes,
  ...compliancePolicyRoutes,
  ...enrollmentRoutes,
  ...connectorRoutes,
  ...appRoutes,
  ...appReportRoutes,
  ...agentReportRoutes,
  ...serviceHealthRoutes,
  ...serviceMessageRoutes,
  ...directoryRoutes,
];
