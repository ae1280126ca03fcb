import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { type RunningCommand, startCommandProcess } from "../support/daemon-process.ts";
import { copySample, type OrganisationCopy } from "../support/organisation.ts";
import { type Figure, runNode } from "./measure.ts";
import { type ServedTenant, withServedTenants } from "./served-tenants.ts";

const SERVER = process.env["INTUNE_OM_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/test";
const DEVICES = 1_000;
const SECONDS = 30;
const LIMIT_PERCENT = 1;
const LIMIT_MIB = 120;
/** Of the clock that /proc counts processor time in. */
const TICKS_PER_SECOND = 100;

/** What the daemon takes while nothing is due, on the sample organisation: in a file, and where there is one on PostgreSQL. */
export async function benchDaemon(): Promise<readonly Figure[]> {
  const onFile = await benchOn("a file", null);
  const database = new Client({ connectionString: SERVER, connectionTimeoutMillis: 5_000 });
  try {
    await database.connect();
  } catch {
    process.stdout.write("        left out: start on PostgreSQL, for none answers\n");
    return onFile;
  }
  const schema = `om_bench_${randomBytes(6).toString("hex")}`;
  try {
    return [...onFile, ...(await benchOn("PostgreSQL", `${SERVER}?schema=${schema}`))];
  } finally {
    await database.query(
      `drop schema if exists "${schema}" cascade; drop schema if exists "${schema}_jobs" cascade`,
    );
    await database.end();
  }
}

async function benchOn(where: string, store: string | null): Promise<readonly Figure[]> {
  return withServedTenants([DEVICES], async ([tenant]) => {
    if (tenant === undefined) throw new Error("no tenant was served");
    await using organisation = await copySample({ graphUrl: tenant.graphUrl, smtpPort: 1 });
    if (store !== null) await organisation.set(["store"], store);
    // From source, the first start after a change translates it.
    await (await startReady(organisation, tenant)).stop();
    const daemon = await startReady(organisation, tenant);
    const before = await cpuSeconds(daemon.pid);
    await delay(SECONDS * 1_000);
    const percent = (((await cpuSeconds(daemon.pid)) - before) / SECONDS) * 100;
    const mebibytes = await residentMebibytes(daemon.pid);
    await daemon.stop();
    const bare = (await runNode(["-e", "process.stdout.write(String(process.memoryUsage.rss()))"])).stdout;
    return [
      {
        what: `start on ${where}, idle for ${SECONDS} s, processor`,
        measured: `${percent.toFixed(2)} %`,
        floor: "none",
        limit: `${LIMIT_PERCENT} % of a core`,
        met: percent < LIMIT_PERCENT,
      },
      {
        what: `start on ${where}, idle for ${SECONDS} s, memory`,
        measured: `${mebibytes.toFixed(0)} MiB`,
        floor: `node -e: ${(Number(bare) / 1_048_576).toFixed(0)} MiB`,
        limit: `${LIMIT_MIB} MiB`,
        met: mebibytes < LIMIT_MIB,
      },
    ];
  });
}

interface Ready {
  readonly pid: number;
  stop(): Promise<void>;
}

async function startReady({ config }: OrganisationCopy, { token }: ServedTenant): Promise<Ready> {
  const daemon: RunningCommand = startCommandProcess(["--config", config, "start", "--port", "0"], {
    env: { OM_TOKEN: token },
  });
  const url = String((await daemon.line("http.listening"))["url"]);
  await daemon.line("lease.taken");
  while ((await fetch(`${url}/readyz`)).status !== 200) await delay(200);
  return {
    pid: daemon.pid,
    stop: async () => {
      daemon.signal("SIGTERM");
      const code = await daemon.ended();
      if (code !== 0) throw new Error(`the daemon ended with ${code}`);
    },
  };
}

/** Fields 14 and 15 of /proc/PID/stat (proc_pid_stat(5)); the name in field 2 may hold anything. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function residentMebibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}
