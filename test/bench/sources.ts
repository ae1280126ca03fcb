import { collectSnapshot, createCollectors, createGraphReader, systemClock } from "@intune-om/core";
import { type Figure, median } from "./measure.ts";
import { type ServedTenant, withServedTenants } from "./served-tenants.ts";

const DEVICES = 50;
const LATENCY_MS = 5;
const ROUNDS = 5;
const LIMIT = 3;

/** Every source of a quiet tenant, each request 5 ms away, against the source that takes longest when it's alone. */
export async function benchSources(): Promise<readonly Figure[]> {
  return await withServedTenants([DEVICES], async ([tenant]) => {
    if (tenant === undefined) throw new Error("no tenant was served");
    await slowDown(tenant);
    const collectors = createCollectors();
    await take(tenant, collectors);
    const whole: number[] = [];
    const longest: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      whole.push(await take(tenant, collectors));
      const alone: number[] = [];
      for (const collector of collectors) alone.push(await take(tenant, [collector]));
      longest.push(Math.max(...alone));
    }
    const ms = median(whole);
    const floorMs = median(longest);
    return [
      {
        what: `collect of ${collectors.length} sources, ${LATENCY_MS} ms away`,
        measured: `${ms.toFixed(0)} ms`,
        floor: `the longest of them alone: ${floorMs.toFixed(0)} ms (ratio ${(ms / floorMs).toFixed(2)})`,
        limit: `ratio ${LIMIT}`,
        met: ms <= LIMIT * floorMs,
      },
    ];
  });
}

async function take(
  { graphUrl, token }: ServedTenant,
  collectors: ReturnType<typeof createCollectors>,
): Promise<number> {
  const cloud = { name: "custom", graph: graphUrl, login: graphUrl } as const;
  const graph = createGraphReader({ cloud, clock: systemClock, credential: { getToken: async () => token } });
  const began = performance.now();
  const { coverage } = await collectSnapshot({
    id: "bench",
    tenant: "bench",
    collectors,
    graph,
    clock: systemClock,
  });
  const ms = performance.now() - began;
  const unread = coverage.find(({ status }) => status === "unreadable" || status === "incomplete");
  if (unread !== undefined) throw new Error(JSON.stringify(unread));
  return ms;
}

async function slowDown({ graphUrl }: ServedTenant): Promise<void> {
  const body = JSON.stringify([{ path: "/", delayMs: LATENCY_MS }]);
  const answer = await fetch(`${graphUrl}/_demo/faults`, { method: "POST", body });
  if (!answer.ok) throw new Error(`the latency was refused: ${answer.status}`);
}
