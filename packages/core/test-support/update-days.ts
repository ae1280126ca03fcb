import type { Coverage } from "../src/collect/snapshot.ts";
import { reconcile, type Reconciled, type ReconcileInput } from "../src/updates/reconcile.ts";
import type { Triage, UpdateRecord } from "../src/updates/update-record.ts";
import type { Update } from "../src/updates/update.ts";
import { daysAgo } from "./snapshots.ts";
import { UNTOUCHED } from "./updates.ts";

const START = daysAgo(30);

export function day(number: number): Date {
  return new Date(START.getTime() + number * 86_400_000);
}

export function whole(...sources: readonly string[]): readonly Coverage[] {
  return sources.map((source) => ({ source, status: "complete", count: 1 }));
}

export function refused(source: string): Coverage {
  return { source, status: "unreadable", reason: "503", fix: "Wait." };
}

export const incomplete: Coverage = {
  source: "feed:news",
  status: "incomplete",
  count: 0,
  reason: "No item.",
};

export interface ReadingTenant {
  records(): readonly UpdateRecord[];
  /** What is known after a reading; each source that lists something was read in full unless said otherwise. */
  read(number: number, observed: readonly Update[], coverage?: readonly Coverage[]): Reconciled;
}

/** A tenant that reads its sources day after day and remembers. */
export function tenant(language: ReconcileInput["language"] = "en"): ReadingTenant {
  let known: readonly UpdateRecord[] = [];
  return {
    records: () => known,
    read: (number, observed, coverage = sourcesOf(observed)) => {
      const input = { tenant: "contoso", known, observed, coverage, now: day(number), language, triageOf };
      const result = reconcile(input);
      known = result.records;
      return result;
    },
  };
}

export function triageOf(_update: Update, triage: Triage | null): Triage {
  return triage ?? UNTOUCHED;
}

export function sourcesOf(observed: readonly Update[]): readonly Coverage[] {
  return whole(...new Set(["feed:news", ...observed.map(({ source }) => source)]));
}
