import { copySample } from "../support/organisation.ts";
import { type ChildResult, type Figure, median, REPORT_MEMORY, runCommand, runNode } from "./measure.ts";
import { type ServedTenant, withServedTenants } from "./served-tenants.ts";

const DEVICES = 100_000;
const ROUNDS = 7;
const LIMIT_TIME = 1.15;
const LIMIT_MIB = 300;
/** With an account for each owner, and everybody counted for the first time. */
const LIMIT_WITH_PEOPLE_MIB = 400;

/** Time and memory of a hundred thousand devices, in pages of nearly a thousand over loopback. */
export async function benchCollect(): Promise<readonly Figure[]> {
  return await withServedTenants([DEVICES], async ([tenant]) => {
    if (tenant === undefined) throw new Error("no tenant was served");
    const floor: Reading[] = [];
    const ours: Reading[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      floor.push(await read("fetch-pages.ts", tenant));
      ours.push(await read("read-devices.ts", tenant));
    }
    const floorMs = median(floor.map(({ ms }) => ms));
    const ms = median(ours.map(({ ms: one }) => one));
    // Each against the floor beside it in time: a machine that is busy for a while slows both.
    const ratio = median(ours.map(({ ms: one }, round) => one / (floor[round]?.ms ?? Number.NaN)));
    const floorMib = median(floor.map(({ maxRssMiB }) => maxRssMiB));
    const collect = await collectWhole(tenant, { people: false });
    const people = await collectWhole(tenant, { people: true });
    const what = `${DEVICES.toLocaleString("en")} devices`;
    return [
      {
        what: `read ${what}, time`,
        measured: `${ms.toFixed(0)} ms`,
        floor: `fetch and parse the same pages: ${floorMs.toFixed(0)} ms (ratio ${ratio.toFixed(2)})`,
        limit: `ratio ${LIMIT_TIME}`,
        met: ratio <= LIMIT_TIME,
      },
      {
        what: `collect of ${what}, every source of health, memory`,
        measured: `${collect.maxRssMiB.toFixed(0)} MiB`,
        floor: `fetch and parse the pages: ${floorMib.toFixed(0)} MiB (ratio ${(collect.maxRssMiB / floorMib).toFixed(2)})`,
        limit: `${LIMIT_MIB} MiB`,
        met: collect.maxRssMiB < LIMIT_MIB,
      },
      {
        what: `collect of ${what} with the accounts of their owners, memory`,
        measured: `${people.maxRssMiB.toFixed(0)} MiB`,
        floor: `fetch and parse the pages: ${floorMib.toFixed(0)} MiB (ratio ${(people.maxRssMiB / floorMib).toFixed(2)})`,
        limit: `${LIMIT_WITH_PEOPLE_MIB} MiB`,
        met: people.maxRssMiB < LIMIT_WITH_PEOPLE_MIB,
      },
    ];
  });
}

interface Reading {
  readonly ms: number;
  readonly maxRssMiB: number;
}

async function read(script: string, tenant: ServedTenant): Promise<Reading> {
  const path = new URL(`./${script}`, import.meta.url).pathname;
  const child = await runNode(
    ["--conditions=@intune-om/source", "--import", REPORT_MEMORY, path],
    environment(tenant),
  );
  if (child.exitCode !== 0) throw new Error(child.stderr);
  const { ms, rows } = JSON.parse(child.stdout) as { ms: number; rows: number };
  if (rows !== DEVICES) throw new Error(`${script} read ${rows} devices`);
  return { ms, maxRssMiB: child.maxRssMiB };
}

async function collectWhole(
  tenant: ServedTenant,
  { people }: { readonly people: boolean },
): Promise<ChildResult> {
  await using organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
  if (!people) {
    const off = { "directory-users": false, "directory-groups": false };
    await organisation.set(["tenants", 0, "collectors"], off);
    await organisation.setPlan(["newcomers", "on"], false);
  }
  const collect = await runCommand(
    ["--config", organisation.config, "collect", "--json"],
    environment(tenant),
  );
  if (collect.exitCode !== 0 && collect.exitCode !== 3) throw new Error(collect.stderr);
  const { metrics } = JSON.parse(collect.stdout) as { metrics: Record<string, number> };
  if (metrics["devices.total"] !== DEVICES) throw new Error(`collected ${metrics["devices.total"]} devices`);
  return collect;
}

function environment({ graphUrl, token }: ServedTenant): Readonly<Record<string, string>> {
  return { GRAPH: graphUrl, OM_TOKEN: token };
}
