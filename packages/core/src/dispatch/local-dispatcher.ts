import type { Dispatcher, DispatcherDeps } from "./dispatcher.ts";
import type { Lane } from "./lane.ts";
import { createRunDesk } from "./run-desk.ts";
import { createSendDesk, type SendDesk } from "./send-desk.ts";
import { createWaker } from "./waker.ts";
import { workLanes, type WorkingDeps } from "./work-lanes.ts";

/** After so long a pass ends, so that what has come in the meantime has its turn. */
const SLICE_MS = 2_000;
/** So often what others left behind is looked for. */
export const TIDY_MS = 30_000;

/** One process that finds by itself, in the store, what there is to do. */
export function createLocalDispatcher(deps: DispatcherDeps): Dispatcher {
  const { runsAtOnce = 1, sleep } = deps;
  const makers = Array.from({ length: runsAtOnce }, () => createWaker(sleep));
  const sender = createWaker(sleep);
  return {
    wake: () => {
      for (const waker of [...makers, sender]) waker.wake();
    },
    work: (signal) =>
      workLanes(deps, signal, (working) => {
        const desk = createRunDesk({ ...working, onMade: sender.wake });
        return [
          ...makers.map((waker): Lane => runLane(desk, waker)),
          sendLane(createSendDesk(working), sender, working),
        ];
      }),
  };
}

function runLane(desk: ReturnType<typeof createRunDesk>, waker: Lane["waker"]): Lane {
  return {
    what: "the making of reports",
    waker,
    look: async (signal) => ((await desk.next(signal)) ? "again" : null),
  };
}

function sendLane(desk: SendDesk, waker: Lane["waker"], { clock, store }: WorkingDeps): Lane {
  let tidiedAt: number | null = null;
  return {
    what: "the sending of messages",
    waker,
    look: async (signal) => {
      await desk.write();
      const now = clock.now().getTime();
      if (tidiedAt === null || Math.abs(now - tidiedAt) >= TIDY_MS) {
        await desk.tidy();
        tidiedAt = now;
      }
      const runs = await desk.ready();
      if (runs.length === 0) return store.outbox.nextAt();
      const { settled, opensAt } = await desk.pass({ runs, ids: null, goesOn: sliceOf(clock) }, signal);
      if (settled.length > 0) return "again";
      return opensAt ?? store.outbox.nextAt();
    },
  };
}

/** Goes on for one slice from now on, whatever the clock does. */
export function sliceOf(clock: WorkingDeps["clock"]): () => boolean {
  const began = clock.now().getTime();
  return () => Math.abs(clock.now().getTime() - began) < SLICE_MS;
}
