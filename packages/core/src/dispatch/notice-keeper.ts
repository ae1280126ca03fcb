import { noticeOfPosting } from "../notices/posting-ids.ts";
import { settleNotice } from "../notices/settle-notices.ts";
import type { Run } from "../store/run-row.ts";
import type { DispatcherDeps } from "./dispatcher.ts";
import { createWaits } from "./waits.ts";

/** Takes over into notices what became of their letters. */
export interface NoticeKeeper {
  /** At once when the run has ended, else once in a while. Runs of no notice are left as they are. */
  settle(run: Pick<Run, "id" | "report">, isOver: boolean): Promise<void>;
}

/** Settling reads every recipient: too much for after each batch. */
const PAUSE_MS = 60_000;

export function createNoticeKeeper(deps: DispatcherDeps): NoticeKeeper {
  const settled = createWaits(deps.clock);
  return {
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
