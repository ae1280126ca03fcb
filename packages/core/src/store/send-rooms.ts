import type { Transaction } from "kysely";
import type { Claim } from "./outbox.ts";
import type { Database } from "./schema.ts";
import { forgetOldCounts, readWindow, type SendLimit } from "./send-window.ts";

/** The places in every window that one claim asks for, each read once. */
export interface SendRooms {
  /** Takes a place in each; false, and none taken, when one is full. */
  take(limits: readonly SendLimit[]): Promise<boolean>;
  /** Takes out of the store what no longer counts. */
  tidy(): Promise<void>;
  /** When the first of those that were full opens, and what closed it. */
  closed(): Pick<Claim, "opensAt" | "closedBy">;
}

interface Room {
  left: number;
  readonly opensAt: Date | null;
  readonly closedBy: string;
}

/** Until a claim that filled a window itself asks again. */
const NEXT_LOOK_MS = 1_000;
/** What was closed further ahead than this was closed while the clock was wrong. */
const AHEAD_MS = 60_000;

/** @param underWay How many messages are under way, by the key under which they count. */
export function createSendRooms(
  trx: Transaction<Database>,
  underWay: ReadonlyMap<string, number>,
  now: Date,
): SendRooms {
  const rooms = new Map<string, Room>();
  let first: { readonly opensAt: Date; readonly closedBy: string } | null = null;
  const roomOf = async (limit: SendLimit): Promise<Room> => {
    const known = rooms.get(limit.key);
    if (known !== undefined) return known;
    const room = await readRoom(trx, limit, { underWay: underWay.get(limit.key) ?? 0, now });
    rooms.set(limit.key, room);
    return room;
  };
  return {
    take: async (limits) => {
      const asked: Room[] = [];
      for (const limit of limits) asked.push(await roomOf(limit));
      const full = asked.find(({ left }) => left <= 0);
      if (full === undefined) {
        for (const room of asked) room.left -= 1;
        return true;
      }
      const opensAt = full.opensAt ?? new Date(now.getTime() + NEXT_LOOK_MS);
      if (first === null || opensAt < first.opensAt) first = { opensAt, closedBy: full.closedBy };
      return false;
    },
    tidy: async () => {
      for (const key of rooms.keys()) await forgetOldCounts(trx, key, now);
    },
    closed: () => first ?? { opensAt: null, closedBy: null },
  };
}

async function readRoom(
  trx: Transaction<Database>,
  limit: SendLimit,
  { underWay, now }: { readonly underWay: number; readonly now: Date },
): Promise<Room> {
  const blocked = await trx
    .selectFrom("send_channels")
    .selectAll()
    .where("channel", "=", limit.key)
    .where("blocked_until", ">", now.toISOString())
    // A clock that was set back must not keep it closed for as long as it was wrong.
    .where("blocked_at", "<=", new Date(now.getTime() + AHEAD_MS).toISOString())
    .executeTakeFirst();
  if (blocked !== undefined)
    return { left: 0, opensAt: new Date(blocked.blocked_until), closedBy: blocked.reason };
  const { room, opensAt } = await readWindow(trx, limit, { underWay, now });
  return { left: room, opensAt, closedBy: `${limit.perMinute} messages a minute at most` };
}
