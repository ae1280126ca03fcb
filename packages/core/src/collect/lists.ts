import type { UpdateRecord } from "../updates/update-record.ts";
import type { Update } from "../updates/update.ts";
import type { AppAssignments, AppFailure, AppInstallState, AppLicence } from "./rows/app.ts";
import type { Connector, Expiry, ManagementPartner } from "./rows/connection.ts";
import type { DirectoryGroup, DirectoryUser, GroupMember } from "./rows/directory.ts";
import type { Device, DeviceScore, GraceDevice } from "./rows/device.ts";
import type { AutopilotDevice, AutopilotEvent, EnrollmentFailure } from "./rows/enrollment.ts";
import type {
  CompliancePolicy,
  ConfigurationPolicy,
  FeatureUpdatePolicy,
  SettingState,
} from "./rows/policy.ts";
import type { Malware, SecurityAlert, UnhealthyDevice } from "./rows/protection.ts";
import type { ServiceHealth, ServiceIssue } from "./rows/service.ts";
import type { ApprovalRequest, AuditEvent, Licence, RoleAssignment } from "./rows/tenant.ts";

/** The lists of a snapshot by name. Every date is UTC; `null` means that the service said "never" or nothing. */
export interface Lists {
  readonly devices: readonly Device[];
  readonly graceDevices: readonly GraceDevice[];
  readonly deviceScores: readonly DeviceScore[];
  readonly compliancePolicies: readonly CompliancePolicy[];
  readonly settingStates: readonly SettingState[];
  readonly configurationPolicies: readonly ConfigurationPolicy[];
  readonly featureUpdatePolicies: readonly FeatureUpdatePolicy[];
  readonly malware: readonly Malware[];
  readonly unhealthyDevices: readonly UnhealthyDevice[];
  readonly securityAlerts: readonly SecurityAlert[];
  readonly apps: readonly AppInstallState[];
  readonly appFailures: readonly AppFailure[];
  readonly appAssignments: readonly AppAssignments[];
  readonly appLicences: readonly AppLicence[];
  readonly enrollmentFailures: readonly EnrollmentFailure[];
  readonly autopilotDevices: readonly AutopilotDevice[];
  readonly autopilotEvents: readonly AutopilotEvent[];
  readonly expiries: readonly Expiry[];
  readonly connectors: readonly Connector[];
  readonly managementPartners: readonly ManagementPartner[];
  readonly serviceHealth: readonly ServiceHealth[];
  readonly serviceIssues: readonly ServiceIssue[];
  readonly licences: readonly Licence[];
  readonly auditEvents: readonly AuditEvent[];
  readonly approvalRequests: readonly ApprovalRequest[];
  readonly roleAssignments: readonly RoleAssignment[];
  /** Accounts of the directory; read only where the plan has somebody told who is not in it. */
  readonly users: readonly DirectoryUser[];
  /** Members of the groups that the plan names; only those groups that were read in full or in part have any. */
  readonly groupMembers: readonly GroupMember[];
  readonly directoryGroups: readonly DirectoryGroup[];
  /** What the sources listed when the snapshot was taken. */
  readonly updates: readonly Update[];
  /** What was known of updates once those were taken up; see `keepSnapshot`. */
  readonly updateRecords: readonly UpdateRecord[];
}

export type ListName = keyof Lists;
