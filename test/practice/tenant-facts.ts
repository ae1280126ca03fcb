import type { DemoTenant } from "@intune-om/demo-tenant";

/** A device as the tenant's own interface lists it, read without anything of the product. */
export interface ListedDevice {
  readonly id: string;
  /** Of the owner; nobody has a shared device. */
  readonly userPrincipalName: string | null;
  readonly lastSyncDateTime: string;
  readonly complianceState: string;
  readonly complianceGracePeriodExpirationDateTime: string;
  readonly managementState: string;
  readonly operatingSystem: string;
  readonly osVersion: string;
}

interface ListedUser {
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly accountEnabled: boolean;
}

const DAY_MS = 86_400_000;

export function devicesOf(tenant: DemoTenant): Promise<readonly ListedDevice[]> {
  return everything<ListedDevice>(tenant, "/v1.0/deviceManagement/managedDevices");
}

/** The owner of a device by user principal name in lower case; empty for none. */
export function ownerOf({ userPrincipalName }: ListedDevice): string {
  return (userPrincipalName ?? "").toLowerCase();
}

/** Where mail of each user goes who may have some, by user principal name in lower case. */
export async function mailboxesOf(tenant: DemoTenant): Promise<ReadonlyMap<string, string>> {
  const users = await everything<ListedUser>(
    tenant,
    "/v1.0/users?$select=userPrincipalName,mail,accountEnabled",
  );
  return new Map(
    users.flatMap(({ userPrincipalName, mail, accountEnabled }) =>
      accountEnabled && mail !== null && mail !== "" ? [[userPrincipalName.toLowerCase(), mail]] : [],
    ),
  );
}

/** Devices whose grace period ends within a week, each with what its owner is told: the device and the day. */
export function endingSoon(devices: readonly ListedDevice[], now: Date): readonly [ListedDevice, string][] {
  return managed(devices).flatMap((device): [ListedDevice, string][] => {
    const end = device.complianceGracePeriodExpirationDateTime;
    const left = Date.parse(end) - now.getTime();
    const isMeant = device.complianceState === "inGracePeriod" && left > 0 && left <= 7 * DAY_MS;
    return isMeant ? [[device, `${device.id} until ${end.slice(0, 10)}`]] : [];
  });
}

/** Mailboxes of the owners of some devices, each once. */
export function mailboxesOfOwners(
  devices: readonly ListedDevice[],
  mailboxes: ReadonlyMap<string, string>,
  isMeant: (device: ListedDevice) => boolean = () => true,
): readonly string[] {
  const meant = managed(devices).filter(isMeant);
  return [...new Set(meant.flatMap((device) => mailboxes.get(ownerOf(device)) ?? []))].sort();
}

/** Devices of a system on a version of this number or below. */
export function isUpTo(systems: RegExp, major: number): (device: ListedDevice) => boolean {
  return ({ operatingSystem, osVersion }) =>
    systems.test(operatingSystem) && Number.parseInt(osVersion, 10) <= major;
}

/** The day by which something of the message center is to be done, `YYYY-MM-DD`; null while it is not there. */
export async function dateOfMessage(tenant: DemoTenant, id: string): Promise<string | null> {
  const messages = await everything<{ id: string; actionRequiredByDateTime: string | null }>(
    tenant,
    "/v1.0/admin/serviceAnnouncement/messages",
  );
  return messages.find((message) => message.id === id)?.actionRequiredByDateTime?.slice(0, 10) ?? null;
}

/** Devices that have not checked in for more than 30 days, each with the day on which it last did. */
export function silent(devices: readonly ListedDevice[], now: Date): readonly [ListedDevice, string][] {
  return managed(devices).flatMap((device): [ListedDevice, string][] => {
    const last = device.lastSyncDateTime;
    const isMeant = now.getTime() - Date.parse(last) > 30 * DAY_MS;
    return isMeant ? [[device, `${device.id} since ${last.slice(0, 10)}`]] : [];
  });
}

function managed(devices: readonly ListedDevice[]): readonly ListedDevice[] {
  return devices.filter(
    ({ managementState }) =>
      !/^(?:retire|wipe|delete)(?:Pending|Issued)$|^discovered$/i.test(managementState),
  );
}

async function everything<Row>(tenant: DemoTenant, path: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: string | undefined = `${tenant.graphUrl}${path}`;
  while (next !== undefined) {
    const answer = await fetch(next, { headers: { authorization: `Bearer ${tenant.token}` } });
    if (!answer.ok) throw new Error(`${next}: ${answer.status} ${await answer.text()}`);
    const page = (await answer.json()) as { value: Row[]; "@odata.nextLink"?: string };
    rows.push(...page.value);
    next = page["@odata.nextLink"];
  }
  return rows;
}
