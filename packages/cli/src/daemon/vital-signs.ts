import { messageOf, OmError } from "@intune-om/core/base";
import type { ClockEvent } from "./clock-watch.ts";
import type { DaemonCounts } from "./measures.ts";

/** What the daemon knows of itself, for those who ask. */
export interface VitalSigns {
  /** The loop has come round. */
  beat(): void;
  /** A look at the schedules ended, well or not. */
  ticked(at: Date): void;
  tickFailed(error: unknown): void;
  leaseHeld(isHeld: boolean): void;
  /** Null when every channel could be opened. */
  channels(error: unknown): void;
  /** Null when what every tenant signs in with could be read. */
  signIns(error: unknown): void;
  clock(events: readonly ClockEvent[], isBelieved: boolean): void;
  reloaded(outcome: "taken" | "refused"): void;
  overdue(reports: number): void;
  /** Whether the process and its loop are alive. */
  isAlive(): boolean;
  /** Why it cannot do its work now; empty when it can. */
  obstacles(store: () => Promise<void>): Promise<readonly Obstacle[]>;
  counts(): DaemonCounts;
}

export interface Obstacle {
  readonly check: "lease" | "store" | "channels" | "tenants" | "clock";
  readonly reason: string;
  readonly hint?: string;
}

/** A loop that turns every ten seconds is dead after so long. */
const ALIVE_MS = 60_000;

export function createVitalSigns(monotonicMs: () => number): VitalSigns {
  let beatAt = monotonicMs();
  let counts: DaemonCounts = {
    holdsLease: false,
    lastTickSeconds: null,
    failedTicks: 0,
    clockEvents: { forward: 0, back: 0, suspended: 0, stalled: 0 },
    reloads: { taken: 0, refused: 0 },
    overdueReports: 0,
  };
  let isBelieved = true;
  // Nobody has tried yet.
  let channels: Obstacle | null = { check: "channels", reason: "they have not been opened yet" };
  let signIns: Obstacle | null = null;
  return {
    beat: () => {
      beatAt = monotonicMs();
    },
    ticked: (at) => {
      counts = { ...counts, lastTickSeconds: at.getTime() / 1_000 };
    },
    tickFailed: () => {
      counts = { ...counts, failedTicks: counts.failedTicks + 1 };
    },
    leaseHeld: (holdsLease) => {
      counts = { ...counts, holdsLease };
    },
    channels: (error) => {
      channels = error === null ? null : obstacle("channels", error);
    },
    signIns: (error) => {
      signIns = error === null ? null : obstacle("tenants", error);
    },
    clock: (events, believed) => {
      isBelieved = believed;
      const clockEvents = { ...counts.clockEvents };
      for (const { kind } of events)
        if (kind in clockEvents) clockEvents[kind] = (clockEvents[kind] ?? 0) + 1;
      counts = { ...counts, clockEvents };
    },
    reloaded: (outcome) => {
      counts = { ...counts, reloads: { ...counts.reloads, [outcome]: counts.reloads[outcome] + 1 } };
    },
    overdue: (overdueReports) => {
      counts = { ...counts, overdueReports };
    },
    isAlive: () => monotonicMs() - beatAt < ALIVE_MS,
    obstacles: async (store) => {
      const found: Obstacle[] = [];
      if (!counts.holdsLease) found.push({ check: "lease", reason: "another process works on the store" });
      const broken = await store().then(
        () => null,
        (error: unknown) => obstacle("store", error),
      );
      if (broken !== null) found.push(broken);
      if (channels !== null && counts.holdsLease) found.push(channels);
      if (signIns !== null && counts.holdsLease) found.push(signIns);
      if (!isBelieved)
        found.push({
          check: "clock",
          reason: "it was set by more than an hour; it is believed when that has held",
        });
      return found;
    },
    counts: () => counts,
  };
}

function obstacle(check: Obstacle["check"], error: unknown): Obstacle {
  const hint = error instanceof OmError ? { hint: error.hint } : {};
  return { check, reason: messageOf(error), ...hint };
}
