import type { Clock } from "../clock.ts";
import type { Sleep } from "./middleware.ts";
import type { RequestBudget } from "./request-budgets.ts";

export interface PacerOptions {
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly budgets: readonly RequestBudget[];
}

/** A request as it counts against the limits of the service: method and path below the version. */
export interface PacedRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
}

/**
 * Keeps all requests to one tenant within the service's documented limits, so that most refusals never happen, and
 * holds the others back when one was refused.
 */
export interface Pacer {
  /** Resolves when these requests may be sent; together they may be a batch. Throws the signal's reason after an abort. */
  take(requests: readonly PacedRequest[], signal?: AbortSignal): Promise<void>;
  /** Waits before a request is sent again, as long as the service or the back-off says. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** The service has refused a request for this long: others of its budget wait too, and all others in a storm. */
  refused(request: PacedRequest, waitMs: number): void;
}

/** So many refusals in so short a time mean that the tenant is busy, not one part of Graph. */
const STORM_REFUSALS = 3;
const STORM_MS = 10_000;

export function createPacer({ clock, sleep, budgets }: PacerOptions): Pacer {
  const gates = new Map<string, Gate>();
  const refusals: number[] = [];
  let pausedUntil = 0;
  // As far as anyone here has slept: a clock that is set back must not make the windows wait again.
  let reached = 0;
  const now = (): number => Math.max(clock.now().getTime(), reached);
  const wait = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
    const until = now() + ms;
    await sleep(ms, signal);
    reached = Math.max(reached, until);
  };
  const gateOf = (request: PacedRequest): Gate => {
    const budget = budgetOf(budgets, request);
    const name = budget?.name ?? "";
    const known = gates.get(name) ?? createGate(budget);
    gates.set(name, known);
    return known;
  };
  return {
    wait,
    take: async (requests, signal) => {
      const wanted = requests.map(gateOf);
      for (;;) {
        const ready = Math.max(pausedUntil, ...wanted.map((gate) => gate.pausedUntil));
        if (ready <= now()) break;
        await wait(ready - now(), signal);
      }
      const slot = Math.max(...wanted.map((gate) => gate.reserve(now())));
      if (slot > now()) await wait(slot - now(), signal);
    },
    refused: (request, waitMs) => {
      const at = now();
      const gate = gateOf(request);
      gate.pausedUntil = Math.max(gate.pausedUntil, at + waitMs);
      refusals.push(at);
      while ((refusals[0] ?? at) < at - STORM_MS) refusals.shift();
      if (refusals.length >= STORM_REFUSALS) pausedUntil = Math.max(pausedUntil, at + waitMs);
    },
  };
}

function budgetOf(
  budgets: readonly RequestBudget[],
  { method, path }: PacedRequest,
): RequestBudget | undefined {
  const bare = path.split("?")[0] ?? path;
  return budgets.find(
    (budget) => (budget.method === undefined || budget.method === method) && budget.path.test(bare),
  );
}

interface Gate {
  pausedUntil: number;
  /** Takes the next free place in every window and answers when it begins, in milliseconds. */
  reserve(from: number): number;
}

function createGate(budget: RequestBudget | undefined): Gate {
  const windows = (budget?.windows ?? []).map(({ requests, seconds }) => {
    // The times of the last requests, the oldest under the hand: a new one may not come before it has left the window.
    const times: number[] = [];
    let oldest = 0;
    return {
      free: (from: number): number => {
        const last = times.length < requests ? undefined : times[oldest];
        return last === undefined ? from : Math.max(from, last + seconds * 1_000);
      },
      put: (at: number): void => {
        times[oldest] = at;
        oldest = (oldest + 1) % requests;
      },
    };
  });
  return {
    pausedUntil: 0,
    reserve: (from) => {
      const at = Math.max(from, ...windows.map((window) => window.free(from)));
      for (const window of windows) window.put(at);
      return at;
    },
  };
}
