import { fileURLToPath } from "node:url";
import {
  type AlertFacts,
  evaluateRules,
  KPI_IDS,
  type Lists,
  loadOrganisation,
  NO_ALERT_FACTS,
  rulesInUse,
  SECTION_IDS,
  type Snapshot,
} from "@intune-om/core";
import { readEveryField } from "./every-field.ts";
import { largeSnapshot } from "./large-tenant.ts";
import { type Figure, median } from "./measure.ts";

const DEVICES = 100_000;
const ROUNDS = 15;
const MOST_RATIO = 2;
const TIME_ZONE = "Europe/Stockholm";
const SAMPLE = fileURLToPath(new URL("../../examples/organisation/intune-om.yaml", import.meta.url));

/** Every rule over a large tenant in memory, against one pass that reads each field of the same rows once. */
export async function benchAlertRules(): Promise<readonly Figure[]> {
  const { plan } = await loadOrganisation(SAMPLE, { knownSections: SECTION_IDS, knownKpis: KPI_IDS });
  const snapshot = largeSnapshot(DEVICES);
  const facts = aMonth(snapshot);
  const rules = rulesInUse(plan);
  const judge = (over: Snapshot): number => {
    const outcomes = evaluateRules({ snapshot: over, facts, plan, timeZone: TIME_ZONE, rules });
    const unjudged = outcomes.filter(({ state }) => state !== "read").map(({ rule }) => rule);
    if (unjudged.length > 0) throw new Error(`these were not judged: ${unjudged.join(", ")}`);
    return outcomes.reduce((sum, one) => sum + (one.state === "read" ? one.firings.length : 0), 0);
  };
  const { lists, seen } = watched(snapshot.lists);
  const found = judge({ ...snapshot, lists });
  const same = seen();
  const [judged, passed]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    passed.push(timed(() => same.reduce((sum, rows) => sum + readEveryField(rows), 0)));
    judged.push(timed(() => judge(snapshot)));
  }
  const [ms, floorMs] = [median(judged), median(passed)];
  return [
    {
      what: `judge ${rules.length} rules over ${DEVICES} devices (${found} firings)`,
      measured: `${ms.toFixed(0)} ms`,
      floor: `one pass over ${same.flat().length} rows: ${floorMs.toFixed(0)} ms (ratio ${(ms / floorMs).toFixed(2)})`,
      limit: `ratio ${MOST_RATIO}`,
      met: ms <= MOST_RATIO * floorMs,
    },
  ];
}

/** What is known of the snapshots of a month. */
function aMonth({ takenAt, metrics }: Snapshot): AlertFacts {
  const days = Array.from({ length: 34 }, (_, day) => new Date(takenAt.getTime() - (34 - day) * 86_400_000));
  return { ...NO_ALERT_FACTS, metrics: days.map((at) => ({ at, metrics })) };
}

/** The same lists, and which of them are read: rows that no rule looks at are none of the pass either. */
function watched(lists: Partial<Lists>): {
  readonly lists: Partial<Lists>;
  readonly seen: () => readonly (readonly object[])[];
} {
  const names = new Set<string>();
  const proxy = new Proxy(lists, {
    get: (all, name) => {
      names.add(String(name));
      return Reflect.get(all, name) as unknown;
    },
  });
  const isSeen = ([name]: readonly [string, unknown]): boolean => names.has(name);
  return {
    lists: proxy,
    seen: () =>
      Object.entries(lists)
        .filter(isSeen)
        .map(([, rows]) => rows as readonly object[]),
  };
}

/** Milliseconds of the processor, which others at work on the machine do not lengthen. */
function timed(work: () => number): number {
  const began = process.cpuUsage();
  if (work() < 0) throw new Error("nothing was read");
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
