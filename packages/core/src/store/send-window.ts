import type { Transaction } from "kysely";
import type { Database } from "./schema.ts";

/** So many messages at most in any minute, counted under a name: a channel, or a lane of one. */
export interface SendLimit {
  readonly key: string;
  readonly perMinute: number;
}

/** Seconds in which a message still counts, the one that it was sent in included. */
const WINDOW_SECONDS = 61;
/** Counts further ahead were made while the clock was wrong. */
const AHEAD_SECONDS = 60;
/** How long to wait for word of messages that are under way. */
const UNDER_WAY_MS = 1_000;

export interface SendWindow {
  /** Messages that may go out now. */
  readonly room: number;
  /** When there is room again at the latest; null when there is. */
  readonly opensAt: Date | null;
}

/**
 * Messages that are under way count all the time, and from when it is known what became of them for one minute more:
 * each of them left in between. Whoever takes room must hold the key meanwhile, so that two do not take the last place.
 */
export async function readWindow(
  trx: Transaction<Database>,
  { key, perMinute }: SendLimit,
  { underWay, now }: { readonly underWay: number; readonly now: Date },
): Promise<SendWindow> {
  const second = secondOf(now);
  const rows = await trx
    .selectFrom("send_counts")
    .select(["second", "count"])
    .where("channel", "=", key)
    .where("second", ">", second - WINDOW_SECONDS)
    .where("second", "<=", second + AHEAD_SECONDS)
    .orderBy("second")
    .execute();
  const sent = rows.reduce((sum, { count }) => sum + count, 0);
  const room = Math.max(0, perMinute - sent - underWay);
  if (room > 0) return { room, opensAt: null };
  const [oldest] = rows;
  const opensAt =
    oldest === undefined ? now.getTime() + UNDER_WAY_MS : (oldest.second + WINDOW_SECONDS) * 1_000;
  return { room, opensAt: new Date(opensAt) };
}

/** Counts messages that have left, in the second of an instant, under the key of each. */
export async function countSent(
  trx: Transaction<Database>,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  // In one order, so that two processes never wait for each other.
  for (const [channel, count] of [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    await trx
      .insertInto("send_counts")
      .values({ channel, second: secondOf(now), count })
      .onConflict((conflict) =>
        conflict
          .columns(["channel", "second"])
          .doUpdateSet((eb) => ({ count: eb("send_counts.count", "+", eb.ref("excluded.count")) })),
      )
      .execute();
  }
}

/** Takes out what no longer counts. */
export async function forgetOldCounts(trx: Transaction<Database>, key: string, now: Date): Promise<void> {
  await trx
    .deleteFrom("send_counts")
    .where("channel", "=", key)
    .where("second", "<", secondOf(now) - 2 * WINDOW_SECONDS)
    .execute();
}

function secondOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
