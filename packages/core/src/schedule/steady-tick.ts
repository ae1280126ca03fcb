/** What a tick has to say beside ticking. */
export interface TickOptions {
  readonly onTick: () => void;
  /** What the library behind it complains about. */
  readonly onTrouble: (message: string) => void;
}

/** Every ten seconds, by the wall clock in UTC. */
const EVERY_TEN_SECONDS = "*/10 * * * * *";

/**
 * Ticks every ten seconds until it is stopped. It only wakes: it leaves ticks out when the clock is set forward, and is
 * silent for as long as the clock was set back, so whoever uses it watches over it.
 */
export async function steadyTick({ onTick, onTrouble }: TickOptions): Promise<() => void> {
  const { createTask } = await import("node-cron");
  const tell = (message: string | Error): void =>
    onTrouble(message instanceof Error ? message.message : message);
  const task = createTask(EVERY_TEN_SECONDS, onTick, {
    timezone: "UTC",
    noOverlap: true,
    suppressMissedWarning: true,
    logger: { info: tell, warn: tell, error: tell, debug: () => {} },
  });
  await task.start();
  return () => void task.destroy();
}
