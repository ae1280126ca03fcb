import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openStore, type Revision, type Store, systemClock, type UpdateRecord } from "@intune-om/core";
import { type Figure, median } from "./measure.ts";

const RECORDS = 5_000;
const REVISIONS_EACH = 4;
const ROUNDS = 9;
const LIMIT_MS = 200;
const TENANT = "bench";
const SENTENCE = "It was known by another name before, and what it does stays as it is. ";
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** A year's history of updates with every revision from the store, against the bare driver reading the same rows. */
export async function benchUpdates(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-bench-"));
  const path = join(folder, "store.db");
  const store = await openStore({ kind: "sqlite", path }, { clock: systemClock });
  try {
    await store.updates.save(TENANT, aYear());
    const bare = new Database(path);
    try {
      return [await listing(store, bare)];
    } finally {
      bare.close();
    }
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

async function listing(store: Store, bare: Database.Database): Promise<Figure> {
  await store.updates.list(TENANT);
  const listed: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    read.push(await timed(async () => readBare(bare)));
    listed.push(await timed(async () => countOf(await store.updates.list(TENANT))));
  }
  const ms = median(listed);
  const floorMs = median(read);
  return {
    what: `list ${RECORDS} updates with ${RECORDS * REVISIONS_EACH} revisions`,
    measured: `${ms.toFixed(0)} ms`,
    floor: `better-sqlite3 alone: ${floorMs.toFixed(0)} ms (ratio ${(ms / floorMs).toFixed(2)})`,
    limit: `${LIMIT_MS} ms`,
    met: ms < LIMIT_MS,
  };
}

async function timed(work: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const rows = await work();
  const ms = performance.now() - began;
  if (rows !== RECORDS + RECORDS * REVISIONS_EACH) throw new Error(`${rows} rows were read`);
  return ms;
}

function readBare(bare: Database.Database): number {
  const records = bare.prepare("select * from update_records where tenant = ?").all(TENANT);
  bare.prepare("select * from update_aliases where tenant = ?").all(TENANT);
  const revisions = bare.prepare("select * from update_revisions where tenant = ?").all(TENANT);
  return records.length + revisions.length;
}

function countOf(records: readonly UpdateRecord[]): number {
  return records.reduce((sum, { revisions }) => sum + 1 + revisions.length, 0);
}

/** Updates as long as real ones, each edited several times. */
function aYear(): readonly UpdateRecord[] {
  return Array.from({ length: RECORDS }, (_, index): UpdateRecord => {
    const at = new Date(START + (index % 365) * DAY_MS);
    const sources = [index % 3 === 0 ? "service-messages" : "feed:news"];
    return {
      tenant: TENANT,
      key: `whats-new:${30_000_000 + index}`,
      update: {
        key: `whats-new:${30_000_000 + index}`,
        source: sources[0] ?? "",
        title: `A setting for devices of kind ${index} is renamed in the settings catalog`,
        // Posts of the message center are long, notices of pages are not.
        summary: SENTENCE.repeat(index % 3 === 0 ? 40 : 7).trim(),
        url: `https://learn.microsoft.com/intune/whats-new/#a-setting-for-devices-of-kind-${index}`,
        platforms: index % 2 === 0 ? ["windows"] : ["ios", "macos"],
        category: "Device configuration",
        publishedAt: at,
        updatedAt: at,
        actBy: index % 5 === 0 ? new Date(at.getTime() + 60 * DAY_MS) : null,
        severity: "normal",
        state: "changed",
        kind: "changed",
        audiences: ["admin"],
        area: "device-configuration",
        stage: "released",
        language: "en",
        versions: [],
        links: [],
        aliases: [],
      },
      translations: [],
      sources,
      aliases: index % 10 === 0 ? [`whats-new:${20_000_000 + index}`] : [],
      replaces: null,
      firstSeenAt: at,
      lastSeenAt: at,
      missingSince: null,
      doubtedSince: null,
      revisions: Array.from({ length: REVISIONS_EACH }, (__, number) => revision(at, number)),
      triage: { state: "assessed", owner: "asa", due: at, reason: null, acknowledgements: [], tasks: [] },
    };
  });
}

function revision(first: Date, number: number): Revision {
  const at = new Date(first.getTime() + (number + 1) * 7 * DAY_MS);
  const text = { from: "It was known by another name.", to: "What it does stays as it is, for now." };
  return {
    at,
    changes: [
      { field: "actBy", from: first.toISOString(), to: at.toISOString() },
      { field: "summary", ...text },
    ],
  };
}
