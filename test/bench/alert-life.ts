import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, postgresLocation, type Store, systemClock } from "@intune-om/core";
import { Client } from "pg";
import { alertKey } from "../../packages/core/src/alerts/alert.ts";
import type { Firing } from "../../packages/core/src/alerts/firing.ts";
import { reconcileAlerts } from "../../packages/core/src/alerts/reconcile-alerts.ts";
import type { RuleOutcome } from "../../packages/core/src/alerts/rule-outcome.ts";
import type { StoreLocation } from "../../packages/core/src/config/config.ts";
import { type Figure, median } from "./measure.ts";

const SERVER = process.env["INTUNE_OM_TEST_POSTGRES"] ?? "postgres://postgres@127.0.0.1:5432/test";
const ALERTS = 100_000;
const ROUNDS = 3;
const LIMIT_MS = 3_000;
const TENANT = "bench";
const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** A hundred thousand open alerts held against a new snapshot and written, on either store. */
export async function benchAlertLife(): Promise<readonly Figure[]> {
  return [...(await benchOn("SQLite")), ...(await benchOn("PostgreSQL"))];
}

/** What of the open alerts a snapshot changes, and how long that may take; null for a figure that is only told. */
interface Change {
  readonly what: string;
  readonly firings: readonly Firing[];
  readonly limitMs: number | null;
}

async function benchOn(database: "SQLite" | "PostgreSQL"): Promise<readonly Figure[]> {
  const changes: readonly Change[] = [
    { what: "80 % the same", firings: mixed(), limitMs: LIMIT_MS },
    {
      what: "every value changed",
      firings: Array.from({ length: ALERTS }, (_, nth) => firing(nth, 1)),
      limitMs: null,
    },
  ];
  const figures: Figure[] = [];
  for (const { what, firings, limitMs } of changes) {
    const [ours, floors]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      await using place = database === "SQLite" ? await filePlace() : schemaPlace();
      const store = await openStore(place.location, { clock: systemClock });
      await judge(
        store,
        0,
        Array.from({ length: ALERTS }, (_, nth) => firing(nth, 0)),
      );
      ours.push(await judge(store, 1, firings));
      floors.push(await timed(() => store.alerts.list({ tenant: TENANT })));
      await store.close();
    }
    figures.push(
      figureOf(`${ALERTS} alerts, ${what}, ${database}`, {
        ms: median(ours),
        floor: median(floors),
        limitMs,
      }),
    );
  }
  return figures;
}

interface Measured {
  readonly ms: number;
  readonly floor: number;
  readonly limitMs: number | null;
}

function figureOf(what: string, { ms, floor, limitMs }: Measured): Figure {
  return {
    what,
    measured: `${(ms / 1_000).toFixed(2)} s`,
    floor: `reading them: ${(floor / 1_000).toFixed(2)} s (ratio ${(ms / floor).toFixed(2)})`,
    limit: limitMs === null ? "none" : `${limitMs / 1_000} s`,
    met: limitMs === null || ms < limitMs,
  };
}

function judge(store: Store, hour: number, firings: readonly Firing[]): Promise<number> {
  const takenAt = new Date(START + hour * HOUR_MS);
  const outcome: RuleOutcome = {
    rule: "stale-devices",
    for: 1,
    resolveAfter: 1,
    severity: null,
    role: "om-owner",
    state: "read",
    unknown: [],
    firings,
    incomplete: [],
  };
  return timed(() => {
    const fires = new Set(firings.map(({ entity }) => alertKey(outcome.rule, entity)));
    return store.alerts.judge(TENANT, { id: `s${hour}`, takenAt, fires }, (known, standings) =>
      reconcileAlerts({
        tenant: TENANT,
        at: takenAt,
        known,
        outcomes: [outcome],
        standings,
        flapping: { openings: 3, withinHours: 168 },
      }),
    );
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Of twenty alerts sixteen as before, two with another value, one that is over, and a new one in its place. */
function mixed(): readonly Firing[] {
  return Array.from({ length: ALERTS }, (_, nth) => {
    if (nth % 20 === 19) return firing(ALERTS + nth, 0);
    return firing(nth, nth % 20 > 16 ? 1 : 0);
  });
}

function firing(nth: number, more: number): Firing {
  return {
    entity: {
      kind: "device",
      id: `0a1b2c3d-0000-4000-8000-${String(nth).padStart(12, "0")}`,
      name: `NORR-${nth}`,
      platform: "Windows",
    },
    severity: "medium",
    value: 40 + more,
    unit: "days",
    worse: "higher",
    stage: 1,
    labels: { owner: "company", model: "Latitude 5440" },
    detail: "",
    evidence: [
      {
        name: `NORR-${nth}`,
        detail: "10.0.26100.1",
        value: 40 + more,
        at: new Date(START - 40 * 24 * HOUR_MS),
      },
    ],
    evidenceTotal: 1,
  };
}

interface Place extends AsyncDisposable {
  readonly location: StoreLocation;
}

async function filePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-bench-"));
  return {
    location: { kind: "sqlite", path: join(folder, "om.db") },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

function schemaPlace(): Place {
  const schema = `om_bench_${randomBytes(6).toString("hex")}`;
  return {
    location: postgresLocation(`${SERVER}${SERVER.includes("?") ? "&" : "?"}schema=${schema}`),
    [Symbol.asyncDispose]: async () => {
      const client = new Client({ connectionString: SERVER });
      await client.connect();
      await client.query(`set client_min_messages = warning; drop schema if exists "${schema}" cascade`);
      await client.end();
    },
  };
}
