import type { Clock } from "@intune-om/core";
import { type ClockLook, type ClockReading, type ClockState, watchClock } from "./clock-watch.ts";
import type { Machine } from "./machine.ts";

/** Watches over the clock of this process, and says whether anything may be decided by it. */
export interface ClockGuard {
  /** What has happened to the clock since the last look. */
  look(): ClockLook;
  /** Whether the clock is believed at this very moment, also when it was set after the last look. */
  isBelieved(): boolean;
}

export function createClockGuard(
  clock: Clock,
  machine: Pick<Machine, "monotonicMs" | "uptimeMs">,
): ClockGuard {
  const read = (): ClockReading => ({
    wallMs: clock.now().getTime(),
    monotonicMs: machine.monotonicMs(),
    uptimeMs: machine.uptimeMs(),
  });
  let state: ClockState | null = null;
  return {
    look: () => {
      const look = watchClock(state, read());
      ({ state } = look);
      return look;
    },
    isBelieved: () => watchClock(state, read()).isBelieved,
  };
}
