import { setImmediate as oneTurn } from "node:timers/promises";
import { messageOf, OmError } from "../errors.ts";
import type { DispatcherDeps, DispatchEvent } from "./dispatcher.ts";
import type { Waker } from "./waker.ts";

/** One line of work that is looked for again and again. */
export interface Lane {
  /** How people are told what is in trouble. */
  readonly what: string;
  readonly waker: Waker;
  /**
   * Does what there is to do. Answers when there may be more: at once, or at an instant when that is known. Without one
   * it is looked for again in a few seconds.
   */
  look(signal: AbortSignal): Promise<"again" | Date | null>;
}

type LaneDeps = Pick<DispatcherDeps, "clock" | "isClockBelieved"> & {
  readonly tell: (event: DispatchEvent) => void;
};

/** Nobody waits longer for work of which nobody has told them. */
const LOOK_MS = 5_000;
const SHORTEST_MS = 100;

const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 30_000;

/** There is no store any more to work on, and waiting brings none back. */
const ENDS: ReadonlySet<string> = new Set(["store.gone", "store.damaged", "store.newer", "store.not-ours"]);

/**
 * Works until the signal aborts. Trouble is told once and waited out: longer each time, up to half a minute. While the
 * clock is doubted nothing is begun: by it every wait may seem over and every patience spent.
 * @throws OmError when the store is gone for good
 */
export async function runLane(lane: Lane, deps: LaneDeps, signal: AbortSignal): Promise<void> {
  const { clock, tell, isClockBelieved = () => true } = deps;
  const trouble = createTrouble(lane.what, tell);
  while (!signal.aborted) {
    if (!isClockBelieved()) {
      await lane.waker.wait(LOOK_MS, signal);
      continue;
    }
    try {
      const next = await lane.look(signal);
      trouble.over();
      // Where nothing waits for the network, all else in this process still has its turn.
      if (next === "again") await oneTurn();
      else await lane.waker.wait(waitMs(next, clock.now()), signal);
    } catch (error) {
      if (signal.aborted && isStop(error)) return;
      if (isTheEnd(error)) throw error;
      await lane.waker.wait(trouble.met(error), signal);
    }
  }
}

/** Whether an error says that there is no store any more. */
export function isTheEnd(error: unknown): boolean {
  return error instanceof OmError && ENDS.has(error.code);
}

/** Whether an error only says that the work was to stop. */
export function isStop(error: unknown): boolean {
  if (error instanceof OmError) return error.code === "run.stopped" || error.code === "run.lost";
  return error instanceof DOMException && error.name === "AbortError";
}

interface Trouble {
  /** Tells it, unless it is the same as before; how long to wait. */
  met(error: unknown): number;
  over(): void;
}

function createTrouble(what: string, tell: (event: DispatchEvent) => void): Trouble {
  let times = 0;
  let told: string | null = null;
  return {
    met: (error) => {
      const text = messageOf(error);
      if (text !== told) tell({ kind: "trouble", what, error });
      told = text;
      times += 1;
      return Math.min(FIRST_BACK_OFF_MS * 2 ** Math.min(times - 1, 10), LONGEST_BACK_OFF_MS);
    },
    over: () => {
      if (times > 0) tell({ kind: "troubleOver", what });
      times = 0;
      told = null;
    },
  };
}

/** What waits may wait for reasons that no instant tells: such are looked at in the usual time. */
function waitMs(next: Date | null, now: Date): number {
  const ms = next === null ? LOOK_MS : next.getTime() - now.getTime();
  return ms <= 0 ? LOOK_MS : Math.min(Math.max(ms, SHORTEST_MS), LOOK_MS);
}
