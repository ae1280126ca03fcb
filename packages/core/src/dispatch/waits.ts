import type { Clock } from "../clock.ts";

/** Things that are left alone for a while. It is forgotten with the process, and costs one more look then. */
export interface Waits {
  add(id: string, ms: number): void;
  has(id: string): boolean;
}

export function createWaits(clock: Clock): Waits {
  const until = new Map<string, { readonly from: number; readonly to: number }>();
  const holds = (id: string, now: number): boolean => {
    const span = until.get(id);
    // A clock that was set back does not make a wait longer than it was meant to be.
    return span !== undefined && now >= span.from && now < span.to;
  };
  return {
    add: (id, ms) => {
      const now = clock.now().getTime();
      for (const known of until.keys()) if (!holds(known, now)) until.delete(known);
      until.set(id, { from: now, to: now + ms });
    },
    has: (id) => holds(id, clock.now().getTime()),
  };
}
