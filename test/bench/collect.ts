import { startDemoTenant } from "@intune-om/demo-tenant";
import { copySample } from "../support/organisation.ts";
import { type Figure, runCommand, runNode } from "./measure.ts";

const DEVICES = 100_000;
const LIMIT_MIB = 400;

/** Pages of devices with the same properties, fetched and parsed and thrown away: what no reader can do without. */
const FLOOR = `
const select = 'id,deviceName,operatingSystem,osVersion,complianceState,managementState,managementAgent,managedDeviceOwnerType,lastSyncDateTime,enrolledDateTime,complianceGracePeriodExpirationDateTime,isEncrypted,userPrincipalName,model,manufacturer,serialNumber';
let next = process.env.GRAPH + '/v1.0/deviceManagement/managedDevices?$top=999&$select=' + select, rows = 0;
while (next) {
  const page = await (await fetch(next, { headers: { authorization: 'Bearer ' + process.env.OM_TOKEN } })).json();
  rows += page.value.length;
  next = page['@odata.nextLink'];
}
if (rows !== ${DEVICES}) throw new Error(String(rows));
process.stderr.write('maxRSS=' + process.resourceUsage().maxRSS);
`;

/** Memory and time of `collect` with a hundred thousand devices. */
export async function benchCollect(): Promise<readonly Figure[]> {
  const tenant = await startDemoTenant({ devices: DEVICES });
  await using organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  const env = { OM_TOKEN: tenant.token, GRAPH: tenant.graphUrl };
  const floor = await runNode(["--input-type=module", "-e", FLOOR], env);
  const collect = await runCommand(["--config", organisation.config, "collect", "--json"], env);
  await tenant.close();
  if (collect.exitCode !== 0 && collect.exitCode !== 3) throw new Error(collect.stderr);
  const { metrics } = JSON.parse(collect.stdout) as { metrics: Record<string, number> };
  if (metrics["devices.total"] !== DEVICES) throw new Error(`collected ${metrics["devices.total"]} devices`);
  return [
    {
      what: `collect of ${DEVICES.toLocaleString("en")} devices, memory`,
      measured: `${collect.maxRssMiB.toFixed(0)} MiB`,
      floor: `fetch and parse the pages: ${floor.maxRssMiB.toFixed(0)} MiB (ratio ${(collect.maxRssMiB / floor.maxRssMiB).toFixed(2)})`,
      limit: `${LIMIT_MIB} MiB`,
      met: collect.maxRssMiB < LIMIT_MIB,
    },
    {
      what: `collect of ${DEVICES.toLocaleString("en")} devices, time`,
      measured: `${(collect.ms / 1000).toFixed(1)} s`,
      floor: `fetch and parse the pages: ${(floor.ms / 1000).toFixed(1)} s (ratio ${(collect.ms / floor.ms).toFixed(2)})`,
      limit: "none",
      met: true,
    },
  ];
}
