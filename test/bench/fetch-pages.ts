/** Fetches and parses the same pages and throws them away: what no reader can do without. */
const { GRAPH: graphUrl = "", OM_TOKEN: token = "" } = process.env;
const headers = { authorization: `Bearer ${token}` };
const select =
  "id,deviceName,operatingSystem,osVersion,complianceState,managementState,managementAgent,managedDeviceOwnerType,lastSyncDateTime,enrolledDateTime,complianceGracePeriodExpirationDateTime,isEncrypted,userPrincipalName,model,manufacturer,serialNumber";

await (await fetch(`${graphUrl}/v1.0/deviceManagement/managedDeviceOverview`, { headers })).text();
const began = performance.now();
let next: string | undefined = `${graphUrl}/v1.0/deviceManagement/managedDevices?$top=999&$select=${select}`;
let rows = 0;
while (next !== undefined) {
  const text = await (await fetch(next, { headers })).text();
  const page = JSON.parse(text) as { value: unknown[]; "@odata.nextLink"?: string };
  rows += page.value.length;
  next = page["@odata.nextLink"];
}
process.stdout.write(JSON.stringify({ ms: performance.now() - began, rows }));
