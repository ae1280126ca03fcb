/** Pages of the admin centers that rounds, drills and alerts lead to. */
export const BLADE_IDS = [
  "devices",
  "allDevices",
  "enrollment",
  "monitor",
  "compliance",
  "configuration",
  "apps",
  "antivirus",
  "tenantStatus",
  "connectors",
  "auditLogs",
  "approvals",
  "appRegistrations",
  "defenderAlerts",
] as const;
export type Blade = (typeof BLADE_IDS)[number];

/**
 * Entry points: each opens the menu or page of the admin center from which the words of a step lead on. They are those
 * that Microsoft's documentation and guides link to; the admin center may rename them at any time.
 */
export const BLADES: Readonly<Record<Blade, string>> = {
  devices: view("Microsoft_Intune_DeviceSettings/DevicesMenu/~/overview"),
  allDevices: view("Microsoft_Intune_DeviceSettings/DevicesMenu/~/allDevices"),
  enrollment: view("Microsoft_Intune_DeviceSettings/DevicesMenu/~/enrollment"),
  monitor: view("Microsoft_Intune_DeviceSettings/DevicesMenu/~/monitor"),
  compliance: view("Microsoft_Intune_DeviceSettings/DevicesMenu/~/compliance"),
  configuration: view("Microsoft_Intune_DeviceSettings/DevicesMenu/~/configuration"),
  apps: view("Microsoft_Intune_DeviceSettings/AppsMenu/~/overview"),
  antivirus: view("Microsoft_Intune_Workflows/SecurityManagementMenu/~/antivirus"),
  tenantStatus: view("Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/tenantStatus"),
  connectors: view("Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/connectorsAndTokens"),
  auditLogs: view("Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/auditLogs"),
  approvals: view("Microsoft_Intune_DeviceSettings/TenantAdminMenu/~/multiAdminApproval"),
  // Applications are registered in Microsoft Entra.
  appRegistrations: "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade",
  defenderAlerts: "https://security.microsoft.com/alerts",
};

function view(path: string): string {
  return `https://intune.microsoft.com/#view/${path}`;
}
