import { uptime } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { ProcessUse } from "./measures.ts";

/** What the daemon takes of the machine beside its clock. */
export interface Machine {
  /** Grows evenly while the machine is awake, and is never set. */
  monotonicMs(): number;
  /** Grows evenly, also while the machine sleeps. */
  uptimeMs(): number;
  /** Calls back again and again until the function that it returns is called. */
  interval(ms: number, call: () => void): () => void;
  use(): ProcessUse;
  /** Gives memory back that was needed for a while. */
  shrink(): void;
}

const MICROSECONDS = 1_000_000;

/** The machine that this process runs on. */
export const thisMachine: Machine = {
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1_000,
  interval: (ms, call) => {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
  use: () => {
    const { user, system } = process.cpuUsage();
    return {
      cpuSeconds: (user + system) / MICROSECONDS,
      residentBytes: process.memoryUsage.rss(),
      startedSeconds: performance.timeOrigin / 1_000,
    };
  },
  shrink: () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as (how: object) => void;
    collect({ type: "major", execution: "sync", flavor: "last-resort" });
  },
};
