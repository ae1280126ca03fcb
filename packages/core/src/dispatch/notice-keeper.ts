import { OmError } from "../errors.ts";
import type { UserNotice } from "../notices/notice.ts";
import { noticeRuns } from "../notices/notice-runs.ts";
import { noticeOfPosting } from "../notices/posting-ids.ts";
import { settleNotice } from "../notices/settle-notices.ts";
import { isFinalRunState } from "../run/run-states.ts";
import type { Run } from "../store/run-row.ts";
import type { DispatcherDeps } from "./dispatcher.ts";
import { createWaits } from "./waits.ts";

/** Takes over into notices what became of their letters. */
export interface NoticeKeeper {
  /** At once when the run has ended, else once in a while. Runs of no notice are left as they are. */
  settle(run: Pick<Run, "id" | "report">, isOver: boolean): Promise<void>;
  /** Notices whose runs have all ended, and which nobody settled: whoever was to do it went away. */
  settleLeft(): Promise<void>;
}

/** Settling reads every recipient: too much for after each batch. */
const PAUSE_MS = 60_000;
/** Whoever sends a notice, on trial text after text, is not at it any more when its last run ended so long ago. */
const LEFT_MS = 60_000;

export function createNoticeKeeper(deps: DispatcherDeps): NoticeKeeper {
  const settled = createWaits(deps.clock);
  const isLeft = async (notice: UserNotice): Promise<boolean> => {
    const runs = await noticeRuns(deps.store, notice.id);
    const before = deps.clock.now().getTime() - LEFT_MS;
    const isOver = ({ state, updatedAt }: Run): boolean =>
      isFinalRunState(state) && updatedAt.getTime() <= before;
    return runs.length > 0 && runs.every(isOver);
  };
  return {
    settleLeft: async () => {
      for (const { id: tenant } of deps.config.tenants) {
        for (const notice of await deps.store.notices.list(tenant, ["sending"])) {
          if (await isLeft(notice)) await settleOne(deps, notice);
        }
      }
    },
    settle: async ({ report }, isOver) => {
      const id = noticeOfPosting(report);
      if (id === null || (!isOver && settled.has(id))) return;
      const notice = await deps.store.notices.get(id);
      if (notice === null) return;
      await settleNotice(deps, notice);
      settled.add(id, PAUSE_MS);
    },
  };
}

/** Of several processes that settle it at once, one does. */
async function settleOne(deps: DispatcherDeps, notice: UserNotice): Promise<void> {
  try {
    await settleNotice(deps, notice);
  } catch (error) {
    if (!(error instanceof OmError) || error.code !== "notice.lost") throw error;
  }
}
