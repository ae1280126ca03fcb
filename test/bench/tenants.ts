import { copySample } from "../support/organisation.ts";
import { type Figure, median, runCommand } from "./measure.ts";
import { type ServedTenant, withServedTenants } from "./served-tenants.ts";

const TENANTS = 10;
const DEVICES = 100_000;
const ROUNDS = 3;
const LIMIT = 1.3;

/** The same number of devices in ten tenants and in one, every source of each collected by the command. */
export async function benchTenants(): Promise<readonly Figure[]> {
  const sizes = [DEVICES, ...Array.from({ length: TENANTS }, () => DEVICES / TENANTS)];
  return await withServedTenants(sizes, async ([large, ...small]) => {
    if (large === undefined) throw new Error("no tenant was served");
    const one: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      one.push(await collect([large]));
      many.push(await collect(small));
    }
    const ms = median(many);
    const floorMs = median(one);
    return [
      {
        what: `collect of ${TENANTS} tenants of ${(DEVICES / TENANTS).toLocaleString("en")} devices`,
        measured: `${(ms / 1000).toFixed(1)} s`,
        floor: `one tenant of ${DEVICES.toLocaleString("en")}: ${(floorMs / 1000).toFixed(1)} s (ratio ${(ms / floorMs).toFixed(2)})`,
        limit: `ratio ${LIMIT}`,
        met: ms <= LIMIT * floorMs,
      },
    ];
  });
}

async function collect(tenants: readonly ServedTenant[]): Promise<number> {
  await using organisation = await copySample({ graphUrl: tenants[0]?.graphUrl ?? "", smtpPort: 1 });
  const env = Object.fromEntries(tenants.map(({ token }, index) => [`TOKEN_${index}`, token]));
  await organisation.set(
    ["tenants"],
    tenants.map(({ graphUrl }, index) => ({
      id: `t${index}`,
      name: `Tenant ${index}`,
      cloud: { graph: graphUrl, login: graphUrl },
      auth: { type: "token", token: `env:TOKEN_${index}` },
    })),
  );
  const { ms, exitCode, stderr } = await runCommand(
    ["--config", organisation.config, "collect", "--json"],
    env,
  );
  if (exitCode !== 0 && exitCode !== 3) throw new Error(stderr);
  return ms;
}
