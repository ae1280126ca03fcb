/** Moments between which a process may be stopped, and the work must go on rightly wherever it was. */
export const CHECKPOINTS = [
  "schedule.beforeAdvance",
  "schedule.advanced",
  "run.claimed",
  "run.collected",
  "run.betweenFiles",
  "run.rendered",
  "run.insideFanOut",
  "run.fannedOut",
  "delivery.attempting",
  "delivery.handedOver",
  "delivery.settled",
  "run.ended",
  "store.insideMigration",
] as const;

export type CheckpointName = (typeof CHECKPOINTS)[number];

/** Awaited at each of these moments. Nothing in the product hands one in: it is for tests that stop a process there. */
export type Checkpoint = (name: CheckpointName) => Promise<void>;

/** Goes on at once. */
export const NO_CHECKPOINT: Checkpoint = async () => {};
